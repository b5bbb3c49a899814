import { entryHash, type LedgerEntry, ledgerStart } from './ledger.ts';

/**
 * Holds a ledger against itself and against hashes known from elsewhere (anchors). The first place that is wrong is named by its index, from 0:
 * deleted, altered, inserted and swapped entries alike. Without an anchor at its end, entries cut off there cannot be seen.
 */
export function verifyLedger(
  branch: string,
  entries: Iterable<LedgerEntry>,
  anchors: Anchors = new Map(),
): LedgerCheck {
  let previous = ledgerStart(branch);
  let index = 0;
  for (const entry of entries) {
    const fault = faultOf(branch, entry, index, previous, anchors);
    if (fault) return { ok: false, index, fault };
    previous = entry.hash;
    index += 1;
  }
  const beyond = Math.min(...[...anchors.keys()].filter((seq) => seq > index));
  return Number.isFinite(beyond)
    ? { ok: false, index, fault: 'missing-end' }
    : { ok: true, count: index, head: previous };
}

function faultOf(
  branch: string,
  entry: LedgerEntry,
  index: number,
  previous: string,
  anchors: Anchors,
): LedgerFault | null {
  if (entry.branch !== branch) return 'other-branch';
  if (entry.seq !== index + 1) return 'number';
  if (entryHash(previous, entry) !== entry.hash) return 'hash';
  const anchor = anchors.get(entry.seq);
  return anchor !== undefined && anchor !== entry.hash ? 'anchor' : null;
}

/** Hashes by number that stand elsewhere: in the log of the city, or on the branch's own paper. */
export type Anchors = ReadonlyMap<number, string>;
export type LedgerFault = 'other-branch' | 'number' | 'hash' | 'anchor' | 'missing-end';
export type LedgerCheck =
  | { readonly ok: true; readonly count: number; readonly head: string }
  | { readonly ok: false; readonly index: number; readonly fault: LedgerFault };
