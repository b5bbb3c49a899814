import { afterAll, describe, expect, it } from 'vitest';
import { tasksOf } from '../store/task-store.ts';
import { clerkOf, dogAnswers, openCases } from '../test-support.ts';
import { decideTask, take } from '../use-cases/clerk-commands.ts';
import { caseDetail, caseList, letterDetail } from './api-citizen-schemas.ts';

const own = await openCases();
afterAll(() => own.drop());
const { parts, platform } = own;
const clerk = clerkOf('0199f0a0-0000-7000-8000-00000000000c', 'stadtkaemmerei');
const special = dogAnswers({ besonderheit: { text: 'Zwei Personen.', language: 'de', german: '' } });

describe('own cases as JSON', () => {
  it('lists and shows what the schema says, and nobody else sees it', async () => {
    const row = await own.submit('hund-anmelden', dogAnswers());
    const browser = await own.browser();
    const list = await browser.json('GET', '/api/v1/cases');
    expect(caseList.parse(list.body).cases.map(({ number }) => number)).toContain(row.number);
    const { body } = await browser.json('GET', `/api/v1/cases/${row.number}`, undefined, { 'accept-language': 'en' });
    const shown = caseDetail.strict().parse(body);
    expect(shown).toMatchObject({ title: 'Register a dog', status: 'decided', todo: { kind: 'read' } });
    expect(shown.letters[0]?.reasons[0]).toMatchObject({ rule: 'AO § 122a(4)' });
    const letter = await browser.json('GET', `/api/v1/cases/${row.number}/letters/${shown.letters[0]?.id}`);
    expect(letterDetail.parse(letter.body).letters.de.subject).toBe('Hundesteuerbescheid 2026');
    const again = caseDetail.parse((await browser.json('GET', `/api/v1/cases/${row.number}`)).body);
    expect(again.letters[0]?.retrievedAt).not.toBeNull();

    const other = await own.browser(2);
    expect((await other.json('GET', '/api/v1/cases')).body).toEqual({ cases: [] });
    for (const path of ['', `/letters/${shown.letters[0]?.id}`])
      expect((await other.json('GET', `/api/v1/cases/${row.number}${path}`)).status).toBe(404);
    for (const [path, body] of Object.entries(bodies(shown.letters[0]?.id ?? '')))
      expect((await other.json('POST', `/api/v1/cases/${row.number}/${path}`, body)).status).toBe(404);
  });

  it('takes a message once per key', async () => {
    const row = await own.submit('hund-anmelden', dogAnswers());
    const browser = await own.browser();
    const send = (key: string) =>
      browser.json('POST', `/api/v1/cases/${row.number}/messages`, { text: 'Hallo' }, { 'idempotency-key': key });
    const both = await Promise.all([send('a'), send('a')]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect((await send('b')).body['messages']).toHaveLength(2);
    const empty = await browser.json('POST', `/api/v1/cases/${row.number}/messages`, { text: ' ' });
    expect(empty).toMatchObject({ status: 422, body: { type: 'urn:lipsia:problem:invalid-body' } });
  });

  it('takes exactly the named answers, by the rules of the form', async () => {
    const row = await own.submit('hund-anmelden', special);
    const browser = await own.browser();
    const send = (answers: unknown, key = 'k') =>
      browser.json('POST', `/api/v1/cases/${row.number}/corrections`, { answers }, { 'idempotency-key': key });
    expect(await send({ vorname: 'Eva' })).toMatchObject({ status: 409 });
    const [task] = await platform.db.transaction((tx) => tasksOf(tx, row.id));
    const token = task?.token ?? '';
    await take(parts, clerk, row.number, token);
    const question = { questions: ['familienname', 'hunde.1.rasse'], text: 'Bitte prüfen.' };
    await decideTask(parts, clerk, { number: row.number, token, outcome: 'nachfragen', reason: '', question });
    expect(await send({ vorname: 'Eva' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'vorname', code: 'not-asked' }] },
    });
    expect(await send({ familienname: '', 'hunde.1.rasse': 'Pudel' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'familienname', code: 'required' }] },
    });
    const right = { familienname: 'Möller', 'hunde.1.rasse': 'Pudel' };
    const done = await send(right);
    expect(done).toMatchObject({ status: 200, body: { status: 'open', question: null } });
    expect(caseDetail.parse(done.body).answers).toMatchObject({ familienname: 'Möller', hunde: [{ rasse: 'Pudel' }] });
    expect((await send(right)).status).toBe(200);
    expect((await send(right, 'another')).status).toBe(409);
  });

  it('takes back and objects as the pages do', async () => {
    const browser = await own.browser();
    const open = await own.submit('hund-anmelden', special);
    const back = () => browser.json('POST', `/api/v1/cases/${open.number}/withdrawal`, {});
    expect(await back()).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
    expect((await back()).status).toBe(200);
    const decided = await own.submit('hund-anmelden', dogAnswers());
    const late = await browser.json('POST', `/api/v1/cases/${decided.number}/withdrawal`, { reason: 'x' });
    expect(late).toMatchObject({ status: 409, body: { type: 'urn:lipsia:problem:already-decided' } });
    const letter = caseDetail.parse((await browser.json('GET', `/api/v1/cases/${decided.number}`)).body).letters[0]?.id;
    const object = () => browser.json('POST', `/api/v1/cases/${decided.number}/objections`, { letter });
    expect(await object()).toMatchObject({ status: 200, body: { letters: [{ objected: true }] } });
    expect((await object()).status).toBe(200);
    const unknown = await browser.json('POST', `/api/v1/cases/${decided.number}/objections`, {
      letter: platform.newId(),
    });
    expect(unknown.status).toBe(409);
  });
});

const bodies = (letter: string) => ({
  messages: { text: 'Hallo' },
  corrections: { answers: {} },
  withdrawal: {},
  objections: { letter },
});
