import { readCheckpoint } from '../note/checkpoint.ts';
import { cosignedAt } from '../note/cosignature.ts';
import { checkSignature, readNote } from '../note/note.ts';
import type { Trusted } from '../receipt.ts';

/** The file of a month as it is served: checkpoints that witnesses cosigned last before it began, and first since then; null for anything else. */
export function readMonthFile(text: string): MonthFile | null {
  try {
    const { before, after } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return isTexts(before) && isTexts(after) ? { before, after } : null;
  } catch {
    return null;
  }
}

/** The sizes of the checkpoints in such a file. */
export const sizesIn = ({ before, after }: MonthFile): number[] =>
  [...before, ...after].flatMap((note) => readCheckpoint(readNote(note)?.text ?? '')?.size ?? []);

/**
 * What the witnesses that somebody trusts say of the beginning of a month. Only cosignatures count whose own time lies on the right side of it,
 * on checkpoints of this log (`rootOf` gives the root of the first entries); whatever else stands in the file is a fault in words.
 */
export function sealOf(month: string, file: MonthFile, { trusted, need, rootOf }: SealRules): MonthSeal & Faults {
  const begin = beginOf(month);
  const faults: string[] = [];
  const open = (notes: readonly string[], which: string) =>
    notes.flatMap((content) => {
      const note = readNote(content);
      const checkpoint = note && readCheckpoint(note.text);
      if (!note || checkpoint?.origin !== trusted.log.name || checkSignature(note, trusted.log) !== 'valid') {
        faults.push(`${month}: a checkpoint ${which} the month is not signed by this log`);
        return [];
      }
      const root = rootOf(checkpoint.size);
      // Of a larger log than the reader holds nothing can be said.
      if (!root) return [];
      if (Buffer.compare(root, checkpoint.root) !== 0) {
        faults.push(`${month}: the checkpoint of ${checkpoint.size} entries is of another log`);
        return [];
      }
      return trusted.witnesses.map((key) => ({
        ...{ name: key.name, size: checkpoint.size, second: cosignedAt(note, key) },
      }));
    });
  const before = open(file.before, 'before').filter(({ second }) => second !== null && second < begin);
  const after = open(file.after, 'after the beginning of').filter(({ second }) => second !== null && second >= begin);
  const reached = trusted.witnesses.map((key) => Math.max(0, ...sizesBy(before, key.name)));
  const stood = trusted.witnesses.map((key) => Math.min(Number.POSITIVE_INFINITY, ...sizesBy(after, key.name)));
  return {
    before: reached.toSorted((a, b) => b - a)[need - 1] ?? 0,
    after: stood.toSorted((a, b) => a - b)[need - 1] ?? Number.POSITIVE_INFINITY,
    faults,
  };
}

/** The second at which a legal month begins. */
export const beginOf = (month: string): number =>
  Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 }).toZonedDateTime('Europe/Berlin').epochMilliseconds /
  1_000;

/** The month after this one: `2027-01` for `2026-12`. */
export const monthAfter = (month: string): string => Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();

const sizesBy = (seen: readonly { readonly name: string; readonly size: number }[], name: string): number[] =>
  seen.flatMap((one) => (one.name === name ? [one.size] : []));
const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

export interface MonthFile {
  readonly before: readonly string[];
  readonly after: readonly string[];
}
export interface MonthSeal {
  /** So many entries stood in the log before the month began: enough witnesses had cosigned them by then. 0 without a proof. */
  readonly before: number;
  /** So many entries at most stood in the log when it had begun; infinite without a proof. */
  readonly after: number;
}
export interface SealRules {
  readonly trusted: Trusted;
  /** How many witnesses must say the same. */
  readonly need: number;
  rootOf(size: number): Uint8Array | undefined;
}
interface Faults {
  readonly faults: readonly string[];
}
