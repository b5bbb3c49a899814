import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCheckpoint } from '../note/checkpoint.ts';
import { checkSignature, readNote, readVerifierKey } from '../note/note.ts';
import { leafHash } from './hash.ts';
import { plainTree } from './test-support.ts';
import { readTilePath, tilePath, widthIn } from './tiles.ts';
import { consistencyProof, inclusionProof, rootOf } from './tree.ts';
import { isConsistent, isIncluded } from './verify.ts';

const folder = join(import.meta.dirname, '../../../../../../shared/data/standards/merkle');
const isThere = existsSync(folder);
if (!isThere) console.warn('left out: the Merkle vectors are not there (../shared/data/standards/merkle)');
const load = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
const bytes = (text: string): Uint8Array => Buffer.from(text, 'base64');

test.skipIf(!isThere)('every public inclusion case is judged as its author says', () => {
  const { cases } = load<{ cases: InclusionCase[] }>('rfc6962-inclusion.json');
  const judged = cases.map(({ leafIdx, treeSize, leafHash: leaf, proof, root }) =>
    isIncluded({
      index: leafIdx,
      size: treeSize,
      leaf: bytes(leaf),
      proof: (proof ?? []).map(bytes),
      root: bytes(root),
    }),
  );
  expect(judged).toEqual(cases.map(({ wantErr }) => !wantErr));
  expect(cases.length).toBeGreaterThan(40);
});

test.skipIf(!isThere)('every public consistency case is judged as its author says', () => {
  const { cases } = load<{ cases: ConsistencyCase[] }>('rfc6962-consistency.json');
  const judged = cases.map(({ size1, size2, root1, root2, proof }) =>
    isConsistent({ size1, size2, root1: bytes(root1), root2: bytes(root2), proof: (proof ?? []).map(bytes) }),
  );
  expect(judged).toEqual(cases.map(({ wantErr }) => !wantErr));
  expect(cases.length).toBeGreaterThan(20);
});

test.skipIf(!isThere)('roots, proofs, tiles and checkpoints are those of the vectors', () => {
  const vectors = load<Vectors>('own-tlog-vectors.json');
  const read = plainTree(Array.from({ length: 300 }, (_, at) => leafHash(Buffer.from(`leaf-${at}`))));
  for (const { size, root, tiles } of vectors.roots) {
    expect(Buffer.from(rootOf(size, read)).toString('base64')).toBe(root);
    for (const { level, fullTiles, partialWidth, lastPath } of tiles) {
      const last = partialWidth > 0 ? fullTiles : fullTiles - 1;
      const width = widthIn({ level, index: last }, size);
      expect(tilePath({ level, index: last, width })).toBe(lastPath);
      expect(readTilePath(lastPath)).toEqual({ level, index: last, width });
    }
  }
  for (const { index, size, proof } of vectors.inclusion)
    expect(inclusionProof(index, size, read).map((hash) => Buffer.from(hash).toString('base64'))).toEqual(proof);
  for (const { size1, size2, proof } of vectors.consistency)
    expect(consistencyProof(size1, size2, read).map((hash) => Buffer.from(hash).toString('base64'))).toEqual(proof);
  for (const { index, path } of vectors.tileIndexPaths)
    expect(tilePath({ level: 0, index, width: 256 })).toBe(`tile/0/${path}`);
  const key = readVerifierKey(vectors.vkeyLog);
  for (const { size, note, valid } of vectors.checkpoints) {
    const read = readNote(note);
    expect(key && read && checkSignature(read, key)).toBe(valid ? 'valid' : 'broken');
    if (valid) expect(read && readCheckpoint(read.text)?.size).toBe(size);
  }
});

test.skipIf(!isThere)('the example of the signed-note standard verifies', () => {
  const { vkey, note } = load<{ vkey: string; note: string }>('c2sp-signed-note-example.json');
  const key = readVerifierKey(vkey);
  const read = readNote(note);
  expect(key && read && checkSignature(read, key)).toBe('valid');
});

interface InclusionCase {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly leafHash: string;
  readonly root: string;
  readonly proof: string[] | null;
  readonly wantErr: boolean;
}
interface ConsistencyCase {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
  readonly proof: string[] | null;
  readonly wantErr: boolean;
}
interface Vectors {
  readonly vkeyLog: string;
  readonly roots: readonly {
    readonly size: number;
    readonly root: string;
    readonly tiles: readonly { level: number; fullTiles: number; partialWidth: number; lastPath: string }[];
  }[];
  readonly inclusion: readonly { index: number; size: number; proof: string[] }[];
  readonly consistency: readonly { size1: number; size2: number; proof: string[] }[];
  readonly tileIndexPaths: readonly { index: number; path: string }[];
  readonly checkpoints: readonly { size: number; note: string; valid: boolean }[];
}
