import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBundle, writeBundle } from './bundle.ts';
import { leafHash } from './hash.ts';
import { plainTree, tilesFrom } from './test-support.ts';
import { placeOf, readFromTiles, readTilePath, tilePath, widthIn } from './tiles.ts';
import { consistencyProof, inclusionProof, rootOf } from './tree.ts';
import { isConsistent, isIncluded } from './verify.ts';

const leaves = Array.from({ length: 66_000 }, (_, at) => leafHash(Buffer.from(String(at))));

test('what is read from tiles is what the plain tree says, three levels high', () => {
  const size = 65_900;
  const tiles = tilesFrom(leaves.slice(0, size));
  const fromTiles = readFromTiles((level, index) => tiles.get(`${level}/${index}`) ?? new Uint8Array());
  const plain = plainTree(leaves);
  const root = rootOf(size, fromTiles);
  expect(Buffer.from(root).equals(rootOf(size, plain))).toBe(true);
  for (const index of [0, 255, 256, 65_535, 65_536, 65_899]) {
    const leaf = leaves[index] ?? new Uint8Array();
    expect(isIncluded({ index, size, leaf, proof: inclusionProof(index, size, fromTiles), root })).toBe(true);
  }
  for (const size1 of [1, 255, 256, 4_096, 65_536, 65_899]) {
    const proof = consistencyProof(size1, size, fromTiles);
    expect(isConsistent({ size1, size2: size, root1: rootOf(size1, plain), root2: root, proof })).toBe(true);
  }
});

test('a proof needs at most two tiles of each level, and a tree of ten million has three', () => {
  const sizes = fc.oneof(fc.constant(10_000_000), fc.integer({ min: 1, max: 16_000_000 }));
  fc.assert(
    fc.property(sizes, fc.double({ min: 0, max: 0.999_999, noNaN: true }), (size, part) => {
      const wanted = new Set<string>();
      inclusionProof(Math.floor(size * part), size, (node) => {
        const { level, tile } = placeOf(node);
        wanted.add(`${level}/${tile}`);
        return leaves[0]!;
      });
      expect(wanted.size).toBeLessThanOrEqual(6);
      for (const level of [0, 1, 2]) {
        const own = [...wanted].filter((name) => name.startsWith(`${level}/`)).length;
        expect(own).toBeLessThanOrEqual(2);
      }
    }),
  );
});

test('a tree of 70,000 has the tiles that the standard names', () => {
  const widths = [0, 1, 2].map((level) => [0, 1, 273].map((index) => widthIn({ level, index }, 70_000)));
  expect(widths).toEqual([
    [256, 256, 112],
    [256, 17, 0],
    [1, 0, 0],
  ]);
});

test('an address of a tile is read back, and nothing else is read', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 63 }),
      fc.nat({ max: 2 ** 31 }),
      fc.integer({ min: 1, max: 256 }),
      (level, index, width) => {
        expect(readTilePath(tilePath({ level, index, width }))).toEqual({ level, index, width });
      },
    ),
  );
  const wrong = ['tile/00/000', 'tile/64/000', 'tile/0/0', 'tile/0/x000/001', 'tile/0/001.p/0', 'tile/0/001.p/256'];
  for (const path of [...wrong, 'tile/0/001.p/01', 'tile/-1/000', 'tile/0/../000', 'tile/entries/1'])
    expect(readTilePath(path)).toBeNull();
});

test('a bundle gives back its entries, and none when it is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 20 }), (entries) => {
      const bundle = writeBundle(entries);
      expect(readBundle(bundle)?.map((entry) => [...entry])).toEqual(entries.map((entry) => [...entry]));
      if (bundle.length > 0) expect(readBundle(bundle.subarray(0, -1))).not.toEqual(readBundle(bundle));
    }),
  );
  expect(() => writeBundle([new Uint8Array(65_536)])).toThrow(RangeError);
});
