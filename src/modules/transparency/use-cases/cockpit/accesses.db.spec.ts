import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import { asOwner, type TestPlatform, testPlatform } from '../../../../../test/support/index.ts';
import { type AccessList, accessListFormat, checkAccessList } from '../../domain/cockpit/access-list.ts';
import { keyTypes, readVerifierKey, signerOf } from '../../domain/note/note.ts';
import { verifyProgram } from '../../programs/verify-program.ts';
import { readEntries, readSize } from '../../store/log-store.ts';
import type { LogParts } from '../log-parts.ts';
import { publishCheckpoint } from '../publish-checkpoint.ts';
import { proveAccesses } from './prove-accesses.ts';
import { sealAccesses } from './seal-accesses.ts';

let opened: TestPlatform;
let parts: LogParts;
const signer = signerOf('test.example/log', keyTypes.note, new Uint8Array(32).fill(9));
const trusted = { log: readVerifierKey(signer.verifier)!, witnesses: [] };
const folder = mkdtempSync(join(tmpdir(), 'lipsia-access-'));

beforeAll(async () => {
  opened = await testPlatform();
  parts = { ...opened.platform, signer, origin: 'test.example/log', witnesses: [], trusted };
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await opened.drop();
});

test('a list of accesses holds against the log, says how far it is sealed, and one that lacks or changes an entry does not', async () => {
  const [own, other] = [await person(3), await person(2)];
  expect(await sealAccesses(parts)).toBe(2);
  expect(await sealAccesses(parts)).toBe(0);
  await publishCheckpoint(parts);
  await readBy(own, 1);
  const list = await listOf(own, other);
  expect(checkAccessList(JSON.stringify(list), trusted)).toEqual({
    ok: true,
    series: [
      { name: 'a', entries: 4, sealed: 3 },
      { name: 'b', entries: 2, sealed: 2 },
    ],
  });
  const [first, second] = list.series as [AccessList['series'][number], AccessList['series'][number]];
  const spoilt = (change: Partial<AccessList['series'][number]>) =>
    checkAccessList(JSON.stringify({ ...list, series: [{ ...first, ...change }] }), trusted);
  const changed = first.entries.map((entry, at) => (at === 1 ? { ...entry, role: 'approver' } : entry));
  expect(spoilt({ entries: changed })).toEqual({ ok: false, series: 'a', wrong: 'chain', number: 2 });
  expect(spoilt({ entries: first.entries.toSpliced(1, 1) })).toMatchObject({ wrong: 'chain', number: 2 });
  expect(spoilt({ entries: first.entries.slice(0, 2) })).toMatchObject({ wrong: 'missing', number: 3 });
  expect(spoilt({ entries: second.entries, seal: { ...first.seal!, number: 2 } })).toMatchObject({ wrong: 'seal' });
  expect(spoilt({ seal: { ...first.seal!, salt: second.seal!.salt } })).toMatchObject({ wrong: 'seal' });
  expect(spoilt({ seal: { ...first.seal!, place: first.seal!.place ^ 1 } })).toMatchObject({ wrong: 'seal' });
  expect(checkAccessList('{}', trusted)).toMatchObject({ wrong: 'unreadable' });
  const file = join(folder, 'list.json');
  writeFileSync(file, JSON.stringify(list));
  expect(await verifyProgram(['access', file, '--log', signer.verifier])).toEqual({
    status: 0,
    text: expect.stringContaining('a: 4 entries, 3 of them sealed'),
  });
  writeFileSync(file, JSON.stringify({ ...list, series: [{ ...first, entries: changed }] }));
  expect(await verifyProgram(['access', file, '--log', signer.verifier])).toMatchObject({ status: 1 });
});

test('the public entry names nobody, not even how many', async () => {
  const own = await person(1);
  const size = await readSize(parts.db);
  await sealAccesses(parts);
  const [entry] = await readEntries(parts.db, size, 10);
  const text = Buffer.from(entry!).toString();
  expect(Object.keys(JSON.parse(text))).toEqual(['at', 'commitment', 'service', 'type', 'v']);
  expect(text).not.toContain(own);
  const [batch] = await parts.db.query<{ width: number }>(
    'SELECT length(commitments) / 32 AS width FROM transparency.access_batch ORDER BY id DESC LIMIT 1',
  );
  expect(batch?.width).toBe(8);
});

test('a record that somebody with the rights of the database made shorter no longer holds', async () => {
  const own = await person(5);
  await sealAccesses(parts);
  await publishCheckpoint(parts);
  const kept = await listOf(own);
  await asOwner(opened.database.ownerUrl, 'DELETE FROM vault.handout WHERE key = $1', [own]);
  await asOwner(opened.database.ownerUrl, 'DELETE FROM vault.access WHERE subject = $1 AND number > 3', [own]);
  const shown = (await listOf(own)).series[0]!;
  expect(shown.seal).toBeNull();
  const old = { ...kept, series: [{ ...shown, seal: kept.series[0]!.seal }] };
  expect(checkAccessList(JSON.stringify(old), trusted)).toMatchObject({ wrong: 'missing', number: 5 });
});

test('after the key of the person is destroyed nothing ties the log to the person, and reads go on being sealed', async () => {
  const own = await person(2);
  await sealAccesses(parts);
  await parts.db.transaction((tx) => parts.vault.destroyKey(tx, own, 'wish'));
  expect(await sealAccesses(parts)).toBe(1);
  await readBy(own, 1);
  expect(await sealAccesses(parts)).toBe(1);
  expect(await sealAccesses(parts)).toBe(0);
  await publishCheckpoint(parts);
  const [secret] = await parts.db.query('SELECT secret FROM transparency.access_secret WHERE key = $1', [own]);
  expect(secret).toEqual({ secret: null });
  expect((await listOf(own)).series[0]).toMatchObject({ seal: null, entries: { length: 3 } });
});

test('two nodes that seal at once seal each end once', async () => {
  for (let at = 0; at < 6; at += 1) await person(1);
  const sealed = await Promise.all([sealAccesses(parts), sealAccesses(parts)]);
  expect(sealed[0] + sealed[1]).toBe(6);
});

async function person(reads: number): Promise<Uuid> {
  const key = await parts.db.transaction((tx) => parts.vault.createKey(tx));
  await readBy(key, reads);
  return key;
}

async function readBy(key: Uuid, reads: number): Promise<void> {
  const read = { actor: systemActor, purpose: 'support', caseId: null, subjects: [key], what: ['history'] } as const;
  for (let at = 0; at < reads; at += 1) await parts.db.transaction((tx) => parts.vault.recordRead(tx, read));
}

async function listOf(...keys: readonly Uuid[]): Promise<AccessList> {
  const named = keys.map((key, at) => ({ key, name: ['a', 'b'][at]! }));
  const log = { origin: signer.name, key: signer.verifier };
  return { format: accessListFormat, madeAt: '', log, series: await proveAccesses(parts, named) };
}
