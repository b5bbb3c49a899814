import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import { type TestPlatform, testPlatform } from '../../../../test/support/index.ts';
import { rareBelow } from '../domain/entry.ts';
import { consistencyProof, rootOf } from '../domain/merkle/tree.ts';
import { isConsistent } from '../domain/merkle/verify.ts';
import { readCheckpoint, writeCheckpoint } from '../domain/note/checkpoint.ts';
import { keyTypes, readNote, readVerifierKey, signerOf, signNote, writeNote } from '../domain/note/note.ts';
import { checkReceipt } from '../domain/receipt.ts';
import { latestCheckpoint } from '../store/checkpoint-store.ts';
import { readEntries, readSize } from '../store/log-store.ts';
import { keepSeal, readSealNotes, readSeals } from '../store/seal-store.ts';
import { appendEntries } from './append-entries.ts';
import { checkSeal } from './check-seal.ts';
import type { LogParts } from './log-parts.ts';
import { proveEvent } from './prove-event.ts';
import { publishCheckpoint } from './publish-checkpoint.ts';
import { withTiles } from './with-tiles.ts';

let opened: TestPlatform;
let parts: LogParts;
const signer = signerOf('test.example/log', keyTypes.note, new Uint8Array(32).fill(9));
const trusted = { log: readVerifierKey(signer.verifier)!, witnesses: [] };

beforeAll(async () => {
  opened = await testPlatform();
  parts = { ...opened.platform, signer, origin: 'test.example/log', witnesses: [], trusted };
});
afterAll(() => opened.drop());

test('events of many cases come into one tree, once each, and every receipt holds', async () => {
  const cases = [];
  for (let at = 0; at < 30; at += 1) cases.push(await openCase('hund-anmelden', 12));
  expect(await appendEntries(parts)).toBe(30 * 12);
  expect(await appendEntries(parts)).toBe(0);
  expect(await publishCheckpoint(parts)).toBe(360);
  for (const stream of [cases[0]!, cases[17]!, cases[29]!]) {
    const events = await parts.db.transaction((tx) => parts.events.read(tx, stream));
    for (const event of events) {
      const receipt = await proveEvent(parts, event);
      if (typeof receipt !== 'string') return expect.fail(receipt.because);
      const check = checkReceipt(receipt, trusted);
      expect(check).toMatchObject({ ok: true, size: 360, event: Buffer.from(event.hash).toString('base64') });
      expect(checkReceipt(receipt.replace('index ', 'index 1'), trusted).ok).toBe(false);
      expect(checkReceipt(receipt, { ...trusted, log: readVerifierKey(other.verifier)! })).toEqual({
        ok: false,
        wrong: 'signature',
      });
    }
  }
});

test('a tree that grew over the edge of a tile begins with every earlier one', async () => {
  const size1 = await readSize(parts.db);
  const root1 = await withTiles(parts.db, (read) => rootOf(size1, read));
  for (let at = 0; at < 30; at += 1) await openCase('bewohnerparkausweis', 9);
  await appendEntries(parts);
  const size2 = await readSize(parts.db);
  expect(size2).toBe(size1 + 270);
  const [root2, proof] = await withTiles(
    parts.db,
    (read) => [rootOf(size2, read), consistencyProof(size1, size2, read)] as const,
  );
  expect(isConsistent({ size1, size2, root1, root2, proof })).toBe(true);
});

test('a receipt takes four statements, its tiles one of them, however large the tree is', async () => {
  const stream = await openCase('hund-anmelden', 2);
  await appendEntries(parts);
  await publishCheckpoint(parts);
  const [event] = await parts.db.transaction((tx) => parts.events.read(tx, stream));
  const names: string[] = [];
  const query = ((sql: string, values?: readonly unknown[], name = sql) => {
    names.push(name);
    return parts.db.query(sql, values, name);
  }) as typeof parts.db.query;
  expect(await proveEvent({ db: { ...parts.db, query } }, event!)).toEqual(expect.any(String));
  expect(names.toSorted()).toEqual(['log-checkpoint', 'log-leaves', 'log-streams', 'log-tiles']);
});

test('a seal of any day is held against the log of today, and one of another log or tree is told apart', async () => {
  const earlier = (await latestCheckpoint(parts.db))!.note;
  await openCase('hund-anmelden', 3);
  await appendEntries(parts);
  const size = await publishCheckpoint(parts);
  const before = readCheckpoint(readNote(earlier)!.text)!;
  expect(await checkSeal(parts, earlier)).toEqual({
    ok: true,
    kind: 'seal',
    size: before.size,
    now: size,
    witnesses: [],
  });
  const sealed = (by: typeof signer, one: Parameters<typeof writeCheckpoint>[0]) => {
    const text = writeCheckpoint(one);
    return checkSeal(parts, writeNote({ text, signatures: [signNote(by, text)] }));
  };
  expect(await sealed(other, before)).toEqual({ ok: false, wrong: 'seal-signature' });
  expect(await sealed(signer, { ...before, root: new Uint8Array(32) })).toEqual({ ok: false, wrong: 'forked' });
  expect(await sealed(signer, { ...before, size: size! + 1 })).toEqual({ ok: false, wrong: 'ahead' });
  expect(await checkSeal(parts, 'no seal')).toBeNull();
});

test('two nodes that append at once add nothing twice', async () => {
  await openCase('hund-anmelden', 40);
  const before = await readSize(parts.db);
  const added = await Promise.all([appendEntries(parts), appendEntries(parts)]);
  expect(added[0] + added[1]).toBe(40);
  expect(await readSize(parts.db)).toBe(before + 40);
});

test('an event of a running transaction is not passed over', async () => {
  const slow = parts.newId();
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const running = parts.db.transaction(async (tx) => {
    await parts.events.append(tx, {
      stream: slow,
      expected: 0,
      events: [submitted('hund-anmelden')],
      actor: systemActor,
    });
    await held;
  });
  await openCase('hund-anmelden', 2);
  await appendEntries(parts);
  const during = await readSize(parts.db);
  release();
  await running;
  expect(await appendEntries(parts)).toBeGreaterThanOrEqual(1);
  expect(await readSize(parts.db)).toBeGreaterThan(during);
  const [event] = await parts.db.transaction((tx) => parts.events.read(tx, slow));
  await publishCheckpoint(parts);
  expect(await proveEvent(parts, event!)).toEqual(expect.any(String));
});

test('a rare service shows neither its name nor its hour nor what happened, a frequent one all three', async () => {
  const from = await readSize(parts.db);
  for (let at = 0; at < rareBelow + 5; at += 1) {
    await openCase('gewerbe-anmelden', 2);
    await appendEntries(parts);
  }
  const entries = (await readEntries(parts.db, from, 1_000)).map((entry) => JSON.parse(Buffer.from(entry).toString()));
  const first = entries.filter(({ type }) => type === 'case.submitted');
  expect(
    first.slice(0, rareBelow).every(({ service, at, facts }) => service === null && at.length === 10 && !facts),
  ).toBe(true);
  expect(first.slice(rareBelow).every(({ service, at }) => service === 'gewerbe-anmelden' && at.length === 13)).toBe(
    true,
  );
  expect(entries.at(-1)?.facts).toEqual({ status: 'open' });
  expect(JSON.stringify(entries)).not.toContain('niemand-darf-das-sehen');
});

test('forms that nobody sent make no service less rare, and their entries tell neither service nor number', async () => {
  const from = await readSize(parts.db);
  const lapsed = { type: 'forms.drafts-lapsed', public: { service: 'fund-melden', begun: '2026-10', count: 2 } };
  for (let at = 0; at < rareBelow + 2; at += 1) await append(parts.newId(), 0, [lapsed]);
  await openCase('fund-melden', 1);
  await appendEntries(parts);
  const entries = (await readEntries(parts.db, from, 1_000)).map((entry) => JSON.parse(Buffer.from(entry).toString()));
  expect(entries).toHaveLength(rareBelow + 3);
  expect(entries.every(({ service, at, facts }) => service === null && at.length === 10 && !facts)).toBe(true);
});

test('after an erasure nothing can be opened any more, and every other proof still holds', async () => {
  const gone = await openCase('hund-anmelden', 3);
  const stays = await openCase('hund-anmelden', 3);
  await append(gone, 3, [{ type: 'case.erased', public: {} }]);
  await appendEntries(parts);
  const size = await publishCheckpoint(parts);
  const [before] = await parts.db.transaction((tx) => parts.events.read(tx, gone));
  const [other] = await parts.db.transaction((tx) => parts.events.read(tx, stays));
  expect(await proveEvent(parts, before!)).toEqual({ because: 'forgotten' });
  const receipt = await proveEvent(parts, other!);
  expect(typeof receipt === 'string' && checkReceipt(receipt, trusted)).toMatchObject({ ok: true, size });
});

test('of each witness and month the first and the last seal are kept, and a late answer changes nothing', async () => {
  const keep = (witness: string, month: string, size: number) =>
    keepSeal(parts.db, { witness, month, size, note: `${witness} ${size}` });
  for (const size of [5, 9, 7]) await keep('a', '2026-08', size);
  for (const size of [12, 30]) await keep('a', '2026-10', size);
  await keep('b', '2026-09', 11);
  const around = (month: string, names = ['a', 'b']) => readSealNotes(parts.db, names, month);
  expect(await around('2026-08')).toEqual({ before: [], after: ['a 5', 'b 11'] });
  expect(await around('2026-10')).toEqual({ before: ['a 9', 'b 11'], after: ['a 12'] });
  expect(await around('2026-11', ['a', 'stranger'])).toEqual({ before: ['a 30'], after: [] });
  const sizes = (await readSeals(parts.db, ['a'])).map(({ month, size }) => `${month} ${size}`);
  expect(sizes.sort()).toEqual(['2026-08 9', '2026-10 30']);
  await expect(parts.db.query('DELETE FROM transparency.month_seal')).rejects.toThrow('permission denied');
  const rewrite = parts.db.query("UPDATE transparency.month_seal SET first_note = ''");
  await expect(rewrite).rejects.toThrow('permission denied');
});

test('a log that was put back is never signed again', async () => {
  const size = await readSize(parts.db);
  await parts.db.query('UPDATE transparency.head SET size = $1', [size - 1]);
  await expect(publishCheckpoint(parts)).rejects.toThrow('no longer continues');
  await parts.db.query('UPDATE transparency.head SET size = $1', [size]);
});

test('the app can neither change nor remove an entry', async () => {
  await expect(parts.db.query("UPDATE transparency.leaf SET entry = ''")).rejects.toThrow('permission denied');
  await expect(parts.db.query('DELETE FROM transparency.leaf')).rejects.toThrow('permission denied');
  await expect(parts.db.query('DELETE FROM transparency.tile')).rejects.toThrow('permission denied');
});

const other = signerOf('test.example/log', keyTypes.note, new Uint8Array(32).fill(8));
const submitted = (service: string) => ({
  type: 'case.submitted',
  public: { service, edition: 1, secret: 'niemand-darf-das-sehen' },
});

/** A stream of so many events, each in a transaction of its own from the second on. */
async function openCase(service: string, events: number): Promise<Uuid> {
  const stream = parts.newId();
  await append(stream, 0, [submitted(service)]);
  const rest = Array.from({ length: events - 1 }, () => ({
    type: 'case.advanced',
    public: { status: 'open', by: 'x' },
  }));
  if (rest.length > 0) await append(stream, 1, rest);
  return stream;
}

async function append(
  stream: Uuid,
  expected: number,
  events: { type: string; public: Record<string, string | number> }[],
): Promise<void> {
  await parts.db.transaction((tx) => parts.events.append(tx, { stream, expected, events, actor: systemActor }));
}
