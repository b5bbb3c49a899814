import { type ChainedAccess, followChain } from '#kernel/access-chain';
import { leafHash } from '../merkle/hash.ts';
import { isIncluded } from '../merkle/verify.ts';
import { checkReceipt, type Trusted } from '../receipt.ts';
import { headCommitment } from './head-tree.ts';

/**
 * Holds an exported list of accesses against the log: each series runs from 1 without a gap, each entry follows from the one before, and the
 * end of the series is the one that the log has sealed. The first series and number that are wrong are named.
 */
export function checkAccessList(text: string, trusted: Trusted): ListCheck {
  const list = readList(text);
  if (!list) return { ok: false, series: null, wrong: 'unreadable', number: null };
  const found: CheckedSeries[] = [];
  for (const { name, entries, seal } of list.series) {
    const chain = followChain(entries);
    if (!chain.ok) return { ok: false, series: name, wrong: 'chain', number: chain.wrong };
    const wrong = seal ? sealFault(entries, seal, trusted) : null;
    if (wrong) return { ok: false, series: name, wrong, number: seal?.number ?? null };
    found.push({ name, entries: entries.length, sealed: seal?.number ?? 0 });
  }
  return { ok: true, series: found };
}

function sealFault(entries: AccessSeries['entries'], seal: AccessSeal, trusted: Trusted): 'missing' | 'seal' | null {
  const last = entries[seal.number - 1];
  if (!last) return 'missing';
  const receipt = checkReceipt(seal.receipt, trusted);
  if (!receipt.ok) return 'seal';
  const salt = Buffer.from(seal.salt, 'base64');
  const leaf = leafHash(headCommitment({ number: seal.number, head: Buffer.from(last.hash, 'hex') }, salt));
  const proof = seal.path.map((hash) => Buffer.from(hash, 'base64'));
  const root = Buffer.from(receipt.event, 'base64');
  return isIncluded({ index: seal.place, size: seal.width, leaf, proof, root }) ? null : 'seal';
}

/** Checked by hand, since the program that outsiders run must be small enough to be read. */
function readList(text: string): AccessList | null {
  try {
    const list = JSON.parse(text) as AccessList;
    const isWhole =
      list.format === accessListFormat &&
      list.series.every(
        ({ name, entries, seal }) =>
          typeof name === 'string' &&
          Array.isArray(entries) &&
          (seal === null || (Number.isSafeInteger(seal.number) && Array.isArray(seal.path))),
      );
    return isWhole ? list : null;
  } catch {
    return null;
  }
}

export const accessListFormat = 'urn:lipsia:access-list:1';

/** What a person takes home: who read, and what proves that nothing is missing. */
export interface AccessList {
  readonly format: typeof accessListFormat;
  readonly madeAt: string;
  readonly log: { readonly origin: string; readonly key: string };
  readonly series: readonly AccessSeries[];
}
export interface AccessSeries {
  /** Number of a case, or `account`. */
  readonly name: string;
  /** Oldest first. */
  readonly entries: readonly (ChainedAccess & { readonly hash: string })[];
  /** Of the newest end that the log has sealed; null before the first, and after an erasure. */
  readonly seal: AccessSeal | null;
}
export interface AccessSeal {
  /** Of the last entry that it covers. */
  readonly number: number;
  /** In base64. */
  readonly salt: string;
  readonly place: number;
  readonly width: number;
  /** Hashes in base64, from the sibling upwards. */
  readonly path: readonly string[];
  /** Of the entry in the log (C2SP tlog-proof). */
  readonly receipt: string;
}
export type ListCheck =
  | { readonly ok: true; readonly series: readonly CheckedSeries[] }
  | {
      readonly ok: false;
      readonly series: string | null;
      /** `chain`: an entry is missing or changed; `missing`: the log has sealed more entries; `seal`: the log has sealed another end. */
      readonly wrong: 'unreadable' | 'chain' | 'missing' | 'seal';
      readonly number: number | null;
    };
export interface CheckedSeries {
  readonly name: string;
  readonly entries: number;
  /** How many of them the seal covers. */
  readonly sealed: number;
}
