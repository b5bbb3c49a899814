import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guestActor } from '#kernel/actor';
import { type TestPlatform, testPlatform } from '../../../../../test/support/index.ts';
import type { Person } from '../../domain/booking.ts';
import { hoursOn } from '../../domain/desk-hours.ts';
import { anOffice, anOrder, aPlan, aShift, calendar } from '../../test-support.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { sweepVisits } from '../background.ts';
import { createBoard } from '../board.ts';
import { closeOffice } from '../close-office.ts';
import { findSlots } from '../find-slots.ts';
import { bookAtOnce } from '../take-slot.ts';
import { cancelVisit } from '../visit-commands.ts';
import { sweepWishes } from './sweep-wishes.ts';
import {
  addProof,
  askedUrgencies,
  judgeUrgency,
  offersOfLate,
  openProof,
  ownProofs,
  sendProofMail,
} from './urgent-wishes.ts';
import { forgetWishers, sendConfirmMail, sendOfferMail, sendWishOverMail } from './wish-background.ts';
import {
  acceptOffer,
  confirmWish,
  declineOffer,
  makeWish,
  openWish,
  openWishAgain,
  ownWishes,
  type WishOrder,
  withdrawWish,
} from './wish-commands.ts';
import { confirmSecret } from './wish-parts.ts';
import { confirmTexts, sendOfferText, sendTextCode, textCode } from './wish-texts.ts';

let test: TestPlatform;
let parts: AppointmentParts;
/** Each day is a quarter of an hour at each of its desks, so that one visit fills a desk. */
const shifts = [aShift({ weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '08:15' })];
const offices = [1, 2, 3, 4, 5, 6].map((place) =>
  anOffice({
    id: `buero-${place}`,
    shifts,
    desks: [
      { id: place * 10 + 1, name: '1' },
      { id: place * 10 + 2, name: '2' },
    ],
  }),
);
beforeAll(async () => {
  test = await testPlatform({ poolSize: 12 });
  const none = {} as AppointmentParts['accounts'];
  const catalogue = { findOffice: () => null } as unknown as AppointmentParts['catalogue'];
  parts = {
    ...{ ...test.platform, accounts: none, catalogue, cases: {} as AppointmentParts['cases'] },
    ...{ plan: aPlan({ offices }), calendar, board: createBoard({ ...test.platform, freshMilliseconds: 0 }) },
  };
  test.platform.jobs.handle('appointments.mail', async () => {});
  test.platform.jobs.handle('appointments.offer-mail', (data) => sendOfferMail(parts, String(data['offer'])));
  test.platform.jobs.handle('appointments.wish-confirm', (data) => sendConfirmMail(parts, String(data['wish'])));
  test.platform.jobs.handle('appointments.wish-proof', (data) => sendProofMail(parts, String(data['wish'])));
  test.platform.jobs.handle('appointments.wish-code', (data) => sendTextCode(parts, String(data['wish'])));
  test.platform.jobs.handle('appointments.offer-text', (data) => sendOfferText(parts, String(data['offer'])));
  test.platform.jobs.handle('appointments.wish-over', (data) => sendWishOverMail(parts, String(data['wish'])));
});
afterAll(() => test?.drop());

const day = (ahead: number): Temporal.PlainDate =>
  calendar.addWorkingDays(test.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate(), ahead);
let people = 0;
const aGuest = (): Person => ({ actor: guestActor, guestProofs: [Buffer.from(`wisher ${people++}`)] });
const lines = [{ service: 'umzug', persons: 1 }];

/** Fills both desks of an office on one day; gives the visits. */
async function full(office: string, date: Temporal.PlainDate) {
  const at = hoursOn(date, '08:00', '23:59')[0];
  const visits = [];
  for (const _ of [1, 2]) {
    const person = aGuest();
    const contact = { name: 'Jana Gast-Demo', email: `full${people++}@demo.invalid` };
    const done = await bookAtOnce(parts, anOrder({ office, at, person }), contact);
    if (!done.ok) throw new Error(done.reason);
    visits.push({ row: done.value, cancel: () => cancelVisit(parts, person, done.value, 'person') });
  }
  return visits;
}

/** A wish whose address is confirmed, unless it is to wait. */
async function wish(office: string, date: Temporal.PlainDate, changes: Partial<WishOrder> = {}, isConfirmed = true) {
  const person = aGuest();
  const email = `wish${people++}@demo.invalid`;
  test.clock.advance({ seconds: 1 });
  const done = await makeWish(parts, {
    wanted: {
      ...{ services: ['umzug'], persons: 1, offices: [office], stepFree: false, weekdays: [], times: [] },
      ...{ notBefore: date.toString(), before: date.add({ days: 1 }).toString() },
    },
    ...{ contact: { name: 'Bo Wunsch-Demo', email }, person, language: 'de', ...changes },
  });
  if (!done.ok) throw new Error(done.reason);
  const { number } = done.value;
  const confirm = () => confirmWish(parts, guestActor, { number, secret: confirmSecret(parts, done.value.id) });
  const confirmed = isConfirmed ? await confirm() : null;
  if (confirmed && !confirmed.ok) throw new Error(confirmed.reason);
  const opened = async () => (await openWish(parts, person, number, 'appointment:change'))!;
  return { person, email, number, confirm, opened, state: async () => (await opened()).row.state };
}

/** A picture of one dot. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const publicStarts = async (office: string, date: Temporal.PlainDate): Promise<number> => {
  const found = await findSlots(parts, { lines, office, isAccessible: false, from: date, days: 1, isStaff: false });
  return found.ok ? found.value.filter((one) => one.day.equals(date)).flatMap((one) => one.offices).length : 0;
};

describe('the wish list', () => {
  it('offers a returned slot to who asked first, books it on acceptance, and never shows it to the public meanwhile', async () => {
    const date = day(3);
    const [visit] = await full('buero-1', date);
    const [first, second] = [await wish('buero-1', date), await wish('buero-1', date)];
    expect(await Promise.all([first.state(), second.state()])).toEqual(['open', 'open']);
    await visit!.cancel();
    await sweepWishes(parts);
    expect(await Promise.all([first.state(), second.state()])).toEqual(['offered', 'open']);
    expect(await publicStarts('buero-1', date)).toBe(0);
    await test.platform.jobs.drain();
    const mail = test.mails.find(({ to }) => to === first.email);
    expect(mail?.subject).toBe('Ein Termin ist für Sie frei');
    expect(mail?.text).toContain(`/de/termin/wunsch/oeffnen?nummer=${first.number}`);
    expect(test.mails.some(({ to }) => to === second.email)).toBe(false);
    const booked = await acceptOffer(parts, first.person, await first.opened());
    expect(booked).toMatchObject({ ok: true, value: { state: 'confirmed', office: 'buero-1' } });
    expect(await Promise.all([first.state(), second.state()])).toEqual(['fulfilled', 'open']);
    expect(await acceptOffer(parts, first.person, await first.opened())).toMatchObject({
      ok: false,
      reason: 'offer-over',
    });
  });

  it('lets a declined slot and a lapsed one go on in the same moment', async () => {
    const date = day(4);
    const [visit] = await full('buero-2', date);
    const three = [await wish('buero-2', date), await wish('buero-2', date), await wish('buero-2', date)];
    const states = () => Promise.all(three.map((one) => one.state()));
    await visit!.cancel();
    await sweepWishes(parts);
    expect(await states()).toEqual(['offered', 'open', 'open']);
    await declineOffer(parts, three[0]!.person, await three[0]!.opened());
    expect(await states()).toEqual(['open', 'offered', 'open']);
    const { offer } = await three[1]!.opened();
    test.clock.set(Temporal.Instant.fromEpochMilliseconds(offer!.until * 60_000));
    await sweepWishes(parts);
    expect(await states()).toEqual(['open', 'open', 'offered']);
    expect((await acceptOffer(parts, three[1]!.person, await three[1]!.opened())).ok).toBe(false);
    await declineOffer(parts, three[2]!.person, await three[2]!.opened());
    test.clock.advance({ minutes: 41 });
    await sweepVisits(parts);
    expect(await publicStarts('buero-2', date)).toBe(1);
    expect(await states()).toEqual(['open', 'open', 'open']);
    // With the one that was accepted before.
    expect(await offersOfLate(parts)).toEqual({ made: 4, accepted: 1, lost: 3 });
  });

  it('offers no slot to two people and nobody two slots, with several nodes at work (10 sweeps at once)', async () => {
    const date = day(5);
    const visits = await full('buero-3', date);
    const six = await Promise.all([1, 2, 3, 4, 5, 6].map(() => wish('buero-3', date)));
    await Promise.all(visits.map((visit) => visit.cancel()));
    await Promise.all(Array.from({ length: 10 }, () => sweepWishes(parts)));
    const states = await Promise.all(six.map((one) => one.state()));
    expect(states.filter((state) => state === 'offered').length).toBe(2);
    const rows = await parts.db.query<{ desk: number; taken: number }>(
      `SELECT b.desk, count(*)::int AS taken FROM appointments.offer o JOIN appointments.booking b ON b.id = o.booking
       WHERE o.state = 'open' AND b.office = 'buero-3' GROUP BY b.desk ORDER BY 1`,
    );
    expect(rows).toEqual([
      { desk: 31, taken: 1 },
      { desk: 32, taken: 1 },
    ]);
  });

  it('looks for a free public slot at once, and holds it for the person', async () => {
    const date = day(6);
    const one = await wish('buero-4', date);
    expect(await one.state()).toBe('offered');
    expect((await one.opened()).offer?.slot).toMatchObject({
      office: 'buero-4',
      at: hoursOn(date, '08:00', '09:00')[0],
    });
    const other = await wish('buero-4', date);
    const third = await wish('buero-4', date);
    expect(await Promise.all([other.state(), third.state()])).toEqual(['offered', 'open']);
    expect(await publicStarts('buero-4', date)).toBe(0);
    await withdrawWish(parts, one.person, await one.opened());
    await withdrawWish(parts, one.person, await one.opened());
    expect(await Promise.all([one.state(), other.state(), third.state()])).toEqual(['withdrawn', 'offered', 'offered']);
    expect((await third.opened()).offer?.slot.id).toBe(`buero-4/${41}/${hoursOn(date, '08:00', '09:00')[0]}`);
  });

  it('offers time for as many persons as each service is for', async () => {
    const date = day(7);
    const wanted = {
      ...{ services: ['abholung'], persons: 1, personsOf: { abholung: 3 }, offices: ['buero-4'], stepFree: false },
      ...{ weekdays: [], times: [], notBefore: date.toString(), before: date.add({ days: 1 }).toString() },
    };
    const one = await wish('buero-4', date, { wanted });
    const { row, offer } = await one.opened();
    expect(offer?.slot.minutes).toBe(15);
    const booked = await acceptOffer(parts, one.person, { row, offer });
    expect(booked.ok && booked.value.lines).toEqual([{ service: 'abholung', persons: 3 }]);
    const many = { ...wanted, personsOf: { abholung: 99 } };
    await expect(wish('buero-4', date, { wanted: many })).rejects.toThrow('persons-wrong');
  });

  it('holds nothing for an address nobody has confirmed, and keeps the place of the wish once somebody does', async () => {
    const date = day(10);
    const [visit] = await full('buero-2', date);
    const first = await wish('buero-2', date, {}, false);
    const second = await wish('buero-2', date);
    await test.platform.jobs.drain();
    const mail = test.mails.find(({ to }) => to === first.email)!;
    const link = new URL(/https?:\S+/.exec(mail.text)![0]);
    expect([link.pathname, link.searchParams.get('nummer')]).toEqual(['/de/termin/wunsch/bestaetigen', first.number]);
    const wrong = { number: first.number, secret: confirmSecret(parts, parts.newId()) };
    expect(await confirmWish(parts, guestActor, wrong)).toMatchObject({ ok: false, reason: 'not-found' });
    expect(await first.state()).toBe('awaiting');
    const secret = link.searchParams.get('schluessel')!;
    const done = await confirmWish(parts, guestActor, { number: first.number, secret });
    expect(done).toMatchObject({ ok: true, value: { state: 'open' } });
    expect((await confirmWish(parts, guestActor, { number: first.number, secret })).ok).toBe(true);
    await visit!.cancel();
    await sweepWishes(parts);
    expect(await Promise.all([first.state(), second.state()])).toEqual(['offered', 'open']);
  });

  it('ends a wish that is not confirmed for a day, and takes no stranger for the person', async () => {
    const date = day(12);
    await full('buero-3', date);
    const one = await wish('buero-3', date);
    const again = { contact: { name: 'Eve', email: one.email } };
    const others = [];
    for (const _ of [1, 2, 3]) others.push(await wish('buero-3', date, again, false));
    await expect(wish('buero-3', date, again, false)).rejects.toThrow('unconfirmed-already');
    expect(await others[0]!.confirm()).toMatchObject({ ok: false, reason: 'already-wished' });
    test.clock.advance({ hours: 24 });
    expect(await others[1]!.confirm()).toMatchObject({ ok: false, reason: 'wish-over' });
    await sweepWishes(parts);
    expect(await Promise.all([one, ...others].map((each) => each.state()))).toEqual([
      ...['open', 'unconfirmed', 'unconfirmed', 'unconfirmed'],
    ]);
    await withdrawWish(parts, one.person, await one.opened());
  });

  it('lets who shows that they cannot wait come first, and nobody else who only says so', async () => {
    const date = day(14);
    const visits = await full('buero-5', date);
    const wanted = (urgentFor: string | null) => ({
      ...{ services: ['umzug'], persons: 1, offices: ['buero-5'], stepFree: false, weekdays: [], times: [] },
      ...{ notBefore: date.toString(), before: date.add({ days: 1 }).toString(), urgentFor },
    });
    const [patient, sayer, shower] = [
      await wish('buero-5', date),
      await wish('buero-5', date, { wanted: wanted('reise') }),
      await wish('buero-5', date, { wanted: wanted('reise') }),
    ];
    const png = { name: 'beleg.png', bytes: Buffer.from(dot, 'base64') };
    expect(await addProof(parts, await patient.opened(), png)).toMatchObject({ ok: false, reason: 'no-proof-asked' });
    const text = { name: 'beleg.png', bytes: Buffer.from('<script>') };
    expect(await addProof(parts, await shower.opened(), text)).toMatchObject({ ok: false, reason: 'file-type' });
    for (const _ of [1, 2, 3]) expect((await addProof(parts, await shower.opened(), png)).ok).toBe(true);
    expect(await addProof(parts, await shower.opened(), png)).toMatchObject({ ok: false, reason: 'proof-too-many' });
    const clerk = (office: string): Person => ({
      actor: { kind: 'staff', id: parts.newId(), roles: ['clerk'], offices: [office] } as unknown as Person['actor'],
      guestProofs: [],
    });
    const own = clerk('buergerservice');
    expect(await askedUrgencies(parts, clerk('ordnungsamt'))).toEqual([]);
    const asked = await askedUrgencies(parts, own);
    expect(asked.map(({ row, proofs }) => [row.number, proofs.length])).toEqual([
      [sayer.number, 0],
      [shower.number, 3],
    ]);
    const file = asked[1]!.proofs[0]!.id;
    expect(await openProof(parts, clerk('ordnungsamt'), shower.number, file)).toBeNull();
    expect((await openProof(parts, own, shower.number, file))?.bytes.length).toBeGreaterThan(50);
    expect(await judgeUrgency(parts, clerk('ordnungsamt'), shower.number, 'accepted')).toBeNull();
    expect((await judgeUrgency(parts, own, shower.number, 'accepted'))?.ok).toBe(true);
    expect((await judgeUrgency(parts, own, sayer.number, 'not-enough'))?.ok).toBe(true);
    expect(await judgeUrgency(parts, own, sayer.number, 'accepted')).toMatchObject({ ok: false, reason: 'not-now' });
    expect(await ownProofs(parts, await sayer.opened())).toEqual({ count: 0, refused: 'not-enough' });
    expect(await openProof(parts, own, shower.number, file)).toBeNull();
    await visits[0]!.cancel();
    await sweepWishes(parts);
    expect(await Promise.all([patient, sayer, shower].map((one) => one.state()))).toEqual(['open', 'open', 'offered']);
    await test.platform.jobs.drain();
    expect(test.mails.find(({ to }) => to === sayer.email)?.subject).toBeDefined();
    expect(test.mails.filter(({ subject }) => subject === 'Ihr Nachweis ist geprüft').length).toBe(2);
    for (const one of [patient, sayer, shower]) await withdrawWish(parts, one.person, await one.opened());
  });

  it('texts offers to a telephone whose code was typed, and only then', async () => {
    const date = day(16);
    const visits = await full('buero-6', date);
    const contact = { name: 'Bo Wunsch-Demo', email: `text${people++}@demo.invalid`, phone: '+491712345678' };
    const one = await wish('buero-6', date, { contact }, false);
    await test.platform.jobs.drain();
    expect(test.sentTexts).toEqual([]);
    await one.confirm();
    await test.platform.jobs.drain();
    const [{ to, text } = { to: '', text: '' }] = test.sentTexts;
    const code = /\d{6}/.exec(text)![0];
    expect([to, code]).toEqual(['+491712345678', textCode(parts, (await one.opened()).row.id)]);
    const wrong = code === '000000' ? '000001' : '000000';
    expect(await confirmTexts(parts, await one.opened(), wrong)).toMatchObject({ ok: false, reason: 'code-wrong' });
    expect(await confirmTexts(parts, await one.opened(), ` ${code.slice(0, 3)} ${code.slice(3)}`)).toMatchObject({
      ok: true,
    });
    await visits[0]!.cancel();
    await sweepWishes(parts);
    await test.platform.jobs.drain();
    expect(test.sentTexts.map((sent) => sent.text.includes(`/de/termin/wunsch/oeffnen?nummer=${one.number}`))).toEqual([
      ...[false, true],
    ]);
    expect(JSON.stringify(await parts.db.query('SELECT * FROM appointments.wish'))).not.toContain('1712345678');
    await withdrawWish(parts, one.person, await one.opened());
    const guessed = await wish('buero-6', date, { contact: { ...contact, email: `guess${people++}@demo.invalid` } });
    for (let turn = 0; turn < 5; turn++) await confirmTexts(parts, await guessed.opened(), 'nope');
    const right = textCode(parts, (await guessed.opened()).row.id);
    expect(await confirmTexts(parts, await guessed.opened(), right)).toMatchObject({
      ok: false,
      reason: 'code-too-often',
    });
    await withdrawWish(parts, guessed.person, await guessed.opened());
  });

  it('refuses a second wish for the same, and opens one again only with its e-mail address', async () => {
    const date = day(7);
    await full('buero-5', date);
    const one = await wish('buero-5', date);
    const again = { contact: { name: 'Bo', email: one.email.toUpperCase() } };
    await expect(wish('buero-5', date, again)).rejects.toThrow('already-wished');
    const stranger = aGuest();
    expect(await openWish(parts, stranger, one.number, 'appointment:read')).toBeNull();
    const open = (email: string) => openWishAgain(parts, stranger, { number: one.number, email });
    expect((await open('other@demo.invalid')).ok).toBe(false);
    expect((await open(` ${one.email}`)).ok).toBe(true);
    expect((await ownWishes(parts, stranger)).map(({ number }) => number)).toEqual([one.number]);
  });

  it('ends a wish when its last day comes, tells the person, and forgets who it was', async () => {
    const date = day(8);
    await full('buero-6', date);
    const one = await wish('buero-6', date);
    test.clock.set(date.add({ days: 1 }).toZonedDateTime('Europe/Berlin').toInstant());
    await sweepWishes(parts);
    expect(await one.state()).toBe('expired');
    await test.platform.jobs.drain();
    expect(test.mails.find(({ to }) => to === one.email)?.subject).toBe('Ihr Wunsch nach einem Termin ist beendet');
    test.clock.advance({ days: 31 });
    expect(await forgetWishers(parts)).toBeGreaterThan(0);
    expect(
      (
        await parts.db.query('SELECT 1 FROM appointments.wish WHERE number = $1 AND key IS NULL AND sealed IS NULL', [
          one.number,
        ])
      ).length,
    ).toBe(1);
    expect(await openWish(parts, one.person, one.number, 'appointment:read')).toBeNull();
  });

  it('offers nothing in an office that was closed meanwhile', async () => {
    const date = day(9);
    const [visit] = await full('buero-1', date);
    const one = await wish('buero-1', date);
    await visit!.cancel();
    const [from, to] = [hoursOn(date, '00:00', '23:00')[0], hoursOn(date, '00:00', '23:00')[1]];
    await closeOffice(parts, one.person, {
      office: 'buero-1',
      desk: null,
      span: [from, to],
      reason: 'Test',
      moves: false,
    });
    await sweepWishes(parts);
    expect(await one.state()).toBe('open');
    expect(test.faults).toEqual([]);
  });
});
