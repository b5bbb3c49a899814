import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Uuid } from '#kernel/ids';
import { type ComposedApp, composeApp } from '../../../../../test/contract/compose-app.ts';
import { anAccount, aStaffMember } from '../../../../../test/contract/people.ts';
import { Browser } from '../../../../../test/support/browser.ts';
import { htmlProblems } from '../../../../../test/support/html-problems.ts';
import { readLedgerFile, verifyLedger } from '../../domain/ledger/index.ts';

const [plagwitz, connewitz] = ['musterbank-plagwitz', 'musterbank-connewitz'];
let app: ComposedApp;
let clerkId: Uuid;
let clerk: Browser;
let lead: Browser;
let otherLead: Browser;
let office: Browser;
let auditor: Browser;
const people: [Uuid, Browser][] = [];
beforeAll(async () => {
  app = await composeApp();
  const staff = async (name: string, roles: Parameters<typeof aStaffMember>[1] & object): Promise<[Uuid, Browser]> => {
    const id = await aStaffMember(app, { login: `${name.toLowerCase()}@demo`, name, ...roles });
    const browser = new Browser(app.app, app.sessions);
    people.push([id, browser]);
    await browser.signIn({ staffId: id }, 'substantial');
    return [id, browser];
  };
  [clerkId, clerk] = await staff('Paula', { offices: [plagwitz], roles: ['partnerClerk'] });
  [, lead] = await staff('Lena', { offices: [plagwitz], roles: ['branchLead'] });
  [, otherLead] = await staff('Otto', { offices: [connewitz], roles: ['branchLead'] });
  [, office] = await staff('Pia', { offices: ['buergerservice'], roles: ['partnerOffice'] });
  [, auditor] = await staff('Rolf', { offices: ['revision'], roles: ['partnerAuditor'] });
  await clerk.get('/de/team/servicepunkt');
}, 60_000);
afterAll(() => app.drop());

const one = async <T>(sql: string, ...values: readonly unknown[]): Promise<T> =>
  (await app.platform.db.query<T>(sql, values))[0]!;
const branchPage = `/de/team/partner/filiale/${plagwitz}`;
const until = { 'bis-day': '31', 'bis-month': '12', 'bis-year': '2027' };

/** A visit from the code to the case, with the help of the clerk; gives its id and the case. */
async function sent(kind = 'Eisenbahnstraße 20'): Promise<{ id: string; number: string; guest: Browser }> {
  const guest = new Browser(app.app, app.sessions);
  await guest.get('/de/servicepunkte/besuch');
  await guest.submit('/servicepunkte/besuch', { leistung: 'anliegen-melden' });
  const code = /P-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(guest.page.html)?.[0] ?? '';
  await clerk.get('/de/team/servicepunkt');
  await clerk.submit('/team/servicepunkt', { code, wer: 'direkt' });
  const id = clerk.page.path.split('/').at(-1) ?? '';
  await clerk.submit('/vollmacht', { art: 'pen-pad' });
  await clerk.submit('/identitaet', { weg: 'photo-comparison' });
  await clerk.submit(`/${id}/formular`);
  const { draft } = await one<{ draft: string }>('SELECT draft_id AS draft FROM partners.visit WHERE id = $1', id);
  for (const [page, answers] of [
    ['art', { art: 'anliegen' }],
    ['kategorie', { kategorie: 'muell' }],
    ['ort', { ort: kind }],
    ['bild', {}],
    ['kontakt', {}],
  ] as const)
    await clerk.json('PUT', `/api/v1/drafts/${draft}/pages/${page}`, { answers });
  await clerk.get(`/de/team/servicepunkt/${id}`);
  app.clock.set(app.clock.now().add({ minutes: 7 }).toString());
  await clerk.submit('/versiegeln');
  const { number } = await one<{ number: string }>(
    'SELECT case_number AS number FROM partners.visit WHERE id = $1',
    id,
  );
  expect(number).toMatch(/^L-/);
  return { id, number, guest };
}

const sound = async (browser: Browser, status = 200): Promise<void> => {
  expect(browser.page.status, browser.page.path).toBe(status);
  expect(await htmlProblems(browser.page.html), browser.page.path).toEqual([]);
};

it('keeps what the city enters apart: it counts once the lead has acknowledged it, is disputed, and never changed', async () => {
  await sent();
  await office.get('/de/team/partner');
  await sound(office);
  await office.get(branchPage);
  await sound(office);
  await office.submit('/eintrag', { art: 'correction', nummer: '1', betrag: '-2,51', grund: 'Zu viel' });
  await sound(office, 422);
  expect(office.page.html).toContain('mehr als noch da ist');
  await office.submit('/eintrag', { art: 'correction', nummer: '1', betrag: '-0,50', grund: 'Tarif falsch' });
  await sound(office);
  expect(office.page.html).toContain('noch nicht bestätigt');
  await lead.get('/de/team/filiale');
  await sound(lead);
  expect(lead.page.html).toContain('Tarif falsch');
  await lead.submit('/buch/2/bestaetigen');
  await sound(lead);
  expect(lead.page.html).toContain('Der Eintrag ist bestätigt');
  await lead.submit('/streit', { nummer: '2', grund: 'Der Tarif stimmte' });
  expect(lead.page.html).toContain('Der Streit ist eröffnet');
  await lead.get('/de/team/filiale/abrechnung/2026-11');
  await sound(lead);
  expect(lead.page.html).toContain('Der Monat läuft noch');
  await lead.submit('/buch/2/bestaetigen').catch(() => undefined);
  await office.get(branchPage);
  await office.submit('/eintrag', { art: 'dropped', nummer: '2', betrag: '', grund: '' });
  await lead.get('/de/team/filiale/kassenbuch');
  const ledger = readLedgerFile(Buffer.from(lead.page.bytes).toString()) ?? expect.fail('no ledger');
  expect(ledger.entries.map(({ body, by }) => `${by} ${body.kind}`)).toEqual([
    ...['branch service-done', 'office correction', 'branch acknowledged', 'branch dispute-opened'],
    'office dispute-closed',
  ]);
  expect(verifyLedger(plagwitz, ledger.entries)).toMatchObject({ ok: true });
});

it('gives the statement to the cent as page, table and invoice, the same bytes each time, to this branch alone', async () => {
  app.clock.set('2026-12-02T09:00:00Z');
  // The sessions of the month before are over.
  for (const [staffId, browser] of people) await browser.signIn({ staffId }, 'substantial');
  const base = '/de/team/filiale/abrechnung/2026-11';
  await lead.get(`${base}/csv`);
  const first = Buffer.from(lead.page.bytes).toString();
  expect(first).toContain('net,,,,,2.00');
  await lead.get(`${base}/xrechnung`);
  const invoice = Buffer.from(lead.page.bytes).toString();
  expect(invoice).toContain('<cbc:PayableAmount currencyID="EUR">2.38</cbc:PayableAmount>');
  await office.get(`${branchPage}/abrechnung/2026-11/xrechnung`);
  expect(Buffer.from(office.page.bytes).toString()).toBe(invoice);
  await otherLead.get(`${base}/csv`);
  expect(Buffer.from(otherLead.page.bytes).toString()).toContain('net,,,,,0.00');
  await otherLead.get(`${base}/xrechnung`);
  expect(otherLead.page.status).toBe(404);
  for (const path of [
    branchPage,
    `${branchPage}/abrechnung/2026-11`,
    '/de/team/partner',
    '/de/team/partner/pruefung',
  ]) {
    await otherLead.get(path);
    expect(otherLead.page.status, path).toBe(403);
  }
  await lead.get('/de/team/filiale/abrechnung/2027-01');
  expect(lead.page.status).toBe(404);
});

it('names, trains, moves and revokes people, and never invites a sign-in name that somebody has', async () => {
  await office.get(branchPage);
  const person = { name: 'Nele', login: 'nele@bank.example', aufgabe: 'partnerClerk', ...until };
  await office.submit('/personal', { ...person, login: 'pia@demo' });
  await sound(office, 422);
  expect(office.page.html).toContain('Diesen Anmeldenamen gibt es schon');
  await office.submit('/personal', { ...person, 'bis-year': '2031' });
  expect(office.page.status).toBe(422);
  await office.submit('/personal', person);
  await sound(office);
  expect(office.page.html).toMatch(/\/de\/team\/einladung\/[0-9A-Z-]+/);
  const { id } = await one<{ id: Uuid }>("SELECT id FROM accounts.staff WHERE login = 'nele@bank.example'");
  await office.get(branchPage);
  await office.submit(`/personal/${id}/schulung`, { ...until, 'bis-month': '6', 'bis-day': '30' });
  await office.submit(`/personal/${id}/umziehen`, { filiale: connewitz });
  const row =
    'SELECT branch, trained_until::text AS day, revoked_at IS NOT NULL AS out FROM partners.clerk WHERE staff_id = $1';
  expect(await one(row, id)).toEqual({ branch: connewitz, day: '2027-06-30', out: false });
  expect(await one('SELECT offices FROM accounts.staff WHERE id = $1', id)).toEqual({ offices: [connewitz] });
  const other = `/de/team/partner/filiale/${connewitz}`;
  await office.get(other);
  await office.submit(`/personal/${id}/widerrufen`);
  expect(app.faults).toEqual([]);
  await sound(office);
  expect(office.page.html).toContain('Zulassung widerrufen');
  expect(await one('SELECT locked_at IS NOT NULL AS out FROM accounts.staff WHERE id = $1', id)).toEqual({ out: true });
  await office.submit(`/personal/${id}/schulung`, until);
  expect(await one(row, id)).toEqual({ branch: connewitz, day: '2027-12-31', out: false });
  expect(await one('SELECT locked_at IS NOT NULL AS out FROM accounts.staff WHERE id = $1', id)).toEqual({
    out: false,
  });
});

it('publishes known defects to everybody and keeps them after their end', async () => {
  await office.get('/de/team/partner/fehler');
  await sound(office);
  const words = {
    'titel-de': 'Scanner hängt',
    'titel-en': 'Scanner hangs',
    'text-de': 'Neu starten',
    'text-en': 'Restart',
  };
  await office.submit('/partner/fehler', { ...words, 'titel-en': '', 'seit-day': '1.12.2026' });
  await sound(office, 422);
  await office.submit('/partner/fehler', { ...words, 'seit-day': '1.12.2026' });
  await sound(office);
  const guest = new Browser(app.app, app.sessions);
  await guest.get('/en/servicepunkte/bekannte-fehler');
  await sound(guest);
  expect(guest.page.html).toContain('Scanner hangs');
  await office.submit('/ende');
  await guest.get('/de/servicepunkte/bekannte-fehler');
  expect(guest.page.html).toContain('Behoben');
  const { body } = await guest.json('GET', '/api/v1/branches/defects');
  expect(body).toMatchObject({ defects: [{ since: '2026-12-01', until: '2026-12-02' }] });
});

it('takes a hint from anybody without a trace of who wrote, for the auditor alone', async () => {
  await clerk.get('/de/servicepunkte/hinweis');
  await sound(clerk);
  await clerk.submit('/hinweis', { filiale: plagwitz, text: ' ' });
  await sound(clerk, 422);
  await clerk.submit('/hinweis', { filiale: plagwitz, text: 'Geheimes über den Schalter' });
  await sound(clerk);
  const row = await one<object>('SELECT * FROM partners.hint');
  expect(JSON.stringify(row)).not.toContain(clerkId);
  expect(JSON.stringify(row)).not.toMatch(/Geheimes|T\d\d:/);
  expect(await one('SELECT count(*)::int AS count FROM events.event WHERE public::text LIKE $1', '%hint%')).toEqual({
    count: 0,
  });
  for (const browser of [clerk, lead, office]) {
    await browser.get('/de/team/partner/pruefung/hinweise');
    expect(browser.page.status).toBe(403);
  }
  await auditor.get('/de/team/partner/pruefung/hinweise');
  await sound(auditor);
  expect(auditor.page.html).toContain('Geheimes über den Schalter');
});

it('lets two persons decide a flagged case, and two persons lift the flag', async () => {
  const { id, number } = await sent('Karl-Heine-Straße 2');
  await auditor.get('/de/team/partner/pruefung');
  await sound(auditor);
  const look = `/de/team/partner/pruefung/besuche?person=${clerkId}`;
  await auditor.get(look);
  await sound(auditor);
  expect(auditor.page.html).not.toContain(number);
  await auditor.submit(`/pruefung/besuche?person=${clerkId}`, { besuch: id, grund: '' });
  await sound(auditor, 422);
  await auditor.submit(`/pruefung/besuche?person=${clerkId}`, { besuch: id, grund: 'Gleiche Angaben wie gestern' });
  await sound(auditor);
  expect(auditor.page.html).toContain('entscheiden jetzt zwei Personen');
  const { office: owner } = await one<{ office: string }>('SELECT office FROM cases."case" WHERE number = $1', number);
  const deciderId = await aStaffMember(app, { login: 'd@demo', name: 'Dora', offices: [owner], roles: ['clerk'] });
  const decider = new Browser(app.app, app.sessions);
  await decider.signIn({ staffId: deciderId }, 'substantial');
  await decider.get(`/de/team/vorgaenge/${number}`);
  const token = (): string => /[?&](aufgabe|token)=[^"&]+/.exec(decider.page.html)?.[0] ?? '';
  await decider.submit(`/uebernehmen${token()}`);
  expect(decider.page.html).toContain('Hier entscheiden zwei Personen');
  const outcome = /name="ergebnis" value="(?!rueckfrage)([^"]+)"/.exec(decider.page.html)?.[1] ?? '';
  await decider.submit(`/entscheiden${token()}`, { ergebnis: outcome, deutsch: 'Erledigt' }, 'tun=entscheiden');
  const standing = `SELECT c.status, t.kind FROM cases."case" c JOIN cases.task t ON t.case_id = c.id WHERE c.number = $1`;
  expect(await one(standing, number)).toEqual({ status: 'open', kind: 'approval' });
  const flag = await one<{ id: Uuid; by: Uuid }>('SELECT id, raised_by AS by FROM partners.flag');
  await expect(
    app.platform.db.query('UPDATE partners.flag SET lifted_by = $2, lifted_at = now() WHERE id = $1', [
      flag.id,
      flag.by,
    ]),
  ).rejects.toThrow('lifted_by_another');
  await office.get('/de/team/partner');
  await sound(office);
  await office.submit('/aufheben');
  await sound(office);
  expect(await one('SELECT count(*)::int AS count FROM partners.flag WHERE lifted_at IS NULL')).toEqual({ count: 0 });
});

it('lets a visit follow its case, and tells the branch the state alone', async () => {
  const { followCases } = await import('../../use-cases/office/follow-cases.ts');
  const { id, number, guest } = await sent('Nonnenstraße 11');
  await app.platform.db.query(`UPDATE cases."case" SET status = 'waiting-for-citizen' WHERE number = $1`, [number]);
  const parts = { ...app.platform, ...app.doors, network: app.doors.partners.network() } as never;
  expect(await followCases(parts)).toBe(1);
  expect(await followCases(parts)).toBe(0);
  expect(await one('SELECT state FROM partners.visit WHERE id = $1', id)).toEqual({ state: 'returned' });
  await guest.get(`/de/servicepunkte/besuch/${id}`);
  expect(guest.page.html).toContain('von der Stadt zurückgegeben');
  await clerk.get(`/de/team/servicepunkt/${id}`);
  expect(clerk.page.html).not.toContain(number);
  expect((await app.platform.events.verify()).broken).toEqual([]);
});

it('declares pilots with their hash in the log before anything is counted, and shows them to everybody', async () => {
  const { declarePilots } = await import('../../use-cases/office/pilots.ts');
  const parts = { ...app.platform, ...app.doors, network: app.doors.partners.network() } as never;
  app.clock.set('2026-12-02T09:30:00Z');
  expect(await declarePilots(parts)).toBe(2);
  expect(await declarePilots(parts)).toBe(0);
  const logged = await app.platform.db.query<{ hash: string }>(
    `SELECT public->>'hash' AS hash FROM events.event WHERE type = 'partners.pilot-declared' ORDER BY 1`,
  );
  const kept = await app.platform.db.query<{ hash: string }>('SELECT hash FROM partners.pilot ORDER BY 1');
  expect(logged).toEqual(kept);
  const visits = [];
  for (let count = 0; count < 3; count += 1) visits.push(await sent(`Zschochersche Straße ${count + 1}`));
  const guest = new Browser(app.app, app.sessions);
  for (const language of ['de', 'en']) {
    await guest.get(`/${language}/servicepunkte/pilot`);
    await sound(guest);
  }
  const { body } = await guest.json('GET', '/api/v1/branches/pilots');
  const bank = (body['pilots'] as { id: string }[]).find(({ id }) => id === 'bank-2026');
  // What came before the declaration is not counted.
  expect(bank).toMatchObject({
    result: { visits: 3, sent: 3, centsPerCase: 250 },
    isAsDeclared: true,
    state: 'running',
  });
  type Figures = { figure: string; partner: object; office: object; online: object }[];
  const figuresOf = async (): Promise<Figures> => {
    const answer = await guest.json('GET', '/api/v1/branches/pilots');
    return (answer.body['pilots'] as { id: string; figures: Figures }[]).find(({ id }) => id === 'bank-2026')!.figures;
  };
  const figure = async (name: string) => (await figuresOf()).find((row) => row.figure === name);
  expect(await figure('waiting')).toMatchObject({
    ...{ partner: { state: 'measured', value: 0, p90: 0, count: 3 }, office: { state: 'too-few' } },
    online: { state: 'none' },
  });
  expect(await figure('length')).toMatchObject({ partner: { state: 'measured', value: 7, count: 3 } });
  expect(await figure('satisfaction')).toMatchObject({ partner: { state: 'too-few' }, online: { state: 'too-few' } });
  // Answers count where the case came from; nothing of the branch stands beside them.
  await app.platform.db.query(
    `UPDATE cases."case" SET status = 'decided', decided_at = submitted_at WHERE number = ANY($1)`,
    [visits.map(({ number }) => number)],
  );
  for (const { guest: own, number } of visits)
    expect((await own.json('POST', `/api/v1/cases/${number}/satisfaction`, { score: 4 })).status).toBe(200);
  const answered = { figure: 'satisfaction', partner: { state: 'measured', value: 1, count: 3 } };
  expect(await figure('satisfaction')).toMatchObject({ ...answered, office: { state: 'too-few' } });
  expect(await app.platform.db.query('SELECT DISTINCT groups FROM strategy.rating')).toEqual([
    { groups: ['bank-2026/partner'] },
  ]);
  // After the month only counts are left, and they say the same.
  await app.doors.strategy.work();
  app.clock.set('2027-01-03T09:30:00Z');
  await app.platform.events.ensurePartitions();
  expect(await app.doors.strategy.work()).toBeGreaterThan(0);
  expect(await app.platform.db.query('SELECT DISTINCT groups, score FROM strategy.rating')).toEqual([
    { groups: [], score: null },
  ]);
  expect(await figure('satisfaction')).toMatchObject(answered);
  app.clock.set('2026-12-02T10:30:00Z');
  await expect(app.platform.db.query(`UPDATE partners.pilot SET hash = hash`)).rejects.toThrow(/permission denied/);
});

it('gives the visits of a person with the copy of the data, and loses the way to the person with the account', async () => {
  const { id } = await anAccount(app);
  const person = new Browser(app.app, app.sessions);
  await person.signIn({ accountId: id });
  await person.get('/de/servicepunkte/besuch');
  await person.submit('/servicepunkte/besuch', { leistung: 'hund-anmelden' });
  const code = /P-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(person.page.html)?.[0] ?? '';
  const { body } = await person.json('GET', '/api/v1/area/data-copy');
  expect(body).toMatchObject({ branchVisits: [{ code, service: 'hund-anmelden', state: 'opened' }] });
  await person.get('/de/mein-bereich/konto/loeschen');
  await person.submit('/loeschen', { confirm: 'yes' });
  expect(person.page.path).toBe('/de/konto-geloescht');
  const row = 'SELECT state, account_id AS account, key, sealed FROM partners.visit WHERE code = $1';
  expect(await one(row, code)).toEqual({ state: 'withdrawn', account: null, key: null, sealed: null });
});

it('sends whoever the register has a doubt about to the office, by the same sentence as for a closed service', async () => {
  const { takeVisit } = await import('../../use-cases/serve-visit.ts');
  const parts = { ...app.platform, ...app.doors, network: app.doors.partners.network(), eid: null };
  const open = async (service: string): Promise<string> => {
    const { id } = await anAccount(app);
    const person = new Browser(app.app, app.sessions);
    await person.signIn({ accountId: id });
    const profile = { givenNames: 'Ada', familyName: 'Beispiel', birthDate: '1990-01-15', address: null, email: null };
    await app.platform.db.transaction(async (tx) => {
      const key = await app.doors.accounts.keyOf(tx, id);
      const sealed = await app.platform.vault.seal(key, { ...profile, pseudonym: null }, `account:${id}`, tx);
      await tx.query('UPDATE accounts.account SET profile = $2 WHERE id = $1', [id, sealed]);
    });
    await person.get('/de/servicepunkte/besuch');
    await person.submit('/servicepunkte/besuch', { leistung: service });
    return /P-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(person.page.html)?.[0] ?? '';
  };
  const actor = {
    kind: 'staff',
    id: clerkId,
    roles: ['partnerClerk'],
    level: 'substantial',
    offices: [plagwitz],
    name: 'x',
  } as const;
  const calls: string[] = [];
  const answering = (kind: 'none' | 'ambiguous') => ({
    match: async (_: unknown, { birthDate }: { readonly birthDate: string }) => {
      calls.push(birthDate);
      return { kind } as const;
    },
  });
  const [dog, elsewhere] = [await open('hund-anmelden'), await open('meldebescheinigung')];
  const doubted = await takeVisit({ ...parts, register: answering('ambiguous') }, actor, dog);
  // Closed at this bank for everybody.
  const closed = await takeVisit({ ...parts, register: answering('none') }, actor, elsewhere);
  expect(doubted).toMatchObject({ ok: false, reason: 'closed-here' });
  expect(doubted).toEqual(closed);
  expect(calls).toEqual(['1990-01-15', '1990-01-15']);
  expect(await takeVisit({ ...parts, register: answering('none') }, actor, dog)).toMatchObject({ ok: true });
});

it('names whose visits of different people share an account, by counts alone and only when there are such', async () => {
  const crowd = (who: number, account: string) =>
    app.platform.db.query(
      `WITH clerk AS (INSERT INTO partners.clerk (staff_id, branch, trained_until, named_at)
         VALUES (gen_random_uuid(), 'musterpost-' || $1, '2027-12-31', now()) RETURNING staff_id)
       INSERT INTO partners.visit (id, code, service, language, state, branch, staff_id, mandate, seal_hash, case_number, guest_proof, seq,
         opened_at, changed_at, sealed_at, address_mark, iban_mark)
       SELECT gen_random_uuid(), 'P-X' || $1 || '-' || n, 'hund-anmelden', 'de', 'submitted', 'musterpost-' || $1, staff_id,
         jsonb_build_object('signedAt', '2026-12-02T09:00:00Z'), 's' || $1 || '-' || n, 'X-' || $1 || '-' || n,
         convert_to($1 || '-' || n, 'UTF8'), 1, $2, $2::timestamptz + interval '8 minutes', $2, 'a' || $1 || '-' || n,
         CASE WHEN $3 = '' THEN 'i' || $1 || '-' || n ELSE $3 END FROM clerk, generate_series(1, 12) AS n`,
      [String(who), '2026-12-02T09:00:00Z', account],
    );
  for (let who = 0; who < 6; who += 1) await crowd(who, '');
  for (const [staffId, browser] of people) await browser.signIn({ staffId }, 'substantial');
  await auditor.get('/de/team/partner/pruefung');
  await sound(auditor);
  expect(auditor.page.html).not.toContain('dasselbe Konto bei anderen Personen');
  await crowd(6, 'planted-account-mark');
  await auditor.get('/de/team/partner/pruefung');
  await sound(auditor);
  expect(auditor.page.html).toContain('dasselbe Konto bei anderen Personen');
  expect(auditor.page.html).not.toContain('dieselbe Anschrift bei anderen Personen');
  expect(auditor.page.html).not.toContain('planted-account-mark');
});
