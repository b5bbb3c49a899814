import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { Request } from '#platform/http';
import type { AccessEntry } from '#platform/vault';
import type { PortalParts } from './portal-parts.ts';

/**
 * Who read the data of this person: every entry under the keys of the account and of each own case, visit and request, newest first. Each key counts
 * for itself, also after its data was erased; says whether every row of numbers runs without a gap. Null under a mandate: only the
 * person may see it.
 */
export async function accessRecord(parts: PortalParts, request: Request): Promise<AccessRecord | null> {
  const visitor = await parts.cases.visitorOf(request);
  if (visitor.mandate) return null;
  const cases = await parts.cases.recordKeys(visitor);
  const visits = await parts.appointments.recordKeys(visitor);
  const more = await parts.moreKeys(request);
  const { actor } = request;
  return parts.db.transaction(async (tx) => {
    const account = actor.kind === 'citizen' && actor.id ? await parts.accounts.keyOf(tx, actor.id) : null;
    const keys = [
      ...[...cases, ...visits].map(({ key, number }) => ({ key, row: number })),
      ...more.map(({ key, name }) => ({ key, row: name })),
      ...(account ? [{ key: account, row: null }] : []),
    ];
    const records = [];
    for (const { key, row } of keys) {
      records.push((await wholeRecord(parts, tx, key)).map((entry): CountedAccess => ({ ...entry, row })));
    }
    const numbers = new Map(cases.map(({ caseId, number }) => [caseId, number]));
    return {
      entries: records
        .flat()
        .sort(newestFirst)
        .map((entry) => ({ ...entry, caseNumber: numbers.get(entry.caseId ?? '') ?? null })),
      isGapless: records.every(isGapless),
    };
  });
}

const newestFirst = (a: CountedAccess, b: CountedAccess): number =>
  a.at === b.at ? b.number - a.number : a.at < b.at ? 1 : -1;

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
interface CountedAccess extends AccessEntry {
  /** The case, visit or request that counts this entry; null for the account. */
  readonly row: string | null;
}
export interface ShownAccess extends CountedAccess {
  /** The case for which it was read. */
  readonly caseNumber: string | null;
}
