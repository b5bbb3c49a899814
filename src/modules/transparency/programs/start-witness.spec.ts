import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leafHash } from '../domain/merkle/hash.ts';
import { plainTree } from '../domain/merkle/test-support.ts';
import { consistencyProof, rootOf } from '../domain/merkle/tree.ts';
import { writeCheckpoint } from '../domain/note/checkpoint.ts';
import { cosignedAt } from '../domain/note/cosignature.ts';
import {
  keyTypes,
  readNote,
  readSignature,
  readVerifierKey,
  signerOf,
  signNote,
  writeNote,
} from '../domain/note/note.ts';
import { writeAddCheckpoint } from '../domain/note/witness.ts';
import { startWitness, type WitnessServer } from './start-witness.ts';

const log = signerOf('log.example.org', keyTypes.note, new Uint8Array(32).fill(1));
const read = plainTree(Array.from({ length: 40 }, (_, at) => leafHash(Buffer.from(`entry-${at}`))));
const fork = plainTree(Array.from({ length: 40 }, (_, at) => leafHash(Buffer.from(`other-${at}`))));
let folder = '';
let witness: WitnessServer;

const start = () =>
  startWitness({
    name: 'witness.example.org',
    secret: new Uint8Array(32).fill(3),
    logs: [log.verifier],
    memory: join(folder, 'memory.json'),
    host: '127.0.0.1',
    port: 0,
    now: () => 1_800_000_000_000,
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lipsia-witness-'));
  witness = await start();
});
afterEach(async () => {
  await witness.close();
  rmSync(folder, { recursive: true });
});

test('cosigns what continues, shows it to monitors, and remembers it after a restart', async () => {
  expect((await add(0, 10)).status).toBe(200);
  const reply = await add(10, 25);
  const key = readVerifierKey(witness.verifier) ?? expect.fail('no key');
  const signature = readSignature((await reply.text()).trim()) ?? expect.fail('no signature');
  const note = readNote(noteOf(25, read)) ?? expect.fail('no note');
  expect(cosignedAt({ ...note, signatures: [signature] }, key)).toBe(1_800_000_000);
  await witness.close();
  witness = await start();
  const again = await add(0, 30);
  expect(again.status).toBe(409);
  expect(again.headers.get('content-type')).toBe('text/x.tlog.size');
  expect(await again.text()).toBe('25\n');
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from('log.example.org'))).toString('hex');
  const shown = await fetch(`http://127.0.0.1:${witness.port}/${hash}/checkpoint`);
  const kept = readNote(await shown.text()) ?? expect.fail('no note');
  expect(cosignedAt(kept, key)).toBe(1_800_000_000);
});

test('never cosigns a fork, whatever proof comes with it', async () => {
  await add(0, 10);
  expect((await add(10, 25, fork)).status).toBe(422);
  expect((await add(10, 10, fork)).status).toBe(422);
  expect((await add(0, 25, fork)).status).toBe(409);
  expect((await add(10, 25)).status).toBe(200);
});

test('answers what is no request with the status of the standard', async () => {
  const post = (path: string, body: string) =>
    fetch(`http://127.0.0.1:${witness.port}${path}`, { method: 'POST', body });
  expect((await post('/add-checkpoint', 'x')).status).toBe(400);
  expect((await post('/add-checkpoint', 'x'.repeat(200_000))).status).toBe(413);
  expect((await post('/other', '')).status).toBe(404);
  expect((await fetch(`http://127.0.0.1:${witness.port}/add-checkpoint`)).status).toBe(404);
});

function add(old: number, size: number, tree = read): Promise<Response> {
  const proof = old === size ? [] : consistencyProof(old, size, tree);
  const body = writeAddCheckpoint({ old, proof, checkpoint: noteOf(size, tree) });
  return fetch(`http://127.0.0.1:${witness.port}/add-checkpoint`, { method: 'POST', body });
}

function noteOf(size: number, tree: typeof read): string {
  const text = writeCheckpoint({ origin: 'log.example.org', size, root: rootOf(size, tree) });
  return writeNote({ text, signatures: [signNote(log, text)] });
}
