import { canonicalJson, type JsonObject } from '#kernel/json';
import { ok, type Result, refuse } from '#kernel/result';
import { sha256Of } from '#kernel/sha256';

/** The hash before the first entry of a branch: of its name, so that no entry can move to another branch. */
export const ledgerStart = (branch: string): string => sha256(`lipsia branch ledger\n${branch}`);

/** SHA-256 over the hash before and the canonical entry (RFC 8785). */
export const entryHash = (previous: string, { at, branch, by, body, seq }: Unchained): string =>
  sha256(`${previous}\n${canonicalJson({ at, body: body as unknown as JsonObject, branch, by, seq })}`);

/**
 * The next entry of a branch's ledger. Refused: what the other side alone may write, a correction that takes back more than there is, an
 * answer to what was never asked. Nothing is ever changed or taken out.
 */
export function nextEntry(ledger: Ledger, { at, by, body }: NewEntry): Result<LedgerEntry, LedgerRefusal> {
  const last = ledger.entries.at(-1);
  const wrong = last && at < last.at ? 'time-back' : whyNot(ledger, by, body);
  if (wrong) return refuse(wrong);
  const seq = (last?.seq ?? 0) + 1;
  const previous = last?.hash ?? ledgerStart(ledger.branch);
  const bare = { branch: ledger.branch, seq, at, by, body };
  return ok({ ...bare, hash: entryHash(previous, bare) });
}

/** Entries of the back office that the branch has not confirmed yet; they count for nothing until then. */
export const unacknowledged = (entries: readonly LedgerEntry[]): readonly LedgerEntry[] => {
  const seen = new Set(entries.flatMap(({ body }) => (body.kind === 'acknowledged' ? [body.of] : [])));
  return entries.filter(({ by, seq }) => by === 'office' && !seen.has(seq));
};

/** Numbers of entries about which a dispute is open. */
export const openDisputes = (entries: readonly LedgerEntry[]): ReadonlySet<number> => {
  const open = new Set<number>();
  for (const { body } of entries) {
    if (body.kind === 'dispute-opened') open.add(body.of);
    if (body.kind === 'dispute-closed') open.delete(body.of);
  }
  return open;
};

/** A correction hits earned amounts, and takes back at most what is left of them. */
const leftOf = (entries: readonly LedgerEntry[], of: number): number | null => {
  const { body } = entries.find(({ seq }) => seq === of) ?? {};
  if (body?.kind !== 'service-done' && body?.kind !== 'item-handed-out' && body?.kind !== 'office-entry') return null;
  const corrected = entries.flatMap((one) =>
    one.body.kind === 'correction' && one.body.of === of ? [one.body.cents] : [],
  );
  return body.cents + corrected.reduce((sum, cents) => sum + cents, 0);
};

function whyNot({ entries }: Ledger, by: LedgerEntry['by'], body: EntryBody): LedgerRefusal | null {
  if ((authors[body.kind] ?? 'nobody') !== by) return 'wrong-side';
  if ('cents' in body && !Number.isSafeInteger(body.cents)) return 'amount-wrong';
  switch (body.kind) {
    case 'service-done':
    case 'item-handed-out':
    case 'fee-taken':
      return body.cents >= 0 ? null : 'amount-wrong';
    case 'office-entry':
      return body.text.trim() === '' ? 'text-missing' : null;
    case 'acknowledged':
      return unacknowledged(entries).some(({ seq }) => seq === body.of) ? null : 'nothing-there';
    case 'correction': {
      const left = leftOf(entries, body.of);
      if (left === null) return 'nothing-there';
      const isBack = left >= 0 ? body.cents < 0 && left + body.cents >= 0 : body.cents > 0 && left + body.cents <= 0;
      return isBack ? null : 'not-compensating';
    }
    case 'dispute-opened':
      return entries.some(({ seq }) => seq === body.of) && !openDisputes(entries).has(body.of) ? null : 'nothing-there';
    case 'dispute-closed':
      return openDisputes(entries).has(body.of) ? null : 'nothing-there';
  }
}

/** Who may write what: the back office has kinds of its own, and none of the branch's. */
const authors: Readonly<Record<EntryBody['kind'], LedgerEntry['by']>> = {
  'service-done': 'branch',
  'item-handed-out': 'branch',
  'fee-taken': 'branch',
  acknowledged: 'branch',
  'dispute-opened': 'branch',
  'office-entry': 'office',
  correction: 'office',
  'dispute-closed': 'office',
};

const sha256 = (text: string): string => sha256Of(text).toString('hex');

export type EntryBody =
  /** A visit was sealed; the price is that of the day, without value-added tax. */
  | { readonly kind: 'service-done'; readonly service: string; readonly edition: number; readonly cents: number }
  | { readonly kind: 'item-handed-out'; readonly item: string; readonly cents: number }
  /** A fee of the city taken at the counter: the city's money, in an account of its own. */
  | { readonly kind: 'fee-taken'; readonly service: string; readonly cents: number }
  | { readonly kind: 'acknowledged'; readonly of: number }
  | { readonly kind: 'dispute-opened'; readonly of: number; readonly text: string }
  /** What the back office adds: never disguised as an act of the branch. */
  | { readonly kind: 'office-entry'; readonly text: string; readonly cents: number }
  | { readonly kind: 'correction'; readonly of: number; readonly cents: number; readonly text: string }
  | { readonly kind: 'dispute-closed'; readonly of: number; readonly outcome: 'upheld' | 'dropped' };
interface Unchained {
  readonly branch: string;
  /** From 1, without a gap. */
  readonly seq: number;
  /** ISO instant in UTC. */
  readonly at: string;
  readonly by: 'branch' | 'office';
  readonly body: EntryBody;
}
export interface LedgerEntry extends Unchained {
  /** Hex. */
  readonly hash: string;
}
export interface NewEntry {
  readonly at: string;
  readonly by: LedgerEntry['by'];
  readonly body: EntryBody;
}
export interface Ledger {
  readonly branch: string;
  /** In order; the end alone is enough for entries that name no other one. */
  readonly entries: readonly LedgerEntry[];
}
export type LedgerRefusal =
  | 'time-back'
  | 'wrong-side'
  | 'amount-wrong'
  | 'text-missing'
  | 'nothing-there'
  | 'not-compensating';
