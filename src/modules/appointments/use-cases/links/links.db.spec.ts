import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, guestActor } from '#kernel/actor';
import { type TestPlatform, testPlatform } from '../../../../../test/support/index.ts';
import type { Person } from '../../domain/booking.ts';
import { hoursOn } from '../../domain/desk-hours.ts';
import { anOffice, aPlan, aShift, calendar } from '../../test-support.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { sendVisitMail } from '../background.ts';
import { createBoard } from '../board.ts';
import { contactOf } from '../open-visit.ts';
import { bookAtOnce } from '../take-slot.ts';
import { cancelVisit, moveVisit } from '../visit-commands.ts';
import { makeWish } from '../wishes/wish-commands.ts';
import { closeFeed, deskFeed, openFeed } from './desk-feed.ts';
import { officeFreeBusy } from './free-busy.ts';
import { copyOfVisits, ownThings, visitsKeeper } from './own-things.ts';
import { planReminders, sendReminder } from './remind.ts';
import { checkStates, openPapers, readPaper, sayPapers, sendPaper } from './visit-papers.ts';
import { visitsOfCaseAt } from './visits-of-case.ts';

let test: TestPlatform;
let parts: AppointmentParts;
const mails: { readonly text: string; readonly calendar?: { readonly method: string; readonly file: string } }[] = [];
beforeAll(async () => {
  test = await testPlatform({ poolSize: 6 });
  const offices = [anOffice({ shifts: [aShift({ from: '08:00', to: '10:00' })] })];
  const catalogue = {
    findOffice: () => null,
    findService: (id: string) => (id === 'wohnsitz-anmelden' ? { texts: needs } : null),
    city: () => ({ name: 'Leipzig' }),
  } as unknown as AppointmentParts['catalogue'];
  const plan = aPlan({ offices });
  const services = plan.services.map((one) => (one.id === 'umzug' ? { ...one, service: 'wohnsitz-anmelden' } : one));
  parts = {
    ...{
      ...test.platform,
      catalogue,
      accounts: { profileOf: async () => ({ email: 'wish@demo.invalid' }) } as never,
      cases: {} as never,
    },
    ...{ plan: { ...plan, services }, calendar, board: createBoard({ ...test.platform, freshMilliseconds: 0 }) },
    mail: { send: async (mail) => void mails.push(mail), close: async () => {} },
  };
  test.platform.jobs.handle('appointments.mail', (data) =>
    sendVisitMail(parts, String(data['id']), Number(data['seq'])),
  );
  for (const name of ['appointments.remind', 'appointments.offer-mail', 'appointments.wish-over'])
    test.platform.jobs.handle(name, async () => {});
});
afterAll(() => test?.drop());

const day = (ahead: number): Temporal.PlainDate =>
  test.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate().add({ days: ahead });
const citizen = (id: string): Person => ({
  actor: { ...guestActor, kind: 'citizen', roles: ['citizen'], id } as Actor,
  guestProofs: [],
});
const clerk: Person = {
  actor: {
    ...guestActor,
    kind: 'staff',
    roles: ['clerk'],
    id: '00000000-0000-7000-8000-00000000c1e2',
    offices: ['buergerservice'],
  } as Actor,
  guestProofs: [],
};
const needs = { de: { need: ['Alter Ausweis', 'Foto'] }, en: { need: ['Old card', 'Photo'] } };
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
let people = 0;
const visit = async (person: Person, date: Temporal.PlainDate, clock: string, caseNumber: string | null = null) => {
  const done = await bookAtOnce(
    parts,
    {
      ...{ office: 'mitte', at: hoursOn(date, clock, '23:59')[0], lines: [{ service: 'umzug', persons: 1 }], person },
      ...{ channel: 'online', language: 'de', caseNumber, once: null },
    },
    { name: 'Jana Gast-Demo', email: `jana${people++}@demo.invalid` },
  );
  if (!done.ok) throw new Error(done.reason);
  return done.value;
};

describe('calendar entries by e-mail', () => {
  it('keep their id, count each change, and are taken back, as an independent parser reads them', async () => {
    const booked = await visit(citizen(parts.newId()), day(3), '08:00');
    await moveVisit(parts, clerk, booked, { office: 'mitte', at: hoursOn(day(4), '09:00', '23:59')[0] });
    const [moved] = await test.platform.db.query<{ id: string }>('SELECT id FROM appointments.booking WHERE id = $1', [
      booked.id,
    ]);
    expect(moved).toBeDefined();
    mails.length = 0;
    await sendVisitMail(parts, booked.id, 2);
    await cancelVisit(parts, clerk, booked, 'person');
    await sendVisitMail(parts, booked.id, 3);
    const read = mails.map(({ calendar: entry }) => {
      const component = new ICAL.Component(ICAL.parse(entry?.file ?? ''));
      const event = new ICAL.Event(component.getFirstSubcomponent('vevent')!);
      return [component.getFirstPropertyValue('method'), event.uid, event.sequence, event.organizer];
    });
    const organizer = `mailto:${parts.config.mail.from}`;
    const uid = `${booked.id}@${new URL(parts.config.baseUrl).hostname}`;
    expect(read).toEqual([
      ['REQUEST', uid, 1, organizer],
      ['CANCEL', uid, 2, organizer],
    ]);
  });
});

describe('feeds', () => {
  it('an office says when it has room, and no longer when a time is taken at every desk', async () => {
    const date = day(10);
    const freeAt = async (clock: string): Promise<boolean> => {
      const file = new ICAL.Component(ICAL.parse(await officeFreeBusy(parts, parts.plan.offices[0]!)));
      const at = hoursOn(date, clock, '23:59')[0] * 60;
      return file
        .getFirstSubcomponent('vfreebusy')!
        .getAllProperties('freebusy')
        .filter((one) => one.getParameter('fbtype') === 'FREE')
        .map((one) => one.getFirstValue() as ICAL.Period)
        .some(({ start, end }) => start.toUnixTime() <= at && at < end.toUnixTime());
    };
    expect(await freeAt('08:00')).toBe(true);
    await visit(citizen(parts.newId()), date, '08:00');
    expect(await freeAt('08:00')).toBe(true);
    await visit(citizen(parts.newId()), date, '08:00');
    expect(await freeAt('08:00')).toBe(false);
    expect(await freeAt('08:15')).toBe(true);
    expect(await freeAt('11:00')).toBe(false);
  });

  it('a desk is read under its secret address only, without a name, and no longer once that is blocked', async () => {
    const booked = await visit(citizen(parts.newId()), day(11), '08:30');
    const desk = { id: booked.desk, office: 'mitte' };
    const secret = await openFeed(parts, clerk, desk);
    const file = (await deskFeed(parts, secret)) ?? '';
    expect(file).toContain(booked.number);
    expect(file).not.toContain('Jana');
    expect(await deskFeed(parts, `${secret}x`)).toBeNull();
    const again = await openFeed(parts, clerk, desk);
    expect(await deskFeed(parts, secret)).toBeNull();
    await closeFeed(parts, desk);
    expect(await deskFeed(parts, again)).toBeNull();
  });
});

describe('a case', () => {
  it('offers what it waits for, or its service while it is open, and says which visit is no longer needed', async () => {
    const about = { service: 'wohnsitz-anmelden', status: 'open', awaits: null } as const;
    const visitsOf = async (number: string, changes: { status?: 'decided'; awaits?: string } = {}) =>
      (await visitsOfCaseAt(parts, parts.db, number))({ ...about, number, ...changes });
    const open = await visitsOf('LE-1');
    expect(open.bookable?.href).toBe('/termin?leistung=umzug&vorgang=LE-1');
    const booked = await visit(citizen(parts.newId()), day(12), '08:00', 'LE-1');
    expect((await visitsOf('LE-1')).coming).toMatchObject([{ number: booked.number, isNeeded: true }]);
    const ended = await visitsOf('LE-1', { status: 'decided' });
    expect(ended).toMatchObject({ bookable: null, coming: [{ isNeeded: false }] });
    const collect = await visitsOf('LE-1', { status: 'decided', awaits: 'abholung' });
    expect(collect).toMatchObject({ bookable: { href: '/termin?leistung=abholung&vorgang=LE-1' } });
    expect((await visitsOf('LE-2')).coming).toEqual([]);
  });
});

describe('the papers of a visit', () => {
  const photoFile = { name: 'foto.png', bytes: Buffer.from(png, 'base64') };

  it('are ticked or sent, seen by the office, and gone with who came', async () => {
    const person = citizen(parts.newId());
    const row = await visit(person, day(14), '08:00');
    const [old, photo] = (await openPapers(parts, person, row, 'en')).groups[0]!.papers;
    expect([old?.label, photo?.label]).toEqual(['Old card', 'Photo']);
    expect((await checkStates(parts, [row])).get(row.id)?.state).toBe('unchecked');
    await sayPapers(parts, row, [old!.key, 'umzug.9.00000000']);
    expect((await checkStates(parts, [row])).get(row.id)).toEqual({ state: 'missing', missing: [photo!.key] });
    const unknown = { item: 'umzug.9.00000000', file: photoFile };
    expect(await sendPaper(parts, row, unknown)).toMatchObject({ reason: 'paper-unknown' });
    expect(await sendPaper(parts, row, { item: photo!.key, file: null })).toMatchObject({ reason: 'file-missing' });
    const script = { name: 'a.png', bytes: Buffer.from('<script>') };
    expect(await sendPaper(parts, row, { item: photo!.key, file: script })).toMatchObject({ ok: false });
    expect(await sendPaper(parts, row, { item: photo!.key, file: photoFile })).toMatchObject({ ok: true });
    expect((await checkStates(parts, [row])).get(row.id)?.state).toBe('complete');
    const seen = await openPapers(parts, clerk, row, 'de');
    expect(seen.files).toMatchObject([{ item: photo!.key, name: 'foto.png' }]);
    expect((await readPaper(parts, clerk, row, seen.files[0]!.id))?.mediaType).toBe('image/png');
    expect(await readPaper(parts, clerk, row, 'nonsense')).toBeNull();
    await parts.db.transaction((tx) => visitsKeeper(parts).forget(tx, person.actor.id!));
    const left = await test.platform.db.query('SELECT 1 FROM appointments.visit_file WHERE booking = $1', [row.id]);
    expect(left).toEqual([]);
  });
});

describe('with an account', () => {
  it('go its visits and wishes: the room is for others, and nothing can be opened any more', async () => {
    const account = parts.newId();
    const person = citizen(account);
    const booked = await visit(person, day(13), '08:00');
    const other = await visit(citizen(parts.newId()), day(13), '08:15');
    const wish = await makeWish(parts, {
      wanted: {
        ...{ services: ['umzug'], persons: 1, stepFree: false, weekdays: [7], times: [], notBefore: null },
        ...{ before: day(30).toString(), offices: ['mitte'] },
      },
      ...{ contact: { name: 'Jana Gast-Demo', email: 'wish@demo.invalid' }, person, language: 'de' },
    });
    expect(wish.ok).toBe(true);
    const copy = await copyOfVisits(parts, person);
    expect(copy.visits).toMatchObject([{ number: booked.number, contact: { name: 'Jana Gast-Demo' } }]);
    expect(copy.wishes).toHaveLength(1);
    expect((await ownThings(parts, person)).visits).toHaveLength(1);

    await parts.db.transaction((tx) => visitsKeeper(parts).forget(tx, account));
    const [row] = await test.platform.db.query<{ state: string; key: string | null }>(
      'SELECT state, key FROM appointments.booking WHERE id = $1',
      [booked.id],
    );
    expect(row).toEqual({ state: 'cancelled', key: null });
    expect(await contactOf(parts, clerk, [booked])).toEqual([null]);
    const waiting = await test.platform.db.query(
      `SELECT 1 FROM appointments.wish WHERE key IS NOT NULL OR account_id = $1 OR state IN ('awaiting', 'open', 'offered')`,
      [account],
    );
    expect(waiting).toEqual([]);
    expect(await ownThings(parts, person)).toEqual({ visits: [], wishes: [] });
    expect(await contactOf(parts, clerk, [other])).toMatchObject([{ name: 'Jana Gast-Demo' }]);
    const types = (await parts.db.transaction((tx) => parts.events.read(tx, booked.id))).map(({ type }) => type);
    expect(types).toEqual(['appointment.booked', 'appointment.cancelled']);
  });
});

it('a reminder goes out once, a day or two before, and does not say what the visit is about', async () => {
  const row = await visit(citizen(parts.newId()), day(16), '08:00');
  expect(await planReminders(parts)).toBe(0);
  const begins = Temporal.Instant.fromEpochMilliseconds(row.from * 60_000);
  test.clock.set(begins.subtract({ hours: 30 }));
  mails.length = 0;
  expect(await planReminders(parts)).toBeGreaterThan(0);
  expect(await planReminders(parts)).toBe(0);
  await sendReminder(parts, row.id);
  expect(mails.at(-1)?.text).toContain('Prüfen Sie bitte vorher');
  expect(mails.at(-1)?.text).not.toMatch(/Foto|Umzug|Ausweis/);
});
