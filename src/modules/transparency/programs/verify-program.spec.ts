import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeBundle } from '../domain/merkle/bundle.ts';
import { leafHash } from '../domain/merkle/hash.ts';
import { plainTree, tilesFrom } from '../domain/merkle/test-support.ts';
import { tilePath } from '../domain/merkle/tiles.ts';
import { rootOf } from '../domain/merkle/tree.ts';
import { writeCheckpoint } from '../domain/note/checkpoint.ts';
import { cosign } from '../domain/note/cosignature.ts';
import { keyTypes, signerOf, signNote, writeNote } from '../domain/note/note.ts';
import { verifyProgram } from './verify-program.ts';

const log = signerOf('log.example.org', keyTypes.note, new Uint8Array(32).fill(1));
const witness = signerOf('witness.example.org', keyTypes.cosignature, new Uint8Array(32).fill(2));
const entries = Array.from({ length: 700 }, (_, at) => Buffer.from(`entry-${at}`));
const leaves = entries.map(leafHash);
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lipsia-log-'));
  write('checkpoint', noteOf(700));
  write('earlier', noteOf(300));
  for (const [name, hashes] of tilesFrom(leaves)) {
    const [level = 0, index = 0] = name.split('/').map(Number);
    write(tilePath({ level, index, width: hashes.length / 32 }), hashes);
  }
  for (const index of [0, 1, 2]) {
    const part = entries.slice(index * 256, index * 256 + 256);
    write(tilePath({ level: 'entries', index, width: part.length }), writeBundle(part));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a sound copy of a log passes every check', async () => {
  const keys = ['--log', log.verifier, '--witness', witness.verifier, '--need', '1'];
  expect(await verifyProgram(['audit', folder, ...keys])).toEqual({
    status: 0,
    text: expect.stringContaining('All 700 entries'),
  });
  expect(await verifyProgram(['checkpoint', join(folder, 'checkpoint'), ...keys])).toMatchObject({ status: 0 });
  const both = [join(folder, 'earlier'), join(folder, 'checkpoint')];
  const { status, text } = await verifyProgram(['consistency', ...both, folder, ...keys]);
  expect({ status, text }).toEqual({ status: 0, text: expect.stringContaining('700 entries continues that of 300') });
});

test('a copy of the log in another folder is whole, and a second run writes only what grows', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'lipsia-mirror-'));
  const keys = ['--log', log.verifier, '--witness', witness.verifier, '--need', '1'];
  const first = await verifyProgram(['mirror', folder, copy, ...keys]);
  expect(first).toEqual({ status: 0, text: expect.stringMatching(/^8 files written.*All 700 entries/s) });
  expect(readFileSync(join(copy, 'tile/entries/002.p/188'))).toEqual(
    readFileSync(join(folder, 'tile/entries/002.p/188')),
  );
  expect((await verifyProgram(['mirror', folder, copy, ...keys])).text).toMatch(/^4 files written/);
  expect(await verifyProgram(['mirror', folder, '--log', log.verifier])).toMatchObject({ status: 2 });
  rmSync(copy, { recursive: true });
});

test.each([
  ['a changed entry', 'tile/entries/001', 'Entry 256 '],
  ['a changed hash', 'tile/0/002.p/188', 'Entry 512 '],
  ['a changed checkpoint', 'checkpoint', 'no'],
])('%s is found and named', async (_, name, said) => {
  const sound = readFileSync(join(folder, name));
  const changed = Buffer.from(sound);
  changed[4] = (changed[4] ?? 0) ^ 1;
  write(name, changed);
  const { status, text } = await verifyProgram(['audit', folder, '--log', log.verifier]);
  write(name, sound);
  expect(status).toBe(1);
  expect(text).toContain(said);
});

test('too few witnesses, another log and a wrong call are no success', async () => {
  const place = join(folder, 'checkpoint');
  const stranger = signerOf('witness.example.org', keyTypes.cosignature, new Uint8Array(32).fill(5)).verifier;
  const need = ['checkpoint', place, '--log', log.verifier, '--witness', stranger, '--need', '1'];
  expect(await verifyProgram(need)).toMatchObject({ status: 1 });
  const other = signerOf('log.example.org', keyTypes.note, new Uint8Array(32).fill(4)).verifier;
  expect(await verifyProgram(['checkpoint', place, '--log', other])).toMatchObject({ status: 1 });
  expect(await verifyProgram([])).toMatchObject({ status: 2 });
  expect(await verifyProgram(['receipt', join(folder, 'absent'), '--log', log.verifier])).toMatchObject({ status: 2 });
});

function noteOf(size: number): string {
  const text = writeCheckpoint({ origin: 'log.example.org', size, root: rootOf(size, plainTree(leaves)) });
  return writeNote({ text, signatures: [signNote(log, text), cosign(witness, text, 1_800_000_000)] });
}

function write(name: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}
