import { afterAll, describe, expect, it } from 'vitest';
import { systemActor } from '#kernel/actor';
import type { CaseRow } from '../domain/case-state.ts';
import { tasksOf } from '../store/task-store.ts';
import { asCitizen, asGuest, clerkOf, dogAnswers, openCases } from '../test-support.ts';
import { withdrawCase } from './citizen-commands.ts';
import { openForClerk } from './clerk/clerk-case.ts';
import { proposeGerman } from './clerk/propose-german.ts';
import { decideTask, take } from './clerk-commands.ts';
import { confirmGerman } from './confirm-german.ts';
import { verifyStates } from './verify-states.ts';
import { openBodies, viewCase } from './view-case.ts';

const own = await openCases({ language: 'en' });
afterAll(() => own.drop());
const { parts, platform } = own;
const clerk = clerkOf('0199f0a0-0000-7000-8000-00000000000c', 'stadtkaemmerei');
const stranger = clerkOf('0199f0a0-0000-7000-8000-00000000000d', 'ordnungsamt');
const path = 'besonderheit';
const text = 'Bello lives with my mother.';
const german = 'Bello lebt bei meiner Mutter.';
const sent = (given = '', more = {}) =>
  own.submit('hund-anmelden', dogAnswers({ besonderheit: { text, language: 'en', german: given } }), more);

describe('a free text in English', () => {
  it('is put into German by a clerk, confirmed by the person, and both texts are kept', async () => {
    const row = await sent();
    expect(await seen(row)).toMatchObject({ germanTexts: [{ state: 'missing' }], todo: { kind: 'nothing' } });
    expect((await desk(row))?.open?.germanTexts).toMatchObject([{ path, text, state: 'missing' }]);
    await platform.jobs.drain();
    own.mails.length = 0;
    expect(await propose(row, 'Bello lebt bei meiner Oma.')).toMatchObject({ ok: true });
    // A double click, then a better wording before the person answered.
    expect(await propose(row, ' Bello lebt bei meiner Oma. ')).toMatchObject({ ok: true });
    own.clock.advance({ minutes: 1 });
    const old = (await seen(row)).germanTexts[0]?.proposedAt ?? '';
    expect(await propose(row, german)).toMatchObject({ ok: true });
    await platform.jobs.drain();
    expect(own.mails.length).toBeGreaterThan(0);
    expect(JSON.stringify(own.mails)).not.toContain('Bello');

    const asked = await seen(row);
    expect(asked).toMatchObject({ germanTexts: [{ state: 'proposed', german }], todo: { kind: 'confirm-german' } });
    expect(asked.messages.map(({ from }) => from)).toEqual(['city', 'city']);
    expect(asked.answers[path]).toEqual({ text, language: 'en', german: '' });
    expect(await confirm(row, german, old)).toMatchObject({ reason: 'changed-meanwhile' });
    expect(await confirm(row, ' ')).toMatchObject({ reason: 'text-missing' });
    expect(await confirm(row, 'x'.repeat(2001))).toMatchObject({ reason: 'text-too-long' });
    const both = await Promise.all([confirm(row, german), confirm(row, german)]);
    expect(both).toMatchObject([{ ok: true }, { ok: true }]);

    const after = await seen(row);
    expect(after).toMatchObject({ germanTexts: [{ state: 'confirmed', german }], todo: { kind: 'nothing' } });
    expect(after.answers[path]).toEqual({ text, language: 'en', german });
    const form = parts.forms.formOf(after.folder);
    const record = parts.forms.germanRecord(form, after.answers, parts.forms.contextOf(after.folder, 'en'));
    expect(record).toContain(german);
    expect(await propose(row, 'Anders.')).toMatchObject({ reason: 'already-done' });
    expect(await bodies(row)).toEqual([
      ['case.translation-proposed', { path, text, german: 'Bello lebt bei meiner Oma.', by: clerk.id }],
      ['case.translation-proposed', { path, text, german, by: clerk.id }],
      ['case.translation-confirmed', { path, text, german, proposal: german, writtenBy: clerk.id }],
    ]);
  });

  it('is mended by the person: the proposal stays beside what was confirmed', async () => {
    const row = await sent();
    await propose(row, 'Bello lebt bei meiner Oma.');
    expect(await confirm(row, german)).toMatchObject({ ok: true });
    expect((await bodies(row)).at(-1)?.[1]).toMatchObject({ german, proposal: 'Bello lebt bei meiner Oma.' });
    const log = await platform.db.transaction((tx) => platform.events.read(tx, row.id));
    expect(log.at(-1)?.public).toEqual({ questions: [path], corrected: true, by: 'citizen' });
    expect(JSON.stringify(log.map((event) => event.public))).not.toContain('Mutter');
  });

  it('counts as confirmed when the person sent the German text along, and a German text needs none', async () => {
    expect(await seen(await sent(german))).toMatchObject({ germanTexts: [{ state: 'sent', german }] });
    const row = await sent(german);
    expect(await propose(row, 'Anders.')).toMatchObject({ reason: 'already-done' });
    const plain = await own.submit(
      'hund-anmelden',
      dogAnswers({ besonderheit: { text: german, language: 'de', german } }),
    );
    expect((await seen(plain)).germanTexts).toEqual([]);
    expect(await propose(plain, 'Anders.')).toMatchObject({ reason: 'already-done' });
  });

  it('does not hold up the decision, and can be confirmed after it', async () => {
    const row = await sent();
    await propose(row, german);
    const [task] = await platform.db.transaction((tx) => tasksOf(tx, row.id));
    await take(parts, clerk, row.number, task?.token ?? '');
    const order = { number: row.number, token: task?.token ?? '', outcome: 'uebernehmen', reason: '', question: null };
    expect(await decideTask(parts, clerk, order)).toMatchObject({ ok: true });
    expect((await seen(row)).row.status).toBe('decided');
    expect((await seen(row)).todo).toEqual({ kind: 'confirm-german' });
    expect(await confirm(row, german)).toMatchObject({ ok: true });
    expect((await seen(row)).todo.kind).toBe('read');
  });
});

describe('who may', () => {
  it('propose only the office, confirm only the person or a representative, and nobody learns of a foreign case', async () => {
    const principal = platform.newId();
    const row = await sent('', { accountId: principal, guestProof: null });
    const order = { number: row.number, path, german };
    expect(await proposeGerman(parts, stranger, order)).toMatchObject({ reason: 'not-found' });
    expect(await proposeGerman(parts, asCitizen(principal).actor, order)).toMatchObject({ reason: 'not-found' });
    expect(await proposeGerman(parts, clerk, { ...order, path: 'vorname' })).toMatchObject({ reason: 'already-done' });
    expect(await proposeGerman(parts, clerk, order)).toMatchObject({ ok: true });
    const { proposedAt } = (await viewCase(parts, asCitizen(principal), row.number))?.germanTexts[0] ?? {};
    const word = { ...order, proposedAt: proposedAt ?? '' };
    for (const visitor of [asGuest(), asCitizen(platform.newId()), { ...asGuest(), actor: clerk }]) {
      expect(await confirmGerman(parts, visitor, word)).toMatchObject({ reason: 'not-found' });
    }
    const holder = asCitizen(platform.newId(), { id: platform.newId(), from: principal, services: '*' });
    expect(await confirmGerman(parts, holder, word)).toMatchObject({ ok: true });
    const log = await platform.db.transaction((tx) => platform.events.read(tx, row.id));
    expect(log.at(-1)?.public).toMatchObject({ by: 'representative' });
  });

  it('do nothing more once the application is taken back', async () => {
    const row = await sent();
    await withdrawCase(parts, asGuest(), row.number, '');
    expect(await propose(row, german)).toMatchObject({ reason: 'not-possible-now' });
  });
});

it('leaves states and log whole', async () => {
  expect((await verifyStates(parts, systemActor)).differing).toEqual([]);
  expect((await platform.events.verify()).broken).toEqual([]);
  expect(own.faults).toEqual([]);
});

const propose = (row: CaseRow, words: string) =>
  proposeGerman(parts, clerk, { number: row.number, path, german: words });

async function confirm(row: CaseRow, words: string, proposedAt?: string) {
  const at = proposedAt ?? (await seen(row)).germanTexts[0]?.proposedAt ?? '';
  return confirmGerman(parts, asGuest(), { number: row.number, path, proposedAt: at, german: words });
}

const desk = (row: CaseRow) =>
  openForClerk(parts, clerk, { number: row.number, language: 'de', token: null, all: false });

async function seen(row: CaseRow) {
  const view = await viewCase(parts, asGuest(), row.number);
  if (!view) throw new Error(`case ${row.number} is not there`);
  return view;
}

/** What the log keeps about German texts, opened. */
async function bodies(row: CaseRow) {
  return platform.db.transaction(async (tx) => {
    const log = (await platform.events.read(tx, row.id)).filter(({ type }) => type.startsWith('case.translation'));
    const read = { actor: systemActor, purpose: 'check' as const, caseId: row.id, subjects: [], what: [] };
    const opened = await openBodies(parts, tx, row, log, read);
    return log.map(({ type }, index) => [type, opened[index]] as const);
  });
}
