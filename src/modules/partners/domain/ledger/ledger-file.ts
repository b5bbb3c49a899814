import { canonicalJson, type JsonObject } from '#kernel/json';
import type { Ledger, LedgerEntry } from './ledger.ts';

/** The whole ledger of a branch as a file: a line about it, then one line per entry (JSON Lines). Equal ledgers give equal bytes. */
export const writeLedgerFile = ({ branch, entries }: Ledger): string =>
  [{ format, branch, count: entries.length, head: entries.at(-1)?.hash ?? null }, ...entries]
    .map((line) => `${canonicalJson(line as unknown as JsonObject)}\n`)
    .join('');

/** A ledger from its file; null when it is no such file. What stands in it is not checked here. */
export function readLedgerFile(
  text: string,
): (Ledger & { readonly count: number; readonly head: string | null }) | null {
  try {
    const [first, ...rest] = text.trimEnd().split('\n');
    const head = JSON.parse(first ?? '') as { format?: string; branch?: string; count?: number; head?: string | null };
    if (head.format !== format || typeof head.branch !== 'string' || typeof head.count !== 'number') return null;
    const entries = rest.map((line) => JSON.parse(line) as LedgerEntry);
    if (!entries.every(isEntry)) return null;
    return { branch: head.branch, count: head.count, head: head.head ?? null, entries };
  } catch {
    return null;
  }
}

const isEntry = (entry: LedgerEntry): boolean =>
  typeof entry?.seq === 'number' && typeof entry.hash === 'string' && typeof entry.body?.kind === 'string';

const format = 'urn:lipsia:branch-ledger:1';
