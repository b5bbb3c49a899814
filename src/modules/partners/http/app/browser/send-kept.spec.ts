import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AppPackage, AppReceipt } from '../../../use-cases/app/app-types.ts';
import { cityKeys } from '../../../use-cases/app/city-keys.ts';
import { hashOf, openSealed, signedText } from '../../../use-cases/app/sealed-box.ts';
import type { Device, KeptVisit } from './device-store.ts';
import { keepVisit, type Recorded } from './keep-visit.ts';
import { pauseAfter, sendKept } from './send-kept.ts';

const keys = await cityKeys(new Uint8Array(32).fill(1));
const strangers = await cityKeys(new Uint8Array(32).fill(2));
const pack = {
  branch: { id: 'bank', name: 'Bank' },
  clerk: { id: 'c', name: 'C' },
  keys: { seal: keys.seal, receipt: keys.receipt },
} as unknown as AppPackage;

let device: Device & { full: boolean };
let sent: string[];
beforeEach(() => {
  device = aDevice();
  sent = [];
});
afterEach(() => vi.unstubAllGlobals());

it('numbers without a gap, however many are kept at once, and uses up no number when there is no room', async () => {
  await Promise.all(['a', 'b', 'c'].map((id) => keepVisit(device, pack, recorded(id))));
  device.full = true;
  await expect(keepVisit(device, pack, recorded('d'))).rejects.toThrow('no room');
  device.full = false;
  await keepVisit(device, pack, recorded('e'));
  const kept = await device.visits();
  expect(kept.map(({ number, id }) => [number, id])).toEqual([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
    [4, 'e'],
  ]);
  expect(JSON.stringify(kept)).not.toContain('Ada');
  const opened = await openSealed(keys.opens, keys.seal.kid, kept[3]!.sealed!);
  expect(opened?.header).toEqual({ visit: 'e', device: 'device', number: 4 });
  expect(JSON.parse(opened?.text ?? '')).toMatchObject({ id: 'e', number: 4, branch: 'bank', clerk: 'c' });
});

it('sends in order and keeps number, time and receipt alone', async () => {
  for (const id of ['a', 'b', 'c']) await keepVisit(device, pack, recorded(id));
  answerWith(async (sealed) => receiptFor(sealed, { state: sent.length === 2 ? 'refused' : 'received' }));
  expect(await sendKept(device, pack, () => {})).toEqual({ end: 'all-sent' });
  const visits = await device.visits();
  expect(visits.map(({ state, sealed, receipt }) => [state, sealed, receipt !== null])).toEqual([
    ['received', null, true],
    ['refused', null, true],
    ['received', null, true],
  ]);
  expect(sent).toEqual(['a', 'b', 'c']);
});

it.each<[string, (sealed: string) => Promise<Response>]>([
  ['is signed by somebody else', (sealed) => receiptFor(sealed, {}, strangers)],
  ['is about another text', (sealed) => receiptFor(`${sealed}x`)],
  ['is about another visit', (sealed) => receiptFor(sealed, { id: 'z' })],
  ['is about another number', (sealed) => receiptFor(sealed, { number: 9 })],
  ['is none', async () => Response.json({ receipt: 'a.b.c' })],
  ['is a page of somebody else’s network', async () => new Response('<html>Sign in to this Wi-Fi', { status: 200 })],
])('lets nothing go when the receipt %s', async (_, answer) => {
  await keepVisit(device, pack, recorded('a'));
  const before = await device.visits();
  answerWith(answer);
  expect(await sendKept(device, pack, () => {})).toEqual({ end: 'fault' });
  expect(await device.visits()).toEqual(before);
});

it.each<[number, Record<string, string>, object]>([
  [401, {}, { end: 'sign-in' }],
  [403, {}, { end: 'not-yours' }],
  [409, {}, { end: 'stuck', number: 1, why: 'send-first' }],
  [422, {}, { end: 'stuck', number: 1, why: 'send-first' }],
  [429, { 'retry-after': '7' }, { end: 'fault', wait: 7 }],
  [503, { 'retry-after': '10' }, { end: 'fault', wait: 10 }],
  [500, {}, { end: 'fault' }],
])('keeps everything when the city says %i', async (status, headers, end) => {
  await keepVisit(device, pack, recorded('a'));
  const before = await device.visits();
  answerWith(async () => Response.json({ type: 'urn:lipsia:problem:send-first' }, { status, headers }));
  expect(await sendKept(device, pack, () => {})).toEqual(end);
  expect(await device.visits()).toEqual(before);
});

it('waits without a line, and never sends from two pages at once', async () => {
  await keepVisit(device, pack, recorded('a'));
  answerWith(async () => {
    throw new TypeError('no line');
  });
  expect(await sendKept(device, pack, () => {})).toEqual({ end: 'no-line' });
  answerWith(async (sealed) => receiptFor(sealed));
  const both = await Promise.all([sendKept(device, pack, () => {}), sendKept(device, pack, () => {})]);
  expect(both.map(({ end }) => end).sort()).toEqual(['all-sent', 'elsewhere']);
  expect(sent).toEqual(['a', 'a']);
  expect([1, 2, 3, 8, 9, 50].map(pauseAfter)).toEqual([2, 4, 8, 256, 300, 300]);
});

/** The city at the other end of the line. */
function answerWith(answer: (sealed: string) => Promise<Response>): void {
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    const { sealed } = JSON.parse(String(init.body)) as { sealed: string };
    sent.push((await openSealed(keys.opens, keys.seal.kid, sealed))?.header.visit ?? '');
    return answer(sealed);
  });
}

async function receiptFor(sealed: string, more: object = {}, by = keys): Promise<Response> {
  const header = (await openSealed(keys.opens, keys.seal.kid, sealed.replace(/x$/, '')))?.header;
  const about = { id: header?.visit, number: header?.number, branch: 'bank', device: 'device', state: 'received' };
  const receipt = { ...about, receivedAt: '', ledger: null, reason: null, words: null, ...more };
  const value = { sealed: await hashOf(sealed), receipt } as AppReceipt;
  return Response.json({ receipt: await signedText(by.signs, by.receipt.kid, value) });
}

const recorded = (id: string): Recorded =>
  ({ id, recordedAt: '2026-11-22T08:00:00.000Z', service: 'x', answers: { vorname: 'Ada' } }) as unknown as Recorded;

/** A device in memory; `full` as when its disk is. */
function aDevice(): Device & { full: boolean } {
  const visits = new Map<number, KeptVisit>();
  const own: Device & { full: boolean } = {
    full: false,
    fact: async () => null,
    setFact: async () => {},
    deviceId: async () => 'device',
    lastNumber: async () => Math.max(0, ...visits.keys()),
    async add(visit) {
      await new Promise((resolve) => setTimeout(resolve));
      if (own.full) throw new Error('no room');
      if (visits.has(visit.number)) throw new Error(`number ${visit.number} twice`);
      visits.set(visit.number, visit);
    },
    change: async (visit) => void visits.set(visit.number, visit),
    visits: async () => [...visits.values()],
    firstKept: async () => [...visits.values()].find(({ state }) => state === 'kept') ?? null,
  };
  return own;
}
