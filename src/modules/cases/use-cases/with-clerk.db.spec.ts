import { afterAll, describe, expect, it } from 'vitest';
import { systemActor } from '#kernel/actor';
import { formOf } from '#platform/http';
import { tasksOf } from '../store/task-store.ts';
import { asCitizen, asGuest, clerkOf, dogAnswers, openCases } from '../test-support.ts';
import { withdrawCase, writeMessage } from './citizen-commands.ts';
import { decideTask, take } from './clerk-commands.ts';
import { correctAnswers } from './correct-answers.ts';
import { openEvidence } from './open-evidence.ts';
import { retrieveLetter } from './retrieve-letter.ts';
import { verifyStates } from './verify-states.ts';
import { viewCase } from './view-case.ts';

const own = await openCases();
afterAll(() => own.drop());
const { parts, platform } = own;
const me = asGuest();
const clerk = clerkOf('0199f0a0-0000-7000-8000-00000000000c', 'stadtkaemmerei');
const special = dogAnswers({ besonderheit: { text: 'Der Hund lebt bei zwei Personen.', language: 'de', german: '' } });

describe('a case that a person decides', () => {
  it('asks back, takes exactly the named answers, and is decided', async () => {
    own.clock.set('2026-11-23T09:00:00Z');
    const row = await own.submit('hund-anmelden', special);
    expect(row).toMatchObject({ status: 'open', automatic: null });
    await ask(row, ['familienname', 'hunde.1.rasse']);
    const asked = await seen(row.number);
    expect(asked.row.status).toBe('waiting-for-citizen');
    expect(asked.todo).toMatchObject({ kind: 'answer' });
    expect(asked.question?.until?.toString()).toBe('2026-12-07');
    expect(asked.messages).toMatchObject([{ from: 'city', text: 'Bitte prüfen Sie den Namen.' }]);

    const wrong = await correct(row.number, { familienname: '', 'hunde-1-rasse': 'Pudel' });
    expect(wrong).toMatchObject({ ok: false, reason: 'invalid' });
    expect(wrong.issues?.map(({ field }) => field)).toEqual(['familienname']);
    const done = await correct(row.number, {
      familienname: 'Möller',
      'hunde-1-rasse': 'Pudel',
      vorname: 'Eva',
      antwort: '',
    });
    expect(done).toMatchObject({ ok: true });
    expect(await correct(row.number, { familienname: 'Nochmal' })).toMatchObject({
      ok: false,
      reason: 'nothing-asked',
    });

    const after = await seen(row.number);
    expect(after.answers).toMatchObject({
      vorname: 'Jana',
      familienname: 'Möller',
      hunde: [{ name: 'Bello', rasse: 'Pudel' }],
    });
    expect(after.state?.applicant.name).toBe('Jana Möller');
    expect(after.todo).toEqual({ kind: 'nothing' });
    await decide(row, 'uebernehmen');
    const decided = await seen(row.number);
    expect(decided.row).toMatchObject({ status: 'decided', outcome: 'granted', automatic: false });
    expect(decided.timeline.map(({ step, type }) => step ?? type)).toEqual(
      expect.arrayContaining(['gesendet', 'pruefen', 'berichtigen', 'case.corrected', 'bescheidErstellen']),
    );
    expect(decided.timeline.filter(({ step }) => step === 'pruefen')).toHaveLength(2);
  });

  it('lets several people answer a question only once', async () => {
    const row = await own.submit('hund-anmelden', special);
    await ask(row, ['familienname']);
    const both = await Promise.all(['A', 'B'].map((name) => correct(row.number, { familienname: `M${name}` })));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('takes words where no answer is named, and a new file at its place', async () => {
    const row = await own.submit('hund-anmelden', special);
    // A dog without a chip is not asked for its number: nothing of what was named can be shown.
    await ask(row, ['hunde.1.chipnummer']);
    expect(await correct(row.number, {})).toMatchObject({ ok: false, reason: 'invalid', issues: [] });
    expect(await correct(row.number, {}, 'Er lebt bei uns beiden.')).toMatchObject({ ok: true });
    expect((await seen(row.number)).messages.at(-1)).toMatchObject({
      from: 'citizen',
      text: 'Er lebt bei uns beiden.',
    });

    const dog = { ...(special['hunde'] as object[])[0], chip: 'nachweis', chipnummer: '276098106123456' };
    const second = await own.submit('hund-anmelden', { ...special, hunde: [dog as never] });
    await ask(second, ['hunde.1.chipnachweis']);
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const body = formOf([], [{ field: 'hunde-1-chipnachweis', name: 'chip.png', bytes: png }]);
    const order = { number: second.number, language: 'de' as const, body, note: '' };
    expect(await correctAnswers(parts, me, order)).toMatchObject({ ok: true });
    const [answered] = (await seen(second.number)).answers['hunde'] as {
      chipnachweis: { id: string; name: string }[];
    }[];
    expect(answered?.chipnachweis).toMatchObject([{ name: 'chip.png', mediaType: 'image/png' }]);
    const id = answered?.chipnachweis[0]?.id ?? '';
    expect((await openEvidence(parts, me, second.number, id))?.name).toBe('chip.png');
    expect(await openEvidence(parts, asGuest(2), second.number, id)).toBeNull();
    expect(await openEvidence(parts, me, row.number, id)).toBeNull();
  });

  it('reminds after five working days and goes on without an answer after two weeks', async () => {
    own.clock.set('2026-11-16T09:00:00Z');
    const row = await own.submit('hund-anmelden', special);
    await ask(row, ['familienname']);
    await platform.jobs.drain();
    own.mails.length = 0;
    await own.pass({ days: 8 });
    // Five working days after Mon 16 Nov, without the holiday of 18 Nov: until Tue 24 Nov.
    expect((await seen(row.number)).messages).toHaveLength(1);
    await own.pass({ days: 1 });
    expect((await seen(row.number)).messages).toHaveLength(2);
    expect(own.mails.filter(({ subject }) => subject.includes(row.number))).toHaveLength(1);
    await own.pass({ days: 5 });
    expect((await seen(row.number)).row.status).toBe('waiting-for-citizen');
    await own.pass({ days: 1 });
    const over = await seen(row.number);
    expect(over.row.status).toBe('open');
    expect(over.todo).toEqual({ kind: 'nothing' });
    expect(await correct(row.number, { familienname: 'Zu spät' })).toMatchObject({ reason: 'nothing-asked' });
  });

  it('is taken back once, and not after the decision', async () => {
    const row = await own.submit('hund-anmelden', special);
    const both = await Promise.all([1, 2].map(() => withdrawCase(parts, me, row.number, 'Umzug')));
    expect(both).toMatchObject([{ ok: true }, { ok: true }]);
    const back = await seen(row.number);
    expect(back.row).toMatchObject({ status: 'withdrawn', outcome: 'withdrawn' });
    expect(back.timeline.filter(({ type }) => type === 'case.withdrawn')).toHaveLength(1);
    const decided = await own.submit('hund-anmelden', dogAnswers());
    expect(await withdrawCase(parts, me, decided.number, '')).toMatchObject({ reason: 'already-decided' });
  });
});

describe('whose case it is', () => {
  it('shows nothing to a foreign guest, account or office, and tells no difference to an unknown number', async () => {
    const row = await own.submit('hund-anmelden', dogAnswers());
    const notice = (await seen(row.number)).notices[0]?.id ?? '';
    const foreign = [asGuest(2), asCitizen(platform.newId()), { ...me, guestProofs: [] }];
    for (const visitor of foreign) {
      expect(await viewCase(parts, visitor, row.number)).toBeNull();
      expect(await retrieveLetter(parts, visitor, row.number, notice)).toBeNull();
      expect(await writeMessage(parts, visitor, row.number, 'Hallo', '1')).toMatchObject({ reason: 'not-found' });
      expect(await withdrawCase(parts, visitor, row.number, '')).toMatchObject({ reason: 'not-found' });
    }
    expect(await viewCase(parts, me, 'L-0000-0000-0')).toBeNull();
    expect((await seen(row.number)).notices[0]?.retrievedAt).toBeNull();
  });

  it('opens to a representative within the mandate, and every visit is recorded for the person', async () => {
    const [principal, holder] = [platform.newId(), platform.newId()];
    const row = await own.submit('hund-anmelden', special, { accountId: principal, guestProof: null });
    const acting = (services: '*' | readonly string[]) =>
      asCitizen(holder, { id: platform.newId(), from: principal, services });
    expect(await viewCase(parts, acting(['meldebescheinigung']), row.number)).toBeNull();
    expect(await viewCase(parts, asCitizen(holder), row.number)).toBeNull();
    expect(await viewCase(parts, acting(['hund-anmelden']), row.number)).not.toBeNull();
    expect(await writeMessage(parts, acting('*'), row.number, 'Ich antworte für sie.', '1')).toMatchObject({
      ok: true,
    });
    const theirs = await viewCase(parts, asCitizen(principal), row.number);
    expect(theirs?.messages).toMatchObject([{ from: 'representative' }]);
    const record = await platform.vault.accessRecord(platform.db, row.key);
    expect(record).toMatchObject([{ actorKind: 'citizen' }, { actorKind: 'citizen' }]);
  });

  it('keeps number and course when the key is destroyed, and nothing else', async () => {
    const row = await own.submit('hund-anmelden', dogAnswers());
    await writeMessage(parts, me, row.number, 'Etwas Persönliches', '1');
    await platform.db.transaction((tx) => platform.vault.destroyKey(tx, row.key, 'test'));
    const left = await seen(row.number);
    expect(left).toMatchObject({ state: null, answers: {}, messages: [], todo: { kind: 'nothing' } });
    expect(left.timeline.length).toBeGreaterThan(2);
    expect(JSON.stringify(left.notices)).not.toMatch(/Bello|Müller/);
    expect(await retrieveLetter(parts, me, row.number, left.notices[0]?.id ?? '')).toBeNull();
    expect(await writeMessage(parts, me, row.number, 'Hallo', '2')).toMatchObject({ reason: 'not-found' });
    await platform.jobs.drain();
  });
});

it('stores for every case exactly what its events lead to, and the log holds', async () => {
  const states = await verifyStates(parts, systemActor);
  expect(states.cases).toBeGreaterThan(8);
  expect(states.differing).toEqual([]);
  expect((await platform.events.verify()).broken).toEqual([]);
  expect(own.faults).toEqual([]);
});

async function seen(number: string) {
  const view = await viewCase(parts, me, number);
  if (!view) throw new Error(`case ${number} is not there`);
  return view;
}

async function openTask(row: { readonly id: string; readonly number: string }): Promise<string> {
  const [task] = await platform.db.transaction((tx) => tasksOf(tx, row.id));
  await take(parts, clerk, row.number, task?.token ?? '');
  return task?.token ?? '';
}

async function ask(row: { readonly id: string; readonly number: string }, questions: readonly string[]): Promise<void> {
  const question = { questions, text: 'Bitte prüfen Sie den Namen.' };
  const order = { number: row.number, token: await openTask(row), outcome: 'nachfragen', reason: '', question };
  expect(await decideTask(parts, clerk, order)).toMatchObject({ ok: true });
}

async function decide(row: { readonly id: string; readonly number: string }, outcome: string): Promise<void> {
  const order = { number: row.number, token: await openTask(row), outcome, reason: 'Passt.', question: null };
  expect(await decideTask(parts, clerk, order)).toMatchObject({ ok: true });
}

const correct = (number: string, values: Readonly<Record<string, string>>, note = '') =>
  correctAnswers(parts, me, { number, language: 'de', body: formOf(Object.entries(values), []), note });
