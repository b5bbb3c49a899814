import { afterAll, describe, expect, it } from 'vitest';
import { type Actor, guestActor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import { formOf as bodyOf, type Request } from '#platform/http';
import { savesTogether } from '../store/saves-together.ts';
import { type Browser, openForms } from '../test-support.ts';
import { draftKeeper } from '../use-cases/draft-keeper.ts';
import { discardDraft } from '../use-cases/my-drafts.ts';
import { sweepDrafts } from '../use-cases/sweep-drafts.ts';

const own = await openForms();
afterAll(() => own.drop());
const base = '/de/hund-anmelden';
const { db } = own.platform;

describe('a draft', () => {
  it('holds nothing that the server could read without the code', async () => {
    const browser = await begun();
    await browser.submit({ hundInLeipzig: 'true' });
    await browser.submit({ vorname: 'Ottokar', familienname: 'Prüfstein' });
    const [row] = await db.query<{ all: string }>(
      `SELECT encode(sealed, 'escape') || row_to_json(d)::text AS all FROM forms.draft d ORDER BY created_at DESC LIMIT 1`,
    );
    expect(row?.all).not.toContain('Ottokar');
    expect(row?.all).not.toContain('hundInLeipzig');
  });

  it('is refused by the database in a state that cannot be, when it begins and later', async () => {
    const id = own.platform.newId();
    const begin = (channel: string, account: Uuid | null) =>
      db.query(
        `INSERT INTO forms.draft (id, service, version, account_id, sealed, created_at, updated_at, channel)
         VALUES ($1, 'hund-anmelden', '1', $2, '', now(), now(), $3)`,
        [id, account, channel],
      );
    const set = (what: string) => db.query(`UPDATE forms.draft SET ${what} WHERE id = $1`, [id]);
    const refused = { code: '23514' };
    await expect(begin('fax', null)).rejects.toMatchObject(refused);
    await expect(begin('online', id)).rejects.toMatchObject(refused);
    await begin('online', null);
    for (const what of ["channel = 'fax'", 'account_id = id', 'key_id = id', 'sent_at = now()', 'case_id = id'])
      await expect(set(what)).rejects.toMatchObject(refused);
    await set("sent_at = now(), case_id = id, channel = 'counter'");
    await expect(set('case_id = NULL')).rejects.toMatchObject(refused);
  });

  it('costs one statement to save, and none to show what was saved just now', async () => {
    const browser = await begun();
    const statements: string[] = [];
    const query = db.query;
    Object.assign(db, {
      query: (sql: string, ...rest: []) => {
        statements.push(sql.trim().split(/\s/)[0]!);
        return query(sql, ...rest);
      },
    });
    await browser.submit({ hundInLeipzig: 'true' });
    await browser.submit({ vorname: 'Ottokar', familienname: 'Prüfstein' });
    Object.assign(db, { query });
    expect(statements).toEqual(['INSERT', 'UPDATE']);
  });

  it('begins with its first answer: whoever only looks leaves nothing behind', async () => {
    const count = async () => (await db.query('SELECT 1 FROM forms.draft')).length;
    const before = await count();
    for (const browser of [own.browser(), await signedIn()]) {
      await browser.get(`${base}/start`);
      await browser.submit({});
      expect(browser.page.path).toBe(`${base}/frage/hund-in-leipzig`);
      await browser.submit({});
      expect(browser.page.status).toBe(422);
      await browser.submit({}, '_language=en');
      expect(browser.page.path).toBe('/en/hund-anmelden/frage/hund-in-leipzig');
      expect(await count()).toBe(before);
    }
    const browser = await begun();
    await browser.get(`${base}/frage/person`);
    expect(browser.page.path).toBe(`${base}/start`);
    await browser.get(`${base}/frage/hund-in-leipzig`);
    const other = browser.tab();
    await browser.submit({ hundInLeipzig: 'true' });
    other.cookie = browser.cookie;
    await other.submit({ hundInLeipzig: 'true' });
    expect([browser.page.path, other.page.path]).toEqual([`${base}/frage/person`, `${base}/frage/person`]);
    expect(await count()).toBe(before + 1);
  });

  it.each(['a guest', 'an account'])('is one however often its first answer arrives at once, of %s', async (who) => {
    const ids = async () => (await db.query<{ id: Uuid }>('SELECT id FROM forms.draft')).map(({ id }) => id);
    const before = new Set(await ids());
    const browser = who === 'a guest' ? own.browser() : await signedIn();
    await browser.get(`${base}/frage/hund-in-leipzig`);
    const clicks = [browser, browser.tab(), browser.tab(), browser.tab()];
    await Promise.all(clicks.map((click) => click.submit({ hundInLeipzig: 'true' })));
    for (const { page } of clicks) expect(page.path).toBe(`${base}/frage/person`);
    expect((await ids()).filter((id) => !before.has(id))).toHaveLength(1);
    // The same number is another draft in somebody else's hands.
    for (const other of [own.browser(), await signedIn()]) {
      await other.get(`${base}/frage/hund-in-leipzig`);
      await other.submit({ hundInLeipzig: 'true', _begin: 'A'.repeat(22) });
      expect(other.page.path).toBe(`${base}/frage/person`);
    }
    expect((await ids()).filter((id) => !before.has(id))).toHaveLength(3);
  });

  it('that is gone takes no answer: a page that was shown for it begins no other', async () => {
    const browser = await kept();
    const id = /name="_draft" value="([^"]+)"/.exec(browser.page.html)![1];
    await db.query('DELETE FROM forms.draft WHERE id = $1', [id]);
    await browser.submit({ hundInLeipzig: 'true' });
    expect(browser.page.path).toBe(`${base}/start`);
  });

  it('keeps the answers of two tabs that save at the same time', async () => {
    const first = await begun();
    await first.submit({ hundInLeipzig: 'true' });
    await first.submit({ vorname: 'Jana', familienname: 'Beispiel' });
    const second = first.tab();
    await first.get(`${base}/frage/person`);
    await second.get(`${base}/frage/geburtsdatum`);
    await Promise.all([
      first.submit({ vorname: 'Jana Maria', familienname: 'Beispiel' }),
      second.submit({ 'geburtsdatum-day': '3', 'geburtsdatum-month': '7', 'geburtsdatum-year': '1990' }),
    ]);
    await first.get(`${base}/frage/person`);
    expect(first.page.html).toContain('value="Jana Maria"');
    await first.get(`${base}/frage/geburtsdatum`);
    expect(first.page.html).toContain('value="1990"');
  });

  it('loses no answer when many tabs save different pages again and again', async () => {
    const browser = await atDogs();
    const names = ['Rex', 'Luna', 'Balu', 'Emma'];
    for (const name of names.slice(1)) {
      await browser.get(`${base}/frage/hunde`);
      await browser.submit({}, '_action=add');
      await browser.submit({ name });
    }
    const tabs = await Promise.all(
      names.map(async (_, index) => {
        const tab = browser.tab();
        await tab.get(`${base}/frage/hunde/${index + 1}/hund-name`);
        return tab;
      }),
    );
    await Promise.all(tabs.map((tab, index) => tab.submit({ name: `${names[index]} neu` })));
    for (const [index, name] of names.entries()) {
      await browser.get(`${base}/frage/hunde/${index + 1}/hund-name`);
      expect(browser.page.html).toContain(`value="${name} neu"`);
    }
  });

  it('gives two tabs that add a dog at once a dog each', async () => {
    const browser = await atDogs();
    await browser.get(`${base}/frage/hunde`);
    const other = browser.tab();
    await Promise.all([browser.submit({}, '_action=add'), other.submit({}, '_action=add')]);
    expect([browser.page.path, other.page.path].toSorted()).toEqual([
      `${base}/frage/hunde/2/hund-name`,
      `${base}/frage/hunde/3/hund-name`,
    ]);
  });

  it('answers about the right dog after another one was removed in a second tab', async () => {
    const browser = await atDogs();
    await browser.get(`${base}/frage/hunde`);
    await browser.submit({}, '_action=add');
    await browser.submit({ name: 'Luna' });
    const late = browser.tab();
    await late.get(`${base}/frage/hunde/2/hund-name`);
    await browser.get(`${base}/frage/hunde/1/entfernen`);
    expect(browser.page.html).toContain('Rex');
    await browser.submit({});
    await late.submit({ name: 'Luna die Zweite' });
    await browser.get(`${base}/frage/hunde`);
    expect(browser.page.html).toContain('Luna die Zweite');
    expect(browser.page.html).not.toContain('Rex');
  });
});

describe('carrying on', () => {
  it('opens the draft on another device with the code, however it is typed', async () => {
    const browser = await begun();
    await browser.submit({ hundInLeipzig: 'true' });
    await browser.get(`${base}/spaeter`);
    const code = /id="resume-code"[^>]*>([^<]+)</.exec(browser.page.html)![1]!;
    const other = own.browser();
    await other.get('/en/weitermachen');
    await other.submit({ code: code.toLowerCase().replaceAll('-', ' ') });
    expect(other.page.path).toBe('/en/hund-anmelden/frage/person');
    await other.get('/en/weitermachen');
    await other.submit({ code: `${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}` });
    expect(other.page.status).toBe(422);
    await other.submit({ code: '7KQ4' });
    expect(other.page.html).toContain('value="7KQ4"');
  });

  it('is slowed down for whoever guesses', async () => {
    const browser = own.browser();
    const seen: number[] = [];
    for (let count = 0; count < 8; count++) {
      await browser.get('/de/weitermachen');
      await browser.submit({ code: '' });
      seen.push(browser.page.status);
    }
    expect(seen).toContain(429);
  });

  it('keeps half-typed values for a pause and for the other language', async () => {
    const browser = await begun();
    await browser.submit({ hundInLeipzig: 'true' });
    await browser.submit({ vorname: 'Jan' }, '_language=en');
    expect(browser.page.path).toBe('/en/hund-anmelden/frage/person');
    expect(browser.page.html).toContain('value="Jan"');
    await browser.submit({ vorname: 'Jana' }, '_action=later');
    expect(browser.page.path).toBe('/en/hund-anmelden/spaeter');
    await browser.get('/en/hund-anmelden/frage/person');
    expect(browser.page.html).toContain('value="Jana"');
  });

  it('is offered at the start beside a new beginning, and the old draft stays in the list', async () => {
    const browser = await begun();
    await browser.submit({ hundInLeipzig: 'true' });
    own.clock.advance({ minutes: 1 });
    await browser.get(`${base}/start`);
    expect(browser.page.html).toContain('Sie haben schon angefangen');
    await browser.submit({});
    own.clock.advance({ minutes: 1 });
    expect(browser.page.path).toBe(`${base}/frage/hund-in-leipzig`);
    await browser.get('/de/entwuerfe');
    expect(browser.page.html.match(/\/weiter"/g)).toHaveLength(2);
    const ids = [...browser.page.html.matchAll(/entwuerfe\/([0-9a-f-]{36})\/weiter/g)].map(([, id]) => id!);
    await browser.submit({}, `/${ids[1]}/weiter`);
    expect(browser.page.path).toBe(`${base}/frage/person`);
    await browser.get(`/de/entwuerfe/${ids[0]}/loeschen`);
    await browser.submit({});
    expect(browser.page.html).not.toContain(ids[0]);
  });

  it('goes away after 28 days without use, an account keeps it for a year', async () => {
    const guest = await kept();
    const account = own.browser();
    const accountId = own.platform.newId();
    await account.signIn(accountId);
    await keptBy(account);
    own.clock.advance({ days: 28 });
    await sweepDrafts(own.platform);
    await guest.get('/de/entwuerfe');
    expect(guest.page.html).toContain('noch 0 Tage');
    own.clock.advance({ days: 1 });
    expect(await sweepDrafts(own.platform)).toBeGreaterThan(0);
    await guest.get('/de/entwuerfe');
    expect(guest.page.html).toContain('kein Entwurf');
    await account.signIn(accountId);
    await account.get(`${base}/pruefen`);
    expect(account.page.path).toBe(`${base}/frage/hund-in-leipzig`);
    own.clock.advance({ days: 338 });
    await sweepDrafts(own.platform);
    await account.signIn(accountId);
    await account.get(`${base}/pruefen`);
    expect(account.page.path).toBe(`${base}/start`);
  });
});

describe('an account', () => {
  it('takes its drafts and their files along at once when it is deleted, and no one else’s', async () => {
    const [gone, stays] = [own.platform.newId(), own.platform.newId()];
    for (const account of [gone, stays]) {
      const browser = own.browser();
      await browser.signIn(account);
      await keptBy(browser);
    }
    const draftsOf = async (account: Uuid) => (await own.forms.myDrafts(requestOf([], account))).length;
    expect([await draftsOf(gone), await draftsOf(stays)]).toEqual([1, 1]);
    await db.transaction((tx) => draftKeeper(own.platform).forget(tx, gone));
    expect([await draftsOf(gone), await draftsOf(stays)]).toEqual([0, 1]);
    expect(await db.transaction((tx) => draftKeeper(own.platform).kept(tx, stays))).toEqual([]);
  });

  it('leaves a count in the log when a draft ends without being sent, once, with nobody in it', async () => {
    own.clock.advance({ days: 400 });
    await own.forms.sweepDrafts();
    const [person, removing, sending] = [own.platform.newId(), own.browser(), await kept()];
    await kept();
    await own.platform.events.ensurePartitions();
    const before = new Set((await lapsed()).map(({ id }) => id));
    const fresh = async () => (await lapsed()).filter(({ id }) => !before.has(id));
    await removing.signIn(person);
    await keptBy(removing);
    await removing.get('/de/entwuerfe');
    const [, draftId] = /entwuerfe\/([0-9a-f-]{36})\/loeschen/.exec(removing.page.html)!;
    const month = own.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString().slice(0, 7);
    const saves = savesTogether(db);
    for (let click = 0; click < 2; click += 1)
      await discardDraft({ ...own, saves, accounts: { keyOf: async () => '' } }, requestOf([], person), draftId!);
    const told = { actor: 'system', sealed: null, public: { service: 'hund-anmelden', begun: month, count: 1 } };
    expect(await fresh()).toMatchObject([{ ...told, seq: 1 }]);
    const code = (await codesOf(sending))[0]!;
    const sent = (await own.forms.loadDraft(requestOf([code]), { id: 'hund-anmelden' }))!;
    await db.transaction((tx) => own.forms.markSent(tx, sent, own.platform.newId(), 'L-1'));
    own.clock.advance({ days: 29 });
    await own.platform.events.ensurePartitions();
    await own.forms.sweepDrafts();
    const all = await fresh();
    expect(all.at(-1)).toMatchObject(told);
    expect(all.every(({ public: face }) => Object.keys(face).sort().join() === 'begun,count,service')).toBe(true);
    expect(await own.forms.sweepDrafts()).toBe(0);
    own.clock.advance({ days: 731 });
    await own.platform.events.ensurePartitions();
    await own.forms.sweepDrafts();
    expect((await fresh()).reduce((sum, { public: face }) => sum + face.count, 0)).toBe(2);
  });

  it('does not count a form that staff began for somebody, at a counter or on the phone', async () => {
    const clerk: Actor = {
      ...guestActor,
      kind: 'staff',
      id: own.platform.newId(),
      roles: ['clerk'],
      offices: ['buergerservice'],
    };
    const folder = own.catalogue.findService('hund-anmelden')!;
    const asStaff: Request = { ...requestOf([]), actor: clerk, query: new URLSearchParams() };
    const session = { ...asStaff.session, addGuestCode: () => {} };
    await own.platform.events.ensurePartitions();
    const before = (await lapsed()).length;
    await own.forms.startWith({ ...asStaff, session }, folder, {});
    own.clock.advance({ days: 29 });
    await own.platform.events.ensurePartitions();
    expect(await own.forms.sweepDrafts()).toBe(1);
    expect(await lapsed()).toHaveLength(before);
  });

  it('takes over the guest drafts of the device with their files; the code opens nothing then', async () => {
    const browser = await atUpload();
    await browser.submit({ leipzigPassNachweis: [picture('pass.png')] }, '_action=upload');
    await browser.get(`${base}/spaeter`);
    const code = /id="resume-code"[^>]*>([^<]+)</.exec(browser.page.html)![1]!;
    const account = own.platform.newId();
    await browser.signIn(account);
    await browser.get('/de/entwuerfe');
    await browser.submit({}, 'uebernehmen');
    expect(browser.page.html).not.toContain('uebernehmen');
    const elsewhere = own.browser();
    await elsewhere.signIn(account);
    await elsewhere.get(`${base}/frage/leipzig-pass-nachweis`);
    expect(elsewhere.page.html).toContain('pass.png');
    await elsewhere.submit({});
    expect(elsewhere.page.path).toBe(`${base}/frage/zahlweise`);
    const files = await filesOf(elsewhere, account);
    expect(files).toEqual([Buffer.from(samplePng, 'base64').length]);
    await elsewhere.get('/de/weitermachen');
    await elsewhere.submit({ code });
    expect(elsewhere.page.html).toContain('liegt jetzt in einem Konto');
    expect(own.faults).toEqual([]);
  });

  it('never sees the draft of somebody else', async () => {
    const browser = await kept();
    await browser.get('/de/entwuerfe');
    const id = /entwuerfe\/([0-9a-f-]{36})\//.exec(browser.page.html)![1]!;
    const stranger = own.browser();
    await stranger.signIn(own.platform.newId());
    for (const path of [`/de/entwuerfe/${id}/loeschen`, '/de/entwuerfe/nichts/loeschen']) {
      await stranger.get(path);
      expect(stranger.page.status).toBe(404);
    }
    await stranger.get(`${base}/pruefen`);
    expect(stranger.page.path).toBe(`${base}/start`);
  });
});

describe('sending', () => {
  it('happens once, and the draft leads to its case afterwards', async () => {
    const browser = await kept();
    const late = browser.tab();
    const request = requestOf(await codesOf(browser));
    const draft = (await own.forms.loadDraft(request, { id: 'hund-anmelden' }))!;
    const caseId = own.platform.newId();
    const send = () => db.transaction((tx) => own.forms.markSent(tx, draft, caseId, 'L26-7K4M-9'));
    const results = await Promise.all([send(), send()]);
    expect(results.toSorted()).toEqual([false, true]);
    await late.submit({ hundInLeipzig: 'true' });
    expect(late.page.path).toBe('/de/vorgang/L26-7K4M-9');
    await browser.get(`${base}/pruefen`);
    expect(browser.page.path).toBe('/de/vorgang/L26-7K4M-9');
    await browser.get(`${base}/start`);
    expect(browser.page.html).not.toContain('Sie haben schon angefangen');
    const again = await own.forms.loadDraft(request, { id: 'hund-anmelden' });
    expect(again).toMatchObject({ answers: {}, sent: { caseId, caseNumber: 'L26-7K4M-9' } });
  });

  it.each([
    ['leaves with what comes after it', async () => undefined],
    ['is followed by something that is waited for', (tx: Tx) => tx.query('SELECT 1')],
  ])('undoes what another click was faster with, when it %s', async (_, then) => {
    const draft = (await own.forms.loadDraft(requestOf(await codesOf(await kept())), { id: 'hund-anmelden' }))!;
    const [first, second] = [own.platform.newId(), own.platform.newId()];
    const send = (id: Uuid) =>
      db.transaction(async (tx) => {
        own.forms.postSent(tx, draft, id, 'L26-7K4M-9');
        await then(tx);
        tx.post('INSERT INTO events.stream (id, seq, hash) VALUES ($1, 0, $2)', [id, Buffer.alloc(32)]);
      });
    await send(first);
    const late = await send(second).catch((cause: unknown) => cause);
    expect(own.forms.isNotSent(late)).toBe(true);
    expect(own.forms.isNotSent(new Error('away'))).toBe(false);
    expect(await db.query('SELECT id FROM events.stream WHERE id = ANY($1)', [[first, second]])).toEqual([
      { id: first },
    ]);
    expect(await db.query('SELECT case_id FROM forms.draft WHERE id = $1', [draft.id])).toEqual([{ case_id: first }]);
  });

  it('is refused when another tab saved after it was loaded', async () => {
    const browser = await kept();
    const draft = (await own.forms.loadDraft(requestOf(await codesOf(browser)), { id: 'hund-anmelden' }))!;
    await browser.get(`${base}/frage/hund-in-leipzig`);
    await browser.submit({ hundInLeipzig: 'true' });
    expect(await db.transaction((tx) => own.forms.markSent(tx, draft, own.platform.newId(), 'L26-0000-0'))).toBe(false);
  });

  it('is not possible before everything is answered', async () => {
    const browser = await kept();
    const folder = own.catalogue.findService('hund-anmelden')!;
    const draft = (await own.forms.loadDraft(requestOf(await codesOf(browser)), folder))!;
    const ready = own.forms.ready(draft, own.forms.contextOf(folder, 'de'));
    expect(ready).toMatchObject({ ok: false, step: { key: 'hund-in-leipzig' } });
    expect(!ready.ok && own.forms.hrefOf('de', folder.id, ready)).toBe(`${base}/frage/hund-in-leipzig?pruefen=1`);
  });
});

describe('files', () => {
  it('are added one after the other, listed, removed, and refused by what they are', async () => {
    const browser = await atUpload();
    const field = 'leipzigPassNachweis';
    await browser.submit({ [field]: [picture('vorn.png'), picture('hinten.png')] }, '_action=upload');
    expect(browser.page.html).toContain('vorn.png');
    expect(browser.page.html).toContain('hinten.png');
    await browser.submit(
      { [field]: [new File(['no picture'], 'falsch.png'), picture('dritte.png')] },
      '_action=upload',
    );
    expect(browser.page.status).toBe(422);
    expect(browser.page.html).toContain('„falsch.png“ hat die falsche Art');
    expect(browser.page.html).toContain('dritte.png');
    const remove = /name="_remove" value="([^"]+)" aria-label="[^"]*hinten/.exec(browser.page.html)![1]!;
    await browser.submit({}, `_remove=${remove}`);
    expect(browser.page.status).toBe(200);
    expect(browser.page.html).not.toContain('hinten.png');
    expect(await db.query('SELECT 1 FROM forms.file WHERE id = $1', [remove])).toEqual([]);
    await browser.submit({ [field]: ['4', '5', '6', '7'].map((name) => picture(`${name}.png`)) }, '_action=upload');
    expect(browser.page.html).toContain('zu viele Dateien');
    await browser.submit({});
    expect(browser.page.path).toBe(`${base}/frage/zahlweise`);
  });

  it('are needed where the form says so', async () => {
    const browser = await atUpload();
    await browser.submit({});
    expect(browser.page.status).toBe(422);
    expect(browser.page.html).toContain('mindestens eine Datei');
  });
});

describe('addresses that lead nowhere', () => {
  it('give "not found" for unknown services and lead to the first open question otherwise', async () => {
    const browser = await kept();
    await browser.get('/de/gibt-es-nicht/start');
    expect(browser.page.status).toBe(404);
    await browser.get('/de/gibt-es-nicht/frage/a');
    expect(browser.page.status).toBe(404);
    for (const path of ['frage/gibt-es-nicht', 'frage/konto', 'frage/hunde/1/chip', 'ausgang/nichts', 'pruefen']) {
      await browser.get(`${base}/${path}`);
      expect(browser.page.path.split('?')[0]).toBe(`${base}/frage/hund-in-leipzig`);
    }
    await own.browser().get(`${base}/frage/person`);
  });

  it('suggest streets as links that fill in the field', async () => {
    const browser = own.browser();
    await browser.get('/en/strassen?anfang=karl-l');
    expect(browser.page.html).toMatch(/^<ul aria-label="\d streets? found"><li>/);
    expect(browser.page.html).toContain('<a href="?anfang=Karl-Liebknecht-Stra%C3%9Fe">Karl-Liebknecht-Straße</a>');
    await browser.get('/de/strassen?anfang=k');
    expect(browser.page.html).toBe('<ul aria-label="Keine Straße gefunden"></ul>');
  });
});

const lapsed = () =>
  db.query<{ id: string; seq: number; actor: string; sealed: null; public: { service: string; count: number } }>(
    "SELECT id, seq, actor, sealed, public FROM events.event WHERE type = 'forms.drafts-lapsed' ORDER BY at, id",
  );

async function begun(): Promise<Browser> {
  const browser = own.browser();
  await browser.get(`${base}/start`);
  await browser.submit({});
  return browser;
}

/** Begun and paused before the first answer, and back at it. */
async function kept(): Promise<Browser> {
  const browser = own.browser();
  await keptBy(browser);
  return browser;
}

async function keptBy(browser: Browser): Promise<void> {
  await browser.get(`${base}/start`);
  await browser.submit({});
  await browser.submit({}, '_action=later');
  await browser.get(`${base}/frage/hund-in-leipzig`);
}

async function signedIn(): Promise<Browser> {
  const browser = own.browser();
  await browser.signIn(own.platform.newId());
  return browser;
}

async function atDogs(): Promise<Browser> {
  const browser = await begun();
  await browser.submit({ hundInLeipzig: 'true' });
  await browser.submit({ vorname: 'Jana', familienname: 'Beispiel' });
  await browser.submit({ 'geburtsdatum-day': '27.3.1988' });
  await browser.submit({
    'anschrift-street': 'Karl-Liebknecht-Straße',
    'anschrift-houseNumber': '12',
    'anschrift-postcode': '04107',
  });
  expect(browser.page.path).toBe(`${base}/frage/hunde/1/hund-name`);
  await browser.submit({ name: 'Rex' });
  return browser;
}

async function atUpload(): Promise<Browser> {
  const browser = await atDogs();
  await browser.submit({ rasse: 'Pudel' });
  await browser.submit({ 'hundGeburtsdatum-day': '1.5.2023' });
  await browser.submit({ 'haltungSeit-day': '1.9.2026' });
  await browser.submit({ herkunft: 'zuechter' });
  await browser.submit({ zweck: 'privat' });
  await browser.submit({ chip: 'nein' });
  await browser.submit({});
  await browser.submit({ leipzigPass: 'true' });
  expect(browser.page.path).toBe(`${base}/frage/leipzig-pass-nachweis`);
  return browser;
}

async function codesOf(browser: Browser): Promise<readonly string[]> {
  await browser.get(`${base}/spaeter`);
  return [/id="resume-code"[^>]*>([^<]+)</.exec(browser.page.html)![1]!];
}

/** A request as another module hands it on. */
const requestOf = (guestCodes: readonly string[], accountId: Uuid | null = null): Request =>
  ({
    language: 'de',
    form: bodyOf([], []),
    actor: accountId ? { ...guestActor, kind: 'citizen', id: accountId } : guestActor,
    session: { guestCodes },
  }) as unknown as Request;

async function filesOf(browser: Browser, account: Uuid): Promise<readonly number[]> {
  expect(browser.page.status).toBe(200);
  const draft = (await own.forms.loadDraft(requestOf([], account), { id: 'hund-anmelden' }))!;
  const refs = draft.answers.leipzigPassNachweis as unknown as Parameters<typeof own.forms.takeFiles>[2];
  return db.transaction(async (tx) => (await own.forms.takeFiles(tx, draft, refs)).map(({ bytes }) => bytes.length));
}

const samplePng = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const picture = (name: string): File => new File([Buffer.from(samplePng, 'base64')], name, { type: 'image/png' });
