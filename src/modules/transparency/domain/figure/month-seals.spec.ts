import { describe, expect, it } from 'vitest';
import { leafHash } from '../merkle/hash.ts';
import { rootsAt } from '../merkle/roots.ts';
import { plainTree } from '../merkle/test-support.ts';
import { rootOf } from '../merkle/tree.ts';
import { writeCheckpoint } from '../note/checkpoint.ts';
import { cosign } from '../note/cosignature.ts';
import {
  keyTypes,
  type NoteSignature,
  readNote,
  readVerifierKey,
  signerOf,
  signNote,
  writeNote,
} from '../note/note.ts';
import { beginOf, monthAfter, readMonthFile, sealOf, sizesIn } from './month-seals.ts';

const log = signerOf('log.example.org', keyTypes.note, new Uint8Array(32).fill(1));
const thief = signerOf('log.example.org', keyTypes.note, new Uint8Array(32).fill(2));
const [anna, bert] = ['a', 'b'].map((name, at) =>
  signerOf(`${name}.example.org`, keyTypes.cosignature, new Uint8Array(32).fill(3 + at)),
) as [typeof log, typeof log];
const liar = signerOf('a.example.org', keyTypes.cosignature, new Uint8Array(32).fill(9));
const keyOf = ({ verifier }: typeof log) => readVerifierKey(verifier)!;
const trusted = { log: keyOf(log), witnesses: [anna, bert].map(keyOf) };
const entries = Array.from({ length: 40 }, (_, at) => Buffer.from(`entry-${at}`));
const tree = plainTree(entries.map(leafHash));
const begin = beginOf('2026-10');

const noteOf = (size: number, by: readonly [typeof log, number][], signer = log, root = rootOf(size, tree)): string => {
  const text = writeCheckpoint({ origin: 'log.example.org', size, root });
  const cosigned = by.map(([witness, second]) => cosign(witness, text, second));
  return writeNote({ text, signatures: [signNote(signer, text), ...cosigned] });
};
const seal = (before: readonly string[], after: readonly string[] = [], need = 1) => {
  const roots = rootsAt(entries, new Set(sizesIn({ before, after })));
  return sealOf('2026-10', { before, after }, { trusted, need, rootOf: (size) => roots.get(size) });
};

describe('what witnesses say of the beginning of a month', () => {
  it('begins with the month in legal time', () => {
    expect(new Date(begin * 1_000).toISOString()).toBe('2026-09-30T22:00:00.000Z');
    expect(monthAfter('2026-12')).toBe('2027-01');
  });

  it('is how far the log reached before it, and how far at most when it had begun', () => {
    const before = [noteOf(30, [[anna, begin - 1]]), noteOf(25, [[bert, begin - 90]])];
    const after = [noteOf(31, [[anna, begin]]), noteOf(36, [[bert, begin + 900]])];
    expect(seal(before, after)).toEqual({ before: 30, after: 31, faults: [] });
    expect(seal(before, after, 2)).toEqual({ before: 25, after: 36, faults: [] });
    expect(seal(before, after, 3)).toEqual({ before: 0, after: Number.POSITIVE_INFINITY, faults: [] });
    expect(seal([])).toEqual({ before: 0, after: Number.POSITIVE_INFINITY, faults: [] });
  });

  it('takes no cosignature from the other side of the beginning, from a stranger, or with a time that was turned back', () => {
    const proofs = [
      noteOf(30, [[anna, begin]]),
      noteOf(30, [[liar, begin - 1]]),
      turnedBack(noteOf(30, [[anna, begin + 5]]), 10),
    ];
    expect(seal(proofs)).toEqual({ before: 0, after: Number.POSITIVE_INFINITY, faults: [] });
    expect(seal([], [noteOf(30, [[anna, begin - 1]])]).after).toBe(Number.POSITIVE_INFINITY);
  });

  it('names a checkpoint of another tree, one that the log did not sign, and says nothing of a larger one', () => {
    const forked = noteOf(30, [[anna, begin - 1]], log, leafHash(Buffer.from('fork')));
    expect(seal([forked])).toMatchObject({
      before: 0,
      faults: ['2026-10: the checkpoint of 30 entries is of another log'],
    });
    const forged = noteOf(30, [[anna, begin - 1]], thief);
    expect(seal([forged])).toMatchObject({ before: 0, faults: [expect.stringContaining('not signed by this log')] });
    expect(seal(['nonsense']).faults).toHaveLength(1);
    const larger = noteOf(41, [[anna, begin - 1]], log, leafHash(Buffer.from('later')));
    expect(seal([larger])).toEqual({ before: 0, after: Number.POSITIVE_INFINITY, faults: [] });
  });

  it('is read from the file of the month and from nothing else', () => {
    expect(readMonthFile('{"before":["x"],"after":[]}')).toEqual({ before: ['x'], after: [] });
    for (const wrong of ['', 'null', '{}', '{"before":[1],"after":[]}', '[]']) expect(readMonthFile(wrong)).toBeNull();
  });
});

it('roots of the first entries are those of the tree, at every size', () => {
  const sizes = new Set(Array.from({ length: 44 }, (_, size) => size));
  const roots = rootsAt(entries, sizes);
  expect(roots.size).toBe(41);
  for (const [size, root] of roots) expect(Buffer.from(root), `${size}`).toEqual(Buffer.from(rootOf(size, tree)));
});

/** The same note with an earlier time written into its cosignature. */
function turnedBack(content: string, seconds: number): string {
  const note = readNote(content)!;
  const signatures = note.signatures.map((one): NoteSignature => {
    if (one.bytes.length !== 72) return one;
    const bytes = Buffer.from(one.bytes);
    bytes.writeBigUInt64BE(bytes.readBigUInt64BE() - BigInt(seconds));
    return { ...one, bytes };
  });
  return writeNote({ ...note, signatures });
}
