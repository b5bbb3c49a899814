import { createHash } from 'node:crypto';
import { canonicalJson } from './json.ts';
import { sha256Of } from './sha256.ts';

/** The hash that ties an access entry to all before it: SHA-256 over the hash before it and the entry as canonical JSON. */
export const accessHash = (entry: ChainedAccess, previous: Uint8Array): Uint8Array => {
  const { action, actor, at, case: caseId, id, kind, legalBasis, number, office } = entry;
  const { purpose, receiver, role, system, what } = entry;
  const shown = { action, actor, at, case: caseId, id, kind, legalBasis, number, office };
  const text = canonicalJson({ ...shown, purpose, receiver, role, system, what });
  return createHash('sha256').update(previous).update(text).digest();
};

/** What stands for the person who read, in an entry: always the same for the two ids, and silent about both. */
export const actorMark = (entryId: string, actorId: string | null): string =>
  sha256Of(`${entryId}:${actorId ?? ''}`).toString('hex');

/** Follows the chain from its beginning; the hash of the last entry, or the number of the first that is missing or was changed. */
export function followChain(entries: readonly (ChainedAccess & { readonly hash: string })[]): ChainEnd {
  let head: Uint8Array = new Uint8Array(32);
  for (const [index, entry] of entries.entries()) {
    head = accessHash(entry, head);
    if (entry.number !== index + 1 || Buffer.from(head).toString('hex') !== entry.hash)
      return { ok: false, wrong: index + 1 };
  }
  return { ok: true, head };
}

export type ChainEnd =
  | { readonly ok: true; readonly head: Uint8Array }
  | { readonly ok: false; readonly wrong: number };

/** An access entry as its chain covers it. */
export interface ChainedAccess {
  /** From 1, gapless for each key. */
  readonly number: number;
  readonly id: string;
  /** ISO instant in UTC, whole seconds. */
  readonly at: string;
  readonly kind: string;
  /** Made by `actorMark`. */
  readonly actor: string;
  readonly role: string;
  readonly office: string | null;
  readonly purpose: string;
  readonly legalBasis: string | null;
  readonly case: string | null;
  readonly what: readonly string[];
  /** Another system that reported it, what it did, and who got the data. */
  readonly system: string | null;
  readonly action: string | null;
  readonly receiver: string | null;
}
