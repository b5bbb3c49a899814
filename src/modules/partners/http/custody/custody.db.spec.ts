import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Uuid } from '#kernel/ids';
import { type ComposedApp, composeApp } from '../../../../../test/contract/compose-app.ts';
import { anAccount, aStaffMember, citizen, sendDog } from '../../../../../test/contract/people.ts';
import { Browser } from '../../../../../test/support/browser.ts';
import { htmlProblems } from '../../../../../test/support/html-problems.ts';
import { createLocker } from '../../../../demo/locker/locker.ts';
import { applyCustody, emptyCustody } from '../../domain/custody/index.ts';
import { custodyJournal, readCustody } from '../../store/custody-store.ts';

const [plagwitz, office, locker] = ['musterbank-plagwitz', 'stadtkaemmerei', 'schliessfach-zentrum'];
let app: ComposedApp;
let desk: Browser;
let courier: Browser;
let clerk: Browser;
let second: Browser;
let auditor: Browser;
let branch: readonly Uuid[];
const people: { readonly id: Uuid; readonly browser: Browser }[] = [];
const signInAll = async () => {
  for (const { id, browser } of people) await browser.signIn({ staffId: id }, 'substantial');
};
beforeAll(async () => {
  app = await composeApp();
  const staff = async (login: string, roles: readonly string[], offices: readonly string[]) => {
    const id = await aStaffMember(app, { login, name: login, roles, offices });
    const member = { id, browser: new Browser(app.app, app.sessions) };
    people.push(member);
    return member;
  };
  desk = (await staff('amt@demo', ['clerk'], [office])).browser;
  courier = (await staff('bote@demo', ['courier'], ['botendienst'])).browser;
  auditor = (await staff('revision@demo', ['partnerAuditor'], ['revision'])).browser;
  const [one, two] = [
    await staff('eins@demo', ['partnerClerk'], [plagwitz]),
    await staff('zwei@demo', ['partnerClerk'], [plagwitz]),
  ];
  [clerk, second, branch] = [one.browser, two.browser, [one.id, two.id]];
  await signInAll();
}, 60_000);
afterAll(() => app.drop());

const later = async (hours: number) => {
  app.clock.advance({ hours });
  await signInAll();
};
const query = <T>(sql: string, ...values: readonly unknown[]) => app.platform.db.query<T>(sql, values);
const holderOf = async (serial: string) =>
  (
    await query<{ holder: string; state: string }>('SELECT holder, state FROM partners.item WHERE serial = $1', serial)
  )[0];

/** A person with a decided case, who chose a branch. */
async function aPerson(place = plagwitz, proxy = '') {
  const account = await anAccount(app);
  const { number, id, key } = await sendDog(app, {
    accountId: account.id,
    guestProof: null,
    actor: citizen(account.id),
  });
  await app.platform.jobs.drain();
  const person = new Browser(app.app, app.sessions);
  await person.signIn({ accountId: account.id }, 'low');
  await person.get(`/de/abholen/${number}`);
  expect(await htmlProblems(person.page.html)).toEqual([]);
  await person.submit(`/abholen/${number}`, { ort: place, vertretung: proxy });
  expect(person.page.status, person.page.html).toBe(200);
  return { person, number, id, key, account };
}

async function registered(number: string, serial: string) {
  await desk.get('/de/team/ausgabe');
  const row = new RegExp(`${number}.*?/team/ausgabe/erfassen/([0-9a-f-]{36})`, 's').exec(desk.page.html);
  await desk.get(`/de/team/ausgabe/erfassen/${row?.[1]}`);
  return desk.submit(`/erfassen/${row?.[1]}`, { nummer: serial.toLowerCase() });
}

async function bagged(seal: string, serials: readonly string[], place = plagwitz) {
  await desk.get(`/de/team/ausgabe/packen/${place}`);
  return desk.submit(`?amt=${office}`, { siegel: seal, nummern: serials.join('\n') });
}

async function carried(seal: string) {
  await desk.get(`/de/team/ausgabe/beutel/${seal}`);
  await desk.submit('/unterschrift');
  await courier.get(`/de/team/kurier/${seal}`);
  return courier.submit('/unterschrift');
}

async function takenIn(seal: string, counted: readonly string[], by = clerk) {
  await by.get(`/de/team/bestand/beutel/${seal}`);
  await by.submit('/unterschrift', { nummern: counted.join('\n'), siegel: 'yes' });
  await courier.get(`/de/team/kurier/${seal}`);
  return courier.submit('/unterschrift');
}

async function atBranch(serial: string, seal: string, proxy = '') {
  const who = await aPerson(plagwitz, proxy);
  await registered(who.number, serial);
  await bagged(seal, [serial]);
  await carried(seal);
  await takenIn(seal, [serial]);
  await clerk.get('/de/team/bestand');
  await clerk.submit('/bereit');
  return who;
}

async function codeOf({ person, number }: { person: Browser; number: string }) {
  await person.get(`/de/abholen/${number}`);
  await person.submit('/code');
  return /Code: <span class="city-number">([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z])</.exec(person.page.html)?.[1] ?? '';
}

async function tried(serial: string, code: string, by = clerk) {
  await by.get('/de/team/bestand/ausgeben');
  return by.submit('/ausgeben', { nummer: serial, code });
}

it('goes from the office by courier to the branch and to the person, who sees all of it', async () => {
  const who = await aPerson();
  expect((await registered(who.number, 'HM-1')).html).toContain('Das Dokument ist erfasst');
  expect(await htmlProblems(desk.page.html)).toEqual([]);
  expect((await bagged('S-1', ['HM-1'])).html).toContain('Der Beutel ist versiegelt');
  expect(await htmlProblems(desk.page.html)).toEqual([]);
  const label = desk.tab();
  await label.get('/de/team/ausgabe/beutel/S-1/etikett');
  expect(label.page.html).toContain('aria-label="Code des Beutels S-1"');
  // What is stuck on a bag says neither what lies in it nor for whom.
  expect(label.page.html).not.toContain('HM-1');
  expect(await htmlProblems(label.page.html)).toEqual([]);
  await desk.submit('/unterschrift');
  expect(desk.page.html).toContain('Jetzt unterschreibt die andere Seite');
  expect((await holderOf('HM-1'))?.holder).toBe(`place:${office}`);
  await courier.get('/de/team/kurier');
  expect(courier.page.html).toContain('S-1');
  expect(await htmlProblems(courier.page.html)).toEqual([]);
  await courier.get('/de/team/kurier/S-1');
  await courier.submit('/unterschrift');
  expect(courier.page.html).toContain('Beide haben unterschrieben');
  expect((await holderOf('HM-1'))?.holder).toMatch(/^courier:/);

  await clerk.get('/de/team/bestand/beutel/S-1');
  // Who counts is not told what should be there.
  expect(clerk.page.html).not.toContain('HM-1');
  expect(await htmlProblems(clerk.page.html)).toEqual([]);
  await clerk.submit('/unterschrift', { nummern: 'hm-1', siegel: 'yes' });
  const again = clerk.tab();
  await courier.get('/de/team/kurier/S-1');
  await courier.submit('/unterschrift');
  expect(await holderOf('HM-1')).toEqual({ holder: `place:${plagwitz}`, state: 'received' });
  // A bag arrives once.
  expect((await again.submit('/unterschrift', { nummern: 'hm-1', siegel: 'yes' })).status).toBe(422);
  await clerk.get('/de/team/bestand');
  expect(await htmlProblems(clerk.page.html)).toEqual([]);
  await clerk.submit('/bereit');
  expect(await holderOf('HM-1')).toMatchObject({ state: 'ready' });
  await clerk.get('/de/team/bestand/zaehlen');
  await clerk.submit('/zaehlen', { nummern: 'HM-1' });
  expect(clerk.page.html).toContain('Alles ist da: 1 Stück');
  await clerk.submit('/zaehlen', { nummern: 'HM-77' });
  expect(clerk.page.html).toContain('Niemand muss etwas bezahlen');
  expect(await htmlProblems(clerk.page.html)).toEqual([]);

  const code = await codeOf(who);
  expect(await htmlProblems(who.person.page.html)).toEqual([]);
  expect(JSON.stringify(await query('SELECT * FROM partners.pick_up'))).not.toContain(code);
  await tried('HM-1', code);
  expect(clerk.page.path).toBe('/de/team/bestand/ausgeben/HM-1');
  expect(clerk.page.html).toContain('Das Dokument gehört');
  expect(await htmlProblems(clerk.page.html)).toEqual([]);
  expect((await clerk.submit('/HM-1')).status).toBe(422);
  await clerk.submit('/HM-1', { weg: 'photo-comparison' });
  expect(clerk.page.html).toContain('Das Dokument ist ausgegeben');
  expect((await holderOf('HM-1'))?.holder).toBe('person');

  await who.person.get(`/de/vorgang/${who.number}`);
  for (const told of ['Ort zum Abholen gewählt', 'ist auf dem Weg', 'liegt zum Abholen bereit', 'Dokument abgeholt'])
    expect(who.person.page.html).toContain(told);
  expect(await htmlProblems(who.person.page.html)).toEqual([]);
  const record = await app.platform.db.transaction((tx) => app.platform.vault.accessRecord(tx, who.key));
  expect(record.map(({ role, office: at, purpose }) => `${role} ${at} ${purpose}`)).toContain(
    `partnerClerk ${plagwitz} delivery`,
  );
  const ledger = await query<{ body: object }>('SELECT body FROM partners.ledger');
  expect(ledger.map(({ body }) => body)).toMatchObject([{ kind: 'item-handed-out', item: 'hundemarke' }]);
});

it('hands one document out once when two clerks try at the same time', async () => {
  const who = await atBranch('HM-2', 'S-2');
  await tried('HM-2', await codeOf(who));
  // Somebody else at the same branch cannot take over a code that was shown at another desk.
  await second.get('/de/team/bestand/ausgeben/HM-2');
  expect(second.page.status).toBe(422);
  const [one, two] = [clerk.tab(), clerk.tab()];
  const before = await query('SELECT 1 FROM partners.custody_event');
  await two.get('/de/team/bestand/ausgeben/HM-2');
  const done = await Promise.all([one, two].map((tab) => tab.submit('/HM-2', { weg: 'photo-comparison' })));
  expect(done.map(({ status }) => status).sort()).toEqual([200, 422]);
  expect((await query('SELECT 1 FROM partners.custody_event')).length).toBe(before.length + 1);
  const handed = await query('SELECT 1 FROM partners.ledger');
  expect(handed).toHaveLength(2);
});

it('voids a code after five wrong tries, and counts a double click once', async () => {
  const who = await atBranch('HM-3', 'S-3');
  const right = await codeOf(who);
  const other = await codeOf(who);
  await clerk.get('/de/team/bestand/ausgeben');
  const twice = [clerk.tab(), clerk.tab()];
  await Promise.all(twice.map((tab) => tab.submit('/ausgeben', { nummer: 'HM-3', code: right })));
  const left = async () =>
    (
      await query<{ tries: number }>(
        'SELECT tries_left AS tries FROM partners.pick_up p JOIN partners.item i ON i.pick_up = p.id WHERE serial = $1',
        'HM-3',
      )
    )[0]?.tries;
  expect(await left()).toBe(4);
  expect((await tried('HM-3', `${other.slice(0, -1)}${other.endsWith('A') ? 'B' : 'A'}`)).html).toContain('Tippfehler');
  expect(await left()).toBe(4);
  for (const tries of [3, 2, 1, 0]) {
    expect((await tried('HM-3', right)).status).toBe(422);
    expect(await left()).toBe(tries);
  }
  expect((await tried('HM-3', other)).html).toContain('nach fünf Versuchen');
  const fresh = await codeOf(who);
  expect((await tried('HM-3', fresh)).path).toBe('/de/team/bestand/ausgeben/HM-3');
  await later(1);
  await clerk.get('/de/team/bestand/ausgeben/HM-3');
  expect(clerk.page.html).toContain('Fangen Sie neu an');
});

it('opens a dispute when the count differs, which an auditor settles with both signatures', async () => {
  const [one, two] = [await aPerson(), await aPerson()];
  await registered(one.number, 'HM-4');
  await registered(two.number, 'HM-5');
  expect((await bagged('S-1', ['HM-4'])).html).toContain('schon einmal');
  expect((await bagged('S-4', ['HM-4', 'HM-1'])).status).toBe(422);
  await bagged('S-4', ['HM-4', 'HM-5']);
  await carried('S-4');
  await takenIn('S-4', ['HM-4', 'HM-9']);
  expect(courier.page.html).toContain('Niemand zahlt etwas');
  expect(await htmlProblems(courier.page.html)).toEqual([]);
  expect((await holderOf('HM-4'))?.holder).toMatch(/^courier:/);
  await auditor.get('/de/team/beutelpruefung/S-4');
  expect(await htmlProblems(auditor.page.html)).toEqual([]);
  await auditor.submit('/S-4', { nummern: 'HM-4' });
  expect(auditor.page.html).toContain('noch unterschreiben');
  for (const [by, base] of [
    [clerk, 'bestand/beutel'],
    [courier, 'kurier'],
  ] as const) {
    await by.get(`/de/team/${base}/S-4`);
    await by.submit('/unterschrift');
  }
  expect(await holderOf('HM-4')).toEqual({ holder: `place:${plagwitz}`, state: 'received' });
  expect(await holderOf('HM-5')).toMatchObject({ state: 'missing' });
  await two.person.get(`/de/vorgang/${two.number}`);
  expect(two.person.page.html).toContain('ist nicht angekommen');
  expect(await query('SELECT 1 FROM partners.ledger WHERE body->>$1 = $2', 'kind', 'correction')).toEqual([]);
});

it('raises an alarm after 24 hours, reminds, and sends back what nobody fetched in seven working days', async () => {
  const way = await aPerson();
  await registered(way.number, 'HM-6');
  await bagged('S-6', ['HM-6']);
  await carried('S-6');
  await later(25);
  await app.platform.jobs.drain();
  await auditor.get('/de/team/beutelpruefung');
  expect(auditor.page.html).toContain('Alarm: länger als 24 Stunden');
  expect(await query(`SELECT 1 FROM events.event WHERE type = 'partners.leg-overdue'`)).toHaveLength(1);
  await takenIn('S-6', ['HM-6']);
  await clerk.get('/de/team/bestand');
  await clerk.submit('/bereit');
  const [{ until } = { until: '' }] = await query<{ until: string }>(
    'SELECT until::text FROM partners.item WHERE serial = $1',
    'HM-6',
  );
  expect(until).toBe('2026-12-03');
  for (let day = 0; day < 13; day += 1) {
    await later(24);
    await app.platform.jobs.drain();
  }
  expect(await holderOf('HM-6')).toEqual({ holder: `place:${plagwitz}`, state: 'expired' });
  await way.person.signIn({ accountId: way.account.id });
  await way.person.get(`/de/vorgang/${way.number}`);
  expect(way.person.page.html).toContain('Wir haben Sie an das Abholen erinnert');
  for (const id of branch) await app.doors.partners.nameClerk({ id, branch: plagwitz, trainedUntil: '2027-12-31' });
  await clerk.get(`/de/team/bestand/ruecklauf/${office}`);
  expect(await htmlProblems(clerk.page.html)).toEqual([]);
  await clerk.submit(`/ruecklauf/${office}`, { siegel: 'R-6', nummern: 'HM-6' });
  await clerk.submit('/unterschrift');
  await courier.get('/de/team/kurier/R-6');
  await courier.submit('/unterschrift');
  await desk.get('/de/team/ausgabe/beutel/R-6');
  await desk.submit('/unterschrift', { nummern: 'HM-6', siegel: 'yes' });
  await courier.get('/de/team/kurier/R-6');
  await courier.submit('/unterschrift');
  expect(await holderOf('HM-6')).toEqual({ holder: `place:${office}`, state: 'returned' });
  await way.person.get(`/de/vorgang/${way.number}`);
  expect(way.person.page.html).toContain('wieder im Amt');
});

it('lets somebody else fetch it only whom the person named', async () => {
  const [alone, named] = [await atBranch('HM-7', 'S-7'), await atBranch('HM-8', 'S-8', 'Jo Beispiel')];
  await tried('HM-7', await codeOf(alone));
  expect((await clerk.submit('/HM-7', { weg: 'photo-comparison', vertretung: 'yes' })).html).toContain(
    'niemanden genannt',
  );
  await tried('HM-8', await codeOf(named));
  expect(clerk.page.html).toContain('Jo Beispiel');
  await clerk.submit('/HM-8', { weg: 'photo-comparison', vertretung: 'yes' });
  expect((await holderOf('HM-8'))?.holder).toBe('person');
});

it('goes into a locker of the city, which opens by code while its person stands there', async () => {
  const { baseUrl } = app.platform.config;
  const options = {
    url: baseUrl,
    id: locker,
    boxes: 40,
    newId: () => app.platform.newId(),
    send: async (r: Request) => app.app.fetch(r),
  };
  const box = createLocker({ ...options, secret: 'demo-locker-secret-not-for-production' });
  expect((await createLocker({ ...options, secret: 'wrong' }).type('HM-10', 'x')).status).toBe(401);
  const who = await aPerson(locker);
  await registered(who.number, 'HM-10');
  await bagged('S-10', ['HM-10'], locker);
  await carried('S-10');
  expect(await box.fill('S-10', ['HM-10'])).toMatchObject({ status: 200, body: { state: 'waiting' } });
  await courier.get('/de/team/kurier/S-10');
  await courier.submit('/unterschrift');
  app.clock.advance({ minutes: 11 });
  await app.platform.jobs.drain();
  expect(await holderOf('HM-10')).toEqual({ holder: `place:${locker}`, state: 'ready' });
  const code = await codeOf(who);
  expect((await box.type('HM-10', code)).status).toBe(409);
  await who.person.get(`/de/abholen/${who.number}`);
  await who.person.submit('/freigabe');
  expect(who.person.page.html).toContain('Sie haben 15 Minuten');
  expect(await htmlProblems(who.person.page.html)).toEqual([]);
  const opening = app.platform.newId();
  const [first, again] = [await box.type('HM-10', code, opening), await box.type('HM-10', code, opening)];
  expect([first.status, again.status, first.box]).toEqual([200, 200, 1]);
  expect((await holderOf('HM-10'))?.holder).toBe('person');
  expect((await box.type('HM-10', code)).status).toBe(409);
});

it('keeps two holders, double lists and changed history out at the database itself', async () => {
  for (const sql of [
    `UPDATE partners.item SET holder = 'place:${plagwitz}' WHERE serial = 'HM-1'`,
    `UPDATE partners.item SET holder = 'person' WHERE serial = 'HM-4'`,
    `UPDATE partners.item SET state = 'ready' WHERE serial = 'HM-4'`,
    `UPDATE partners.bag SET courier = NULL WHERE seal = 'S-1'`,
    'UPDATE partners.custody_event SET at = at',
    'DELETE FROM partners.item',
    `INSERT INTO partners.bag_signature SELECT seal, leg, 'clerk', staff_id, role, place, list_hash, body, at
       FROM partners.bag_signature WHERE side = 'courier' AND leg = 'receive' AND seal = 'S-1'`,
  ])
    await expect(query(sql), sql).rejects.toThrow(/constraint|permission denied/);
});

it('says in its tables what its journal says, and the log holds', async () => {
  const journal = await custodyJournal(app.platform.db);
  const told = journal.reduce(applyCustody, emptyCustody);
  const stored = await readCustody(app.platform.db);
  expect(stored.items).toEqual(told.items);
  const bags = (of: typeof told) =>
    Object.fromEntries(Object.entries(of.bags).map(([seal, { handedAt: _, ...bag }]) => [seal, bag]));
  expect(bags(stored)).toEqual(bags(told));
  const sorted = (of: typeof told) =>
    Object.entries(of.holdings).flatMap(([holder, serials]) => (serials?.length ? [[holder, serials.toSorted()]] : []));
  expect(sorted(stored).sort()).toEqual(sorted(told).sort());
  expect((await app.platform.events.verify()).broken).toEqual([]);
  expect(app.faults).toEqual([]);
});
