import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { Request } from '#platform/http';
import type { AccessEntry } from '#platform/vault';
import type { PortalParts } from './portal-parts.ts';

/**
 * Who read the data of this person: every entry under the keys of the account and of the own cases, newest first, and whether
 * the numbers run without a gap. Null under a mandate: only the person may see it.
 */
export async function accessRecord(parts: PortalParts, request: Request): Promise<AccessRecord | null> {
  const visitor = await parts.cases.visitorOf(request);
  if (visitor.mandate) return null;
  const rows = await parts.cases.ownCases(visitor);
  const { actor } = request;
  return parts.db.transaction(async (tx) => {
    const own = actor.kind === 'citizen' && actor.id ? [await parts.accounts.keyOf(tx, actor.id)] : [];
    const keys = [...new Set([...own, ...rows.map((row) => row.key)])];
    const records = [];
    for (const key of keys) records.push(await wholeRecord(parts, tx, key));
    const entries = records.flat().sort((a, b) => (a.at === b.at ? b.number - a.number : a.at < b.at ? 1 : -1));
    const numbers = new Map(rows.map((row) => [row.id, row.number]));
    return {
      entries: entries.map((entry) => ({ ...entry, caseNumber: numbers.get(entry.caseId ?? '') ?? null })),
      isGapless: records.every(isGapless),
    };
  });
}

/** Newest first, each number one less than the one before, down to 1: nothing was taken out. */
export const isGapless = (entries: readonly Pick<AccessEntry, 'number'>[]): boolean =>
  entries.every((entry, index) => entry.number === entries.length - index);

async function wholeRecord({ vault }: PortalParts, tx: Tx, key: Uuid): Promise<readonly AccessEntry[]> {
  const all: AccessEntry[] = [];
  for (;;) {
    const before = all.at(-1)?.number;
    const page = await vault.accessRecord(tx, key, { limit: 500, ...(before === undefined ? {} : { before }) });
    all.push(...page);
    if (page.length < 500) return all;
  }
}

export interface AccessRecord {
  readonly entries: readonly ShownAccess[];
  /** False would mean that an entry is missing. */
  readonly isGapless: boolean;
}
export type ShownAccess = AccessEntry & { readonly caseNumber: string | null };
