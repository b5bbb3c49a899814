import { expect, test } from 'vitest';
import { writeCheckpoint } from '../note/checkpoint.ts';
import { checkSignature, keyTypes, readNote, readVerifierKey, signerOf, signNote, writeNote } from '../note/note.ts';
import { type Hash, leafHash } from './hash.ts';
import { plainTree, tilesFrom } from './test-support.ts';
import { readFromTiles } from './tiles.ts';
import { consistencyProof, inclusionProof, rootOf } from './tree.ts';
import { isConsistent, isIncluded } from './verify.ts';

const leaves = Array.from({ length: 1_000 }, (_, at) => leafHash(Buffer.from(`entry-${at}`)));
const read = plainTree(leaves);

test('10,000 changed proofs, checkpoints and tiles are all rejected, and the unchanged ones are not', () => {
  const dice = diceOf(20_261_121);
  const accepted: string[] = [];
  for (let at = 0; at < 10_000; at += 1) {
    const wrong = kinds[at % kinds.length]?.(dice);
    if (wrong) accepted.push(`${at}: ${wrong}`);
  }
  expect(accepted).toEqual([]);
});

/** Each makes something right, sees that it is accepted, changes one thing, and names it when it is accepted still. */
const kinds: readonly ((dice: Dice) => string | null)[] = [
  (dice) => {
    const size = 2 + dice(leaves.length - 1);
    const index = dice(size);
    const sound = {
      index,
      size,
      leaf: leaves[index] as Hash,
      proof: inclusionProof(index, size, read),
      root: rootOf(size, read),
    };
    if (!isIncluded(sound)) return 'a sound inclusion proof was refused';
    const proofs = [...changedProofs(sound.proof, dice).map((proof) => ({ ...sound, proof }))];
    const others = [
      { ...sound, leaf: flipped(sound.leaf, dice) },
      { ...sound, root: flipped(sound.root, dice) },
      { ...sound, index: (index + 1 + dice(size - 1)) % size },
      { ...sound, index: size },
    ];
    const changed = [...proofs, ...others];
    const one = changed[dice(changed.length)];
    return one && isIncluded(one) ? 'inclusion' : null;
  },
  (dice) => {
    const size2 = 2 + dice(leaves.length - 1);
    const size1 = 1 + dice(size2 - 1);
    const roots = { root1: rootOf(size1, read), root2: rootOf(size2, read) };
    const sound = { size1, size2, ...roots, proof: consistencyProof(size1, size2, read) };
    if (!isConsistent(sound)) return 'a sound consistency proof was refused';
    const changed = [
      ...changedProofs(sound.proof, dice).map((proof) => ({ ...sound, proof })),
      { ...sound, root1: flipped(sound.root1, dice) },
      { ...sound, root2: flipped(sound.root2, dice) },
      { ...sound, size1: size2, size2: size1 },
    ];
    const one = changed[dice(changed.length)];
    return one && isConsistent(one) ? 'consistency' : null;
  },
  (dice) => {
    const size = dice(leaves.length);
    const text = writeCheckpoint({ origin: 'log.example.org', size, root: rootOf(size, read) });
    const note = writeNote({ text, signatures: [signNote(signer, text)] });
    if (!isValid(note)) return 'a sound checkpoint was refused';
    const at = dice(note.length);
    const other = alphabet[dice(alphabet.length)] as string;
    const changed =
      note[at] === other
        ? `${note.slice(0, at)}${note.slice(at + 1)}`
        : `${note.slice(0, at)}${other}${note.slice(at + 1)}`;
    return isValid(changed) ? `checkpoint at ${at}` : null;
  },
  (dice) => {
    const size = 1 + dice(leaves.length);
    const root = rootOf(size, read);
    const tiles = tilesFrom(leaves.slice(0, size));
    const fromTiles = (all: ReadonlyMap<string, Uint8Array>) =>
      rootOf(
        size,
        readFromTiles((level, index) => all.get(`${level}/${index}`) ?? new Uint8Array()),
      );
    if (Buffer.compare(fromTiles(tiles), root) !== 0) return 'sound tiles gave another root';
    const level0 = [...tiles.keys()].filter((key) => key.startsWith('0/'));
    const key = level0[dice(level0.length)] as string;
    const broken = tilesFrom(leaves.slice(0, size), { [key]: (tile) => flipped(tile, dice) });
    return Buffer.compare(fromTiles(broken), root) === 0 ? `tile ${key}` : null;
  },
];

function changedProofs(proof: readonly Hash[], dice: Dice): Hash[][] {
  const at = dice(Math.max(1, proof.length));
  const flippedOne = proof.map((hash, index) => (index === at ? flipped(hash, dice) : hash));
  const short = proof.map((hash, index) => (index === at ? hash.subarray(1) : hash));
  const all = [proof.toSpliced(at, 1), [...proof, leaves[0] as Hash], [leaves[1] as Hash, ...proof], flippedOne, short];
  return proof.length === 0 ? all.slice(1, 3) : all;
}

function flipped(bytes: Uint8Array, dice: Dice): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = dice(copy.length);
  copy[at] = (copy[at] ?? 0) ^ (1 << dice(8));
  return copy;
}

function isValid(text: string): boolean {
  const note = readNote(text);
  return note !== null && checkSignature(note, key) === 'valid';
}

/** A stream of numbers that is the same in every run (mulberry32). */
function diceOf(seed: number): Dice {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const signer = signerOf('log.example.org', keyTypes.note, new Uint8Array(32).fill(7));
const key = readVerifierKey(signer.verifier) ?? expect.fail('the key of the test is broken');
const alphabet = [...'abcXYZ019+/= \n\u2014'];

type Dice = (sides: number) => number;
