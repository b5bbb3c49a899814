import type { Language } from '#kernel/language';

/** The addresses of the treasury's pages. */
export function treasuryPaths(language: Language): TreasuryPaths {
  const base = `/${language}/team/zahlungen`;
  return {
    base,
    upload: `${base}/auszug`,
    statement: (id) => `${base}/auszug/${id}`,
    claim: (reference) => `${base}/forderung/${reference}`,
    settle: (reference) => `${base}/forderung/${reference}/bezahlt`,
    collect: `${base}/lastschriften`,
    batch: (id) => `${base}/lastschriften/${id}`,
  };
}

export interface TreasuryPaths {
  readonly base: string;
  readonly upload: string;
  statement(id: string): string;
  claim(reference: string): string;
  settle(reference: string): string;
  readonly collect: string;
  batch(id: string): string;
}
