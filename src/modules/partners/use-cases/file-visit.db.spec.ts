import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemActor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import { type ComposedApp, composeApp } from '../../../../test/contract/compose-app.ts';
import { aStaffMember, dogAnswers } from '../../../../test/contract/people.ts';
import { Browser } from '../../../../test/support/browser.ts';
import { readLedgerFile, verifyLedger } from '../domain/ledger/index.ts';
import { type FiledVisit, mandateHash } from '../domain/visit/index.ts';
import { aFiledVisit, concern, partsOf } from '../test-support.ts';
import { mandateText } from '../texts/mandate-text.ts';
import { exportLedger } from './branch-ledger.ts';
import { beginReading } from './card/begin-reading.ts';
import { fetchReading } from './card/fetch-reading.ts';
import { fileVisit, hashOfBody, type Sender } from './file-visit.ts';
import { forgetMarks } from './office/seal-marks.ts';
import { signVisit, takeVisit, titlesOf } from './serve-visit.ts';

const [plagwitz, holzhausen] = ['musterbank-plagwitz', 'musterpost-holzhausen'];
let app: ComposedApp;
let clerk: Uuid;
let sender: Sender;
let said: 'none' | 'ambiguous' | 'away' = 'none';
beforeAll(async () => {
  app = await composeApp({ register: () => said });
  clerk = await aStaffMember(app, { login: 'a@demo', name: 'Paula', offices: [plagwitz], roles: ['partnerClerk'] });
  const actor = { ...systemActor, kind: 'staff', id: clerk, roles: ['partnerClerk'], offices: [plagwitz] } as const;
  sender = { kind: 'clerk', actor };
  await app.doors.partners.nameClerk({ id: clerk, branch: plagwitz, trainedUntil: '2027-12-31' });
}, 60_000);
afterAll(() => app.drop());

const aPng = 'iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAYAAACp8Z5+AAAADElEQVR4nGNgoBwAAABEAAHX40j9AAAAAElFTkSuQmCC';
const filed = (device: Uuid, number: number, more: Partial<FiledVisit> = {}): FiledVisit =>
  aFiledVisit(app, { branch: plagwitz, clerk, device, number, ...more });
const send = (body: FiledVisit, by: Sender = sender) => fileVisit(partsOf(app), by, body);
const count = async (sql: string, ...values: readonly unknown[]): Promise<number> =>
  (await app.platform.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, values))[0]!.n;

it('makes exactly one case of a visit, however often and from wherever it is sent, and gives the same receipt', async () => {
  const body = filed(app.platform.newId(), 1, {
    service: 'anliegen-melden',
    answers: concern(),
    files: [{ path: 'foto', name: 'ecke.png', content: aPng }],
  });
  const [first, ...again] = await Promise.all([send(body), send(body), send(body)]);
  expect(first).toMatchObject({
    ok: true,
    value: { state: 'received', number: 1, bodyHash: hashOfBody(body), ledger: { seq: 1 }, test: false },
  });
  expect(again.map((one) => JSON.stringify(one))).toEqual([first, first].map((one) => JSON.stringify(one)));
  expect(await count('cases."case"')).toBe(1);
  expect(await count('cases.evidence')).toBe(1);
  const [made] = await app.platform.db.query<{ channel: string; key: Uuid; number: string }>(
    'SELECT channel, key, number FROM cases."case"',
  );
  expect(made?.channel).toBe('counter');
  const record = await app.platform.db.transaction((tx) => app.platform.vault.accessRecord(tx, made!.key));
  expect(record).toMatchObject([{ role: 'partnerClerk', office: plagwitz, what: ['answers'] }]);
  const ledger = readLedgerFile(await exportLedger(partsOf(app), plagwitz))!;
  expect(verifyLedger(plagwitz, ledger.entries, new Map())).toMatchObject({ ok: true, count: 1 });
  expect(await send({ ...body, language: 'en' })).toMatchObject({ ok: false, reason: 'other-body' });
  expect(await send({ ...body, id: app.platform.newId() })).toMatchObject({ ok: false, reason: 'other-body' });
  expect((await app.platform.events.verify()).broken).toEqual([]);
  expect(app.faults).toEqual([]);
});

it('takes the numbers of a device in order, and tells which one is missing; a refused visit settles its number', async () => {
  const device = app.platform.newId();
  const [one, two, three] = [1, 2, 3].map((number) => filed(device, number)) as [FiledVisit, FiledVisit, FiledVisit];
  expect(await send(three)).toMatchObject({ ok: false, reason: 'send-first', details: { next: 1 } });
  expect(await send(one)).toMatchObject({ ok: true, value: { state: 'received' } });
  expect(await send(three)).toMatchObject({ ok: false, reason: 'send-first', details: { next: 2 } });
  const wrong = { ...two, answers: { ...two.answers, vorname: '', unbekannt: 1 } };
  const refused = await send(wrong);
  expect(refused).toMatchObject({ ok: true, value: { state: 'refused', reason: 'answers-wrong', ledger: null } });
  expect(refused.ok && refused.value.errors).toEqual([{ path: 'unbekannt', code: 'unknown-question' }]);
  expect(await send(wrong)).toEqual(refused);
  expect(await send(two)).toMatchObject({ reason: 'other-body' });
  expect(await send(three)).toMatchObject({ ok: true, value: { state: 'received' } });
  expect(await send(filed(device, 4, { answers: {} }))).toMatchObject({
    value: { reason: 'answers-wrong', errors: expect.arrayContaining([{ path: 'hundInLeipzig', code: 'required' }]) },
  });
  const other = filed(app.platform.newId(), 1);
  expect(await send({ ...other, id: one.id })).toMatchObject({ reason: 'other-body' });
  // An id that the log has for something else is refused, and nothing of the visit stays.
  const [taken] = await app.platform.db.query<{ stream: Uuid }>('SELECT stream FROM partners.branch LIMIT 1');
  const cases = await count('cases."case"');
  expect(await send({ ...filed(device, 5), id: taken!.stream })).toMatchObject({ reason: 'other-body' });
  expect(await count('cases."case"')).toBe(cases);
  expect(await count('partners.filing WHERE device = $1', device)).toBe(4);
  expect(await count('partners.visit WHERE id = ANY($1)', [one.id, two.id, three.id])).toBe(2);
});

it('goes by the same checks as at the counter, on the day of the record', async () => {
  const device = app.platform.newId();
  let number = 0;
  const outcome = async (more: Partial<FiledVisit>) => {
    number += 1;
    const sent = await send(filed(device, number, more));
    return sent.ok ? (sent.value.reason ?? sent.value.state) : sent.reason;
  };
  const sound = filed(device, 1);
  const earlier = (days: number): string =>
    app.clock
      .now()
      .subtract({ hours: 24 * days })
      .toString({ smallestUnit: 'millisecond' });
  expect(await outcome({ mandate: { ...sound.mandate, textHash: '0'.repeat(64) } })).toBe('other-words');
  expect(await outcome({ edition: 99 })).toBe('edition-unknown');
  expect(await outcome({ identity: { ...sound.identity, level: 'high' } })).toBe('level-too-high');
  expect(await outcome({ identity: { ...sound.identity, at: earlier(1) } })).toBe('times-wrong');
  expect(await outcome({ mandate: { ...sound.mandate, signedAt: earlier(1) } })).toBe('times-wrong');
  expect(await outcome({ recordedAt: earlier(8) })).toBe('too-old');
  expect(await outcome({ clerk: app.platform.newId() })).toBe('not-named');
  expect(await outcome({ person: { resumeCode: '7KQ4' } })).toBe('resume-code-wrong');
  expect(await outcome({ person: { code: 'P-0000-0000-0' } })).toBe('no-visit');
  expect(await outcome({ service: 'personalausweis' })).toBe('closed-here');
  expect(await outcome({ service: 'meldebescheinigung', answers: {} })).toBe('closed-here');
  expect(await outcome({ recordedAt: earlier(6) })).toBe('received');
  await app.doors.partners.nameClerk({ id: clerk, branch: plagwitz, trainedUntil: earlier(3).slice(0, 10) });
  expect(await outcome({ recordedAt: earlier(4) })).toBe('not-yours');
  number -= 1;
  const lead = await aStaffMember(app, { login: 'l@demo', name: 'Lea', offices: [plagwitz], roles: ['partnerClerk'] });
  await app.doors.partners.nameClerk({ id: lead, branch: plagwitz, trainedUntil: '2027-12-31' });
  const before = sender;
  sender = {
    kind: 'clerk',
    actor: { ...systemActor, kind: 'staff', id: lead, roles: ['partnerClerk'], offices: [plagwitz] },
  };
  // Somebody else of the branch sends what was recorded while the training still held.
  expect(await outcome({ recordedAt: earlier(4) })).toBe('received');
  expect(await outcome({})).toBe('training-over');
  expect(await send(filed(device, number + 1, { branch: holzhausen }))).toMatchObject({ reason: 'not-yours' });
  await app.doors.partners.nameClerk({ id: clerk, branch: plagwitz, trainedUntil: '2027-12-31' });
  sender = before;
});

it('goes on with what somebody began at home, once, and not after they took it back', async () => {
  const guest = new Browser(app.app, app.sessions);
  const open = async (): Promise<string> => {
    await guest.get('/de/servicepunkte/besuch');
    await guest.submit('/servicepunkte/besuch', { leistung: 'hund-anmelden' });
    return /P-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(guest.page.html)?.[0] ?? '';
  };
  const device = app.platform.newId();
  const code = await open();
  expect(await send(filed(device, 1, { person: { code: code.toLowerCase() } }))).toMatchObject({
    value: { state: 'received' },
  });
  await guest.get(guest.page.path);
  expect(guest.page.html).toContain('/vorgang/L-');
  expect(await send(filed(device, 2, { person: { code } }))).toMatchObject({ value: { reason: 'no-visit' } });
  const second = await open();
  await guest.submit('/zuruecknehmen');
  expect(await send(filed(device, 3, { person: { code: second } }))).toMatchObject({ value: { reason: 'no-visit' } });
  expect((await app.platform.events.verify()).broken).toEqual([]);
});

it('keeps tests apart: test people alone, a ledger of their own, no visit and no case', async () => {
  const client: Sender = { kind: 'client', id: 'probe', branches: [plagwitz], services: '*', isTest: true };
  const [device, before] = [app.platform.newId(), await count('cases."case"')];
  const trained = '00000000-0000-7000-8000-000000000001';
  const test = (number: number, person: string, more: Partial<FiledVisit> = {}) => {
    const base = filed(device, number, { clerk: trained, ...more });
    const [vorname = '', familienname = ''] = person.split(' ');
    return send({ ...base, answers: { ...base.answers, vorname, familienname } }, client);
  };
  expect(await test(1, 'Jana Müller')).toMatchObject({ value: { reason: 'no-test-person', test: true } });
  expect(await test(2, 'Erika Testperson')).toMatchObject({
    value: { state: 'received', test: true, ledger: { seq: 1 } },
  });
  expect(await test(3, 'Gerda Testperson')).toMatchObject({ value: { reason: 'closed-here', instead: ['office'] } });
  expect(await test(4, 'Erika Testperson', { clerk: '00000000-0000-7000-8000-000000000002' })).toMatchObject({
    value: { reason: 'training-over' },
  });
  expect(await count('cases."case"')).toBe(before);
  expect(await count('partners.visit WHERE id IN (SELECT id FROM partners.filing WHERE is_test)')).toBe(0);
  expect(await count('partners.ledger WHERE branch = $1', `test-${plagwitz}`)).toBe(1);
});

it('sends whom the register has a doubt about to the office by the one sentence, and settles nothing while the register is away', async () => {
  const device = app.platform.newId();
  const [doubted, late] = [filed(device, 1), filed(device, 2)];
  const cases = await count('cases."case"');
  said = 'ambiguous';
  const refused = await send(doubted);
  const { neutral } = app.doors.partners.network()!;
  expect(refused).toMatchObject({ ok: true, value: { state: 'refused', reason: 'closed-here', words: neutral } });
  expect(refused.ok && refused.value.instead).toEqual(['office']);
  said = 'away';
  expect(await send(late)).toMatchObject({ ok: false, reason: 'try-again' });
  said = 'none';
  expect(await send(doubted)).toEqual(refused);
  expect(await send(late)).toMatchObject({ ok: true, value: { state: 'received' } });
  expect(await count('cases."case"')).toBe(cases + 1);
  const [{ key }] = (await app.platform.db.query<{ key: Uuid }>(
    'SELECT "case".key FROM cases."case" JOIN partners.visit ON case_number = number WHERE visit.id = $1',
    [late.id],
  )) as [{ key: Uuid }];
  const record = await app.platform.db.transaction((tx) => app.platform.vault.accessRecord(tx, key));
  expect(record.map(({ purpose, what }) => `${purpose} ${what.join()}`).toSorted()).toContain('check register-record');
});

it('keeps of address and account in a form no more than keyed hashes, which go when no report needs them', async () => {
  const device = app.platform.newId();
  const paid = { zahlweise: 'sepa', mandat: 'erteilt', iban: 'DE89370400440532013000', kontoinhaber: 'Jana Gast-Demo' };
  for (const number of [1, 2]) {
    const body = filed(device, number);
    const done = await send({ ...body, answers: { ...body.answers, ...paid } });
    expect(done).toMatchObject({ ok: true, value: { state: 'received' } });
  }
  const marks = () =>
    app.platform.db.query<{ address_mark: string; iban_mark: string }>(
      `SELECT DISTINCT address_mark, iban_mark FROM partners.visit WHERE iban_mark IS NOT NULL`,
    );
  const found = await marks();
  expect(found).toEqual([
    { address_mark: expect.stringMatching(/^[\w-]{27}$/), iban_mark: expect.stringMatching(/^[\w-]{27}$/) },
  ]);
  expect(found[0]!.iban_mark).toBe(app.platform.vault.blindIndex('partner-iban', 'DE89370400440532013000'));
  await forgetMarks(partsOf(app));
  expect(await marks()).toEqual(found);
  app.clock.set(
    app.clock
      .now()
      .add({ hours: 24 * 91 })
      .toString(),
  );
  await forgetMarks(partsOf(app));
  expect(await marks()).toEqual([]);
});

it('compares with the card that was read before the line dropped: a code cannot carry the level to somebody else', async () => {
  const card = {
    ...{ documentType: 'ID', validUntil: '2031-10-31', familyNames: 'MÜLLER', givenNames: 'JANA' },
    ...{ born: '19880327', home: null },
  };
  const session = () => ({
    session: Buffer.from(app.platform.random.bytes(16)).toString('hex'),
    ...{ psk: 'AB'.repeat(16), serverAddress: 'https://eid.example' },
  });
  const eid = { open: async () => session(), result: async () => ({ kind: 'read', card, asked: 1 }) as const };
  const parts = { ...partsOf(app), eid };
  const actor = sender.kind === 'clerk' ? sender.actor : expect.fail('nobody serves');
  const identified = async (): Promise<string> => {
    const guest = new Browser(app.app, app.sessions);
    await guest.get('/de/servicepunkte/besuch');
    await guest.submit('/servicepunkte/besuch', { leistung: 'hund-anmelden' });
    const code = /P-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(guest.page.html)?.[0] ?? '';
    const taken = await takeVisit(parts, actor, code);
    const { id } = taken.ok ? taken.value : expect.fail(taken.reason);
    const shownHash = mandateHash(mandateText('de', titlesOf(parts, 'hund-anmelden').de));
    expect(await signVisit(parts, actor, id, { shownHash, method: 'pen-pad' })).toMatchObject({ ok: true });
    const order = { isPhotoCompared: true, isAgreed: true, takesOver: false, language: 'de' } as const;
    expect(await beginReading(parts, actor, id, order)).toMatchObject({ ok: true });
    expect(await fetchReading(parts, actor, id, { reading: null, isStopped: false })).toMatchObject({ ok: true });
    return code;
  };
  const device = app.platform.newId();
  const other = dogAnswers({ vorname: 'Ottilie' });
  const body = (number: number, code: string, answers = dogAnswers()) =>
    filed(device, number, { service: 'hund-anmelden', person: { code }, answers });
  expect(await send(body(1, await identified(), other))).toMatchObject({
    value: { state: 'refused', reason: 'card-differs' },
  });
  expect(await send(body(2, await identified()))).toMatchObject({ value: { state: 'received' } });
  const rows = await app.platform.db.query<{ level: string }>(
    `SELECT identity->>'level' AS level FROM partners.visit WHERE state = 'submitted' AND identity->>'method' = 'card-reading'`,
  );
  expect(rows).toEqual([{ level: 'high' }]);
});
