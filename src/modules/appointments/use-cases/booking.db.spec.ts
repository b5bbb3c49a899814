import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, guestActor } from '#kernel/actor';
import { seededRandom, type TestPlatform, testPlatform } from '../../../../test/support/index.ts';
import type { BookingRow, Person } from '../domain/booking.ts';
import { hoursOn } from '../domain/desk-hours.ts';
import { anOffice, aPlan, aShift, calendar } from '../test-support.ts';
import type { AppointmentParts } from './appointment-parts.ts';
import { forgetVisitors, sendVisitMail, sweepVisits, tellOfVisits } from './background.ts';
import { createBoard, dayNumber } from './board.ts';
import { closeOffice, planClosing, reopen } from './close-office.ts';
import { findSlots } from './find-slots.ts';
import { contactOf, findAgain, findVisit, ownVisits } from './open-visit.ts';
import { bookAtOnce, type HoldOrder, holdSlot } from './take-slot.ts';
import { cancelVisit, confirmVisit, markVisit, moveVisit } from './visit-commands.ts';

let test: TestPlatform;
let parts: AppointmentParts;
const offices = [
  anOffice(),
  anOffice({ id: 'nord', desks: [{ id: 11, name: '1' }], shifts: [aShift({ weekdays: [1, 2, 3, 4, 5] })] }),
];
beforeAll(async () => {
  test = await testPlatform({ poolSize: 12 });
  const none = {} as AppointmentParts['accounts'];
  const catalogue = {
    findOffice: () => null,
    city: () => ({ name: 'Leipzig' }),
  } as unknown as AppointmentParts['catalogue'];
  parts = {
    ...{ ...test.platform, accounts: none, catalogue, cases: {} as AppointmentParts['cases'] },
    ...{ plan: aPlan({ offices }), calendar, board: createBoard({ ...test.platform, freshMilliseconds: 0 }) },
  };
  test.platform.jobs.handle('appointments.mail', (data) => tellOfVisits(parts, data));
});
afterAll(() => test?.drop());

/** The working day so many after today, so that no two tests share one. */
const day = (ahead: number): Temporal.PlainDate =>
  calendar.addWorkingDays(test.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate(), ahead);
let people = 0;
const aGuest = (): Person => ({ actor: guestActor, guestProofs: [Buffer.from(`guest ${people++}`)] });
const clerk: Person = {
  actor: {
    kind: 'staff',
    id: '00000000-0000-7000-8000-00000000c1e2',
    roles: ['clerk'],
    level: 'substantial',
    offices: ['buergerservice'],
    name: 'Bela (Demo)',
  } satisfies Actor,
  guestProofs: [],
};
const order = (date: Temporal.PlainDate, clock: string, changes: Partial<HoldOrder> = {}): HoldOrder => ({
  office: 'mitte',
  at: hoursOn(date, clock, '23:59')[0],
  lines: [{ service: 'umzug', persons: 1 }],
  ...{ person: aGuest(), channel: 'online', language: 'de', caseNumber: null, once: null },
  ...changes,
});
const contact = () => ({ name: 'Jana Gast-Demo', email: `jana${people++}@demo.invalid` });
const taken = async (date: Temporal.PlainDate): Promise<string[]> => {
  const [from, to] = [hoursOn(date, '00:00', '23:59')[0], hoursOn(date, '00:00', '23:59')[1]];
  const rows = await parts.db.query<{ at: string }>(
    `SELECT desk || ' ' || to_char(lower(span) AT TIME ZONE 'Europe/Berlin', 'HH24:MI') AS at FROM appointments.booking
     WHERE active AND span && tstzrange(to_timestamp($1::float8 * 60), to_timestamp($2::float8 * 60)) ORDER BY 1`,
    [from, to],
  );
  return rows.map(({ at }) => at);
};
const bookOne = async (
  date: Temporal.PlainDate,
  clock: string,
  changes: Partial<HoldOrder> = {},
): Promise<BookingRow & { person: Person }> => {
  const wanted = order(date, clock, changes);
  const held = await holdSlot(parts, wanted);
  if (!held.ok) throw new Error(held.reason);
  const booked = await confirmVisit(parts, wanted.person, held.value, { contact: contact(), language: 'de' });
  if (!booked.ok) throw new Error(booked.reason);
  return { ...booked.value, person: wanted.person };
};
const startsOf = async (date: Temporal.PlainDate, office: string | null = 'mitte', isAccessible = false) => {
  const found = await findSlots(parts, {
    lines: [{ service: 'umzug', persons: 1 }],
    office,
    isAccessible,
    from: date,
    days: 1,
    isStaff: false,
  });
  return found.ok
    ? found.value.filter((one) => one.day.equals(date)).flatMap((one) => one.offices.flatMap(({ starts }) => starts))
    : [];
};

describe('find, hold, book', () => {
  it('gives every desk once and refuses the next, also while it is only held (Cal.com #29958, SergeyMosin/Appointments #689)', async () => {
    const date = day(1);
    const [one, two, three] = [order(date, '08:00'), order(date, '08:05'), order(date, '08:00')];
    const held = await holdSlot(parts, one);
    const other = await holdSlot(parts, two);
    expect(held).toMatchObject({ ok: true, value: { state: 'held' } });
    expect(other.ok).toBe(true);
    expect(await holdSlot(parts, three)).toMatchObject({ ok: false, reason: 'slot-taken' });
    const at = (clock: string) => hoursOn(date, clock, '23:59')[0];
    expect((await startsOf(date)).some((start) => start.at === at('08:10'))).toBe(false);
    expect((await startsOf(date)).some((start) => start.at === at('08:15'))).toBe(true);
  });

  it('lets ten people at once have one desk once (Cal.com #13397: ten parallel calls, several bookings)', async () => {
    const date = day(2);
    const wanted = { office: 'nord', lines: [{ service: 'ausweis', persons: 1 }] };
    const done = await Promise.all(
      Array.from({ length: 10 }, async () => bookAtOnce(parts, order(date, '09:00', wanted), contact())),
    );
    expect(done.filter(({ ok }) => ok).length).toBe(1);
    expect(done.flatMap((one) => (one.ok ? [] : [one.reason]))).toEqual(Array.from({ length: 9 }, () => 'slot-taken'));
    expect(await taken(date)).toEqual(['11 09:00']);
  });

  it('is refused by the database itself where the code would not look (Easy!Appointments #1783, Nextcloud #6439)', async () => {
    const date = day(3);
    const visit = await bookOne(date, '08:00', { office: 'nord' });
    const copy = `INSERT INTO appointments.booking (id, number, office, desk, span, state, active, lines, channel, language)
      SELECT gen_random_uuid(), 'X', office, desk, span, 'confirmed', true, '[]', 'online', 'de' FROM appointments.booking WHERE id = $1`;
    await expect(parts.db.query(copy, [visit.id])).rejects.toMatchObject({ code: '23P01' });
    const asleep = `UPDATE appointments.booking SET active = false WHERE id = $1`;
    await expect(parts.db.query(asleep, [visit.id])).rejects.toMatchObject({ code: '23514' });
  });

  it('checks again at the end: a hold that ran out or was closed is not booked (Cal.com #6314 #6622)', async () => {
    const date = day(4);
    const late = order(date, '08:00');
    const held = await holdSlot(parts, late);
    if (!held.ok) throw new Error(held.reason);
    test.clock.advance({ minutes: 11 });
    expect(await confirmVisit(parts, late.person, held.value, { contact: contact(), language: 'de' })).toMatchObject({
      reason: 'hold-over',
    });

    const closed = order(date, '09:00');
    const before = await holdSlot(parts, closed);
    if (!before.ok) throw new Error(before.reason);
    const span = hoursOn(date, '08:30', '10:00');
    const closing = await closeOffice(parts, clerk, {
      office: 'mitte',
      desk: null,
      span,
      reason: 'Wasserschaden',
      moves: true,
    });
    expect(
      await confirmVisit(parts, closed.person, before.value, { contact: contact(), language: 'de' }),
    ).toMatchObject({ reason: 'hold-over' });
    expect(await holdSlot(parts, order(date, '09:00'))).toMatchObject({ reason: 'slot-not-offered' });
    const [orphans] = await parts.db.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM vault.key k WHERE k.destroyed_at IS NULL AND NOT EXISTS (SELECT 1 FROM appointments.booking b WHERE b.key = k.id)',
    );
    expect(orphans?.count).toBe(0);
    if (closing.ok) expect(await reopen(parts, clerk, { id: closing.value.id, office: 'mitte' })).toBe(true);
    expect((await holdSlot(parts, order(date, '09:30'))).ok).toBe(true);
  });

  it('repeats nothing: the same hold, booking and key again give what is there (ZMSKVR-1363)', async () => {
    const date = day(5);
    const wanted = order(date, '08:00');
    const [first, again] = [await holdSlot(parts, wanted), await holdSlot(parts, wanted)];
    if (!first.ok || !again.ok) throw new Error('not held');
    expect(again.value.number).toBe(first.value.number);
    const who = { contact: contact(), language: 'de' } as const;
    const booked = await confirmVisit(parts, wanted.person, first.value, who);
    expect(await confirmVisit(parts, wanted.person, first.value, who)).toMatchObject({
      ok: true,
      value: { seq: 1, state: 'confirmed' },
    });
    expect(booked).toMatchObject({ ok: true, value: { seq: 1 } });
    const person = aGuest();
    const keyed = order(date, '10:00', { person, once: 'k1' });
    const twice = [await bookAtOnce(parts, keyed, contact()), await bookAtOnce(parts, keyed, contact())];
    expect(twice.map((one) => (one.ok ? one.value.number : one.reason))[0]).toBe(
      twice.map((one) => (one.ok ? one.value.number : one.reason))[1],
    );
    const foreign = await bookAtOnce(parts, { ...keyed, person: aGuest() }, contact());
    expect(foreign.ok && twice[0]?.ok && foreign.value.number !== twice[0].value.number).toBe(true);
  });

  it('holds one slot for one person, and no more visits under one address than the city allows', async () => {
    const date = day(6);
    const person = aGuest();
    await holdSlot(parts, order(date, '08:00', { person }));
    const second = await holdSlot(parts, order(date, '09:00', { person }));
    expect((await ownVisits(parts, person)).map(({ number }) => number)).toEqual([
      second.ok ? second.value.number : '',
    ]);
    const same = contact();
    const done = [];
    for (const clock of ['08:30', '09:00', '09:30', '10:00'])
      done.push(await bookAtOnce(parts, order(date, clock), same));
    expect(done.map((one) => (one.ok ? 'booked' : one.reason))).toEqual(['booked', 'booked', 'booked', 'too-many']);
    expect(await bookAtOnce(parts, order(date, '11:00'), { ...same, email: same.email.toUpperCase() })).toMatchObject({
      reason: 'too-many',
    });
  });
});

describe('the limit of visits under one address', () => {
  it('is never passed, however many commands come at once, confirmed or booked in one step', async () => {
    const date = day(14);
    const same = contact();
    const wanted = ['08:00', '08:30', '09:00', '09:30', '10:00'].map((clock) => order(date, clock));
    const held = await Promise.all(wanted.map((one) => holdSlot(parts, one)));
    const done = await Promise.all(
      held.map((one, index) =>
        one.ok
          ? confirmVisit(parts, wanted[index]!.person, one.value, { contact: same, language: 'de' })
          : Promise.reject(new Error(one.reason)),
      ),
    );
    expect(done.filter(({ ok }) => ok).length).toBe(3);
    const other = contact();
    const booked = await Promise.all(wanted.map((one) => bookAtOnce(parts, { ...one, person: aGuest() }, other)));
    expect(booked.map((one) => (one.ok ? 'booked' : one.reason)).toSorted()).toEqual(
      ['booked', 'booked', 'booked', 'too-many', 'too-many'].toSorted(),
    );
  });
});

describe('a visit', () => {
  it('moves and keeps its number; the old place stays until the new one is sure, and returns later', async () => {
    const date = day(7);
    const visit = await bookOne(date, '08:00', { office: 'nord' });
    const other = await bookOne(date, '09:00', { office: 'nord' });
    const blocked = await moveVisit(parts, visit.person, visit, { office: 'nord', at: other.from + 5 });
    expect(blocked).toMatchObject({ ok: false, reason: 'slot-taken' });
    expect(await taken(date)).toEqual(['11 08:00', '11 09:00']);
    const moved = await moveVisit(parts, visit.person, visit, { office: 'nord', at: visit.from + 10 });
    expect(moved).toMatchObject({ ok: true, value: { number: visit.number, moves: 1, seq: 2 } });
    // Ten minutes of the old place are left over and wait.
    expect(await taken(date)).toEqual(['11 08:00', '11 08:10', '11 09:00']);
    test.clock.advance({ minutes: 41 });
    await sweepVisits(parts);
    expect(await taken(date)).toEqual(['11 08:10', '11 09:00']);
    expect(test.faults).toEqual([]);
  });

  it('that is cancelled returns after a random time, never at once', async () => {
    const date = day(8);
    // Chance of its own: what others drew before must not decide whether two of the times are alike.
    const calm: AppointmentParts = { ...parts, random: seededRandom('returned slots') };
    const times: number[] = [];
    for (const clock of ['08:00', '08:30', '09:00', '09:30']) {
      const visit = await bookOne(date, clock, { office: 'nord' });
      const cancelled = await cancelVisit(calm, visit.person, visit);
      expect(cancelled).toMatchObject({ ok: true, value: { state: 'cancelled' } });
      expect(await cancelVisit(parts, visit.person, visit)).toMatchObject({ ok: true });
      const [row] = await parts.db.query<{ back: Date }>(
        'SELECT back_at AS back FROM appointments.booking WHERE id = $1',
        [visit.id],
      );
      times.push((row!.back.getTime() - test.clock.now().epochMilliseconds) / 60_000);
    }
    for (const minutes of times) expect(minutes >= 3 && minutes <= 40).toBe(true);
    expect(new Set(times).size).toBe(times.length);
    await sweepVisits(parts);
    expect((await taken(date)).length).toBe(4);
    test.clock.advance({ minutes: 41 });
    await sweepVisits(parts);
    expect(await taken(date)).toEqual([]);
    expect((await startsOf(date, 'nord')).length).toBe(46);
  });

  it('leaves its old place taken until it is offered again, in whichever order a node hears of both', async () => {
    const board = createBoard(test.platform);
    await board.read();
    const [at, desk] = [hoursOn(day(8), '08:00', '23:59')[0], 90_001];
    const visit = { id: test.platform.newId(), desk, active: true, from: at, to: at + 15 };
    board.note(visit);
    board.note({ ...visit, id: test.platform.newId() });
    board.note({ ...visit, from: at + 60, to: at + 75 });
    expect((await board.read()).busy(desk, dayNumber(at))).toEqual([
      [at, at + 15],
      [at + 60, at + 75],
    ]);
  });

  it('is seen by its person and its office only, and found again by number with address or name', async () => {
    const visit = await bookOne(day(9), '08:00');
    expect(await findVisit(parts, visit.person, visit.number, 'appointment:read')).not.toBeNull();
    expect(await findVisit(parts, clerk, visit.number, 'appointment:change')).not.toBeNull();
    expect(await findVisit(parts, aGuest(), visit.number, 'appointment:read')).toBeNull();
    const foreign = { ...clerk, actor: { ...clerk.actor, offices: ['stadtkaemmerei'] } };
    expect(await findVisit(parts, foreign, visit.number, 'appointment:read')).toBeNull();
    const [who] = await contactOf(parts, visit.person, [visit]);
    expect(who?.name).toBe('Jana Gast-Demo');
    for (const [typed, isFound] of [
      [who!.email.toUpperCase(), true],
      ['gast-demo', true],
      ['jemand@demo.invalid', false],
      ['', false],
    ] as const)
      expect((await findAgain(parts, { number: visit.number.toLowerCase(), who: typed })).ok, typed).toBe(isFound);
  });

  it('tells by e-mail day, time and place after commit, and what became of it last', async () => {
    const date = day(10);
    const visit = await bookOne(date, '08:00');
    const sentBefore = test.mails.length;
    await sendVisitMail(parts, visit.id, 1);
    const mail = test.mails.at(-1)!;
    expect(mail).toMatchObject({ id: `visit.${visit.id}.1`, subject: 'Ihr Termin bei der Stadt Leipzig' });
    expect(mail.text).toContain('08:00 Uhr');
    expect(mail.text).not.toContain('Umzug');
    await cancelVisit(parts, visit.person, visit);
    await sendVisitMail(parts, visit.id, 1);
    expect(test.mails.length).toBe(sentBefore + 1);
    await sendVisitMail(parts, visit.id, 2);
    expect(test.mails.at(-1)!.subject).toBe('Ihr Termin ist abgesagt');
  });

  it('that is booked together with others is stored once, logged once, and told by an e-mail of its own', async () => {
    const date = day(13);
    const wanted = ['08:00', '08:00', '09:00', '09:00', '10:00'].map((clock) => order(date, clock));
    const done = await Promise.all(wanted.map((one) => bookAtOnce(parts, one, contact())));
    const ids = done.flatMap((one) => (one.ok ? [one.value.id] : []));
    expect(new Set(ids).size).toBe(5);
    await test.platform.jobs.drain();
    const told = test.mails.map(({ id }) => id);
    for (const id of ids) {
      expect(told.filter((one) => one === `visit.${id}.1`).length).toBe(1);
      const events = await parts.db.transaction((tx) => parts.events.read(tx, id));
      expect(events.map(({ seq, type }) => `${seq} ${type}`)).toEqual(['1 appointment.booked']);
    }
    expect((await parts.events.verify()).broken).toEqual([]);
  });

  it('that comes too late, also by a closing, takes none of those along that came together with it', async () => {
    const date = day(18);
    const at = (clock: string, office: string) =>
      order(date, clock, { office, lines: [{ service: 'ausweis', persons: 1 }] });
    // A node that has looked a moment ago.
    const stale = { ...parts, board: createBoard({ ...test.platform, freshMilliseconds: 60_000 }) };
    await stale.board.read();
    const taken = `INSERT INTO appointments.booking (id, number, office, desk, span, state, active, lines, channel, language)
      SELECT $1, $2, 'nord', 11, tstzrange(to_timestamp($3::float8 * 60), to_timestamp($3::float8 * 60 + 1200)), 'confirmed', true, '[]', 'online', 'de'`;
    const closed = `INSERT INTO appointments.closure (id, office, span, reason, closed_at)
      SELECT $1, 'nord', tstzrange(to_timestamp($2::float8 * 60), to_timestamp($2::float8 * 60 + 1200)), 'test', now()`;
    const [nine, ten] = hoursOn(date, '09:00', '10:00');
    await parts.db.query(taken, [parts.newId(), 'T-LATE', nine]);
    await parts.db.query(closed, [parts.newId(), ten]);
    const wanted = [at('09:00', 'nord'), at('10:00', 'nord'), at('11:00', 'nord'), at('09:00', 'mitte')];
    const done = await Promise.all(wanted.map((one) => bookAtOnce(stale, one, contact())));
    expect(done.map((one) => (one.ok ? 'booked' : one.reason))).toEqual([
      ...['slot-taken', 'slot-taken'],
      ...['booked', 'booked'],
    ]);
    for (const one of done) {
      if (!one.ok) continue;
      const events = await parts.db.transaction((tx) => parts.events.read(tx, one.value.id));
      expect(events.map(({ seq, type }) => `${seq} ${type}`)).toEqual(['1 appointment.booked']);
    }
    const keys = await parts.db.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM vault.key k JOIN appointments.booking b ON b.key = k.id WHERE b.id = ANY($1::uuid[])',
      [done.flatMap((one) => (one.ok ? [one.value.id] : []))],
    );
    expect(keys).toEqual([{ count: 2 }]);
  });

  it('is marked by the staff, and forgotten when its time is over', async () => {
    const visit = await bookOne(day(11), '08:00');
    expect(await markVisit(parts, clerk, visit, 'checked-in')).toMatchObject({
      ok: true,
      value: { state: 'checked-in' },
    });
    expect(await cancelVisit(parts, visit.person, visit)).toMatchObject({ ok: false, reason: 'not-now' });
    expect(await markVisit(parts, clerk, visit, 'finished')).toMatchObject({
      ok: true,
      value: { state: 'finished', active: false },
    });
    test.clock.advance({ hours: 24 * 60 });
    expect(await forgetVisitors(parts)).toBeGreaterThan(0);
    const row = await findVisit(parts, clerk, visit.number, 'appointment:read');
    expect(row).toMatchObject({ sealed: null, key: null, nameHash: null, mailHash: null });
    expect((await test.platform.events.verify()).broken).toEqual([]);
  });
});

describe('closing an office', () => {
  it('lists everybody affected with a substitute of their own, and moves them in one step', async () => {
    const date = day(1);
    const visits = [];
    for (const clock of ['08:00', '08:00', '08:30', '11:45']) visits.push(await bookOne(date, clock));
    const later = await bookOne(day(2), '08:00');
    const span = hoursOn(date, '00:00', '23:59');
    const planned = await planClosing(parts, { office: 'mitte', desk: null, span });
    expect(planned.map(({ visit }) => visit.number).sort()).toEqual(visits.map(({ number }) => number).sort());
    const places = planned.map(({ substitute }) => `${substitute?.desk} ${substitute?.from}`);
    expect(new Set(places).size).toBe(4);
    expect((await taken(date)).filter((place) => !place.startsWith('11 ')).length).toBe(4);
    const done = await closeOffice(parts, clerk, {
      office: 'mitte',
      desk: null,
      span,
      reason: 'Stromausfall',
      moves: true,
    });
    if (!done.ok) throw new Error(done.reason);
    expect(done.value.affected.every(({ substitute }) => substitute !== null)).toBe(true);
    expect(await planClosing(parts, { office: 'mitte', desk: null, span })).toEqual([]);
    expect(await startsOf(date)).toEqual([]);
    for (const visit of visits) {
      const now = await findVisit(parts, visit.person, visit.number, 'appointment:read');
      expect(now).toMatchObject({ state: 'confirmed', moves: 1 });
    }
    expect(await findVisit(parts, later.person, later.number, 'appointment:read')).toMatchObject({ moves: 0 });
  });
});

describe('whatever people do', () => {
  it('load never exceeds capacity in any minute, holds included, and the board finds what the database gives', {
    timeout: 60_000,
  }, async () => {
    const date = day(20);
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            what: fc.constantFrom('hold', 'book', 'move', 'cancel', 'sweep'),
            slot: fc.nat(47),
            length: fc.nat(2),
            other: fc.nat(47),
            pick: fc.nat(20),
          }),
          { minLength: 10, maxLength: 25 },
        ),
        async (steps) => {
          const mine: { row: BookingRow; person: Person }[] = [];
          const services = ['abholung', 'umzug', 'ausweis'];
          const base = hoursOn(date, '08:00', '12:00')[0];
          for (const { what, slot, length, other, pick } of steps) {
            const wanted = order(date, '08:00', {
              at: base + slot * 5,
              lines: [{ service: services[length]!, persons: 1 }],
            } as Partial<HoldOrder>);
            const chosen = mine[pick % Math.max(1, mine.length)];
            if (what === 'hold') {
              const held = await holdSlot(parts, wanted);
              if (held.ok) mine.push({ row: held.value, person: wanted.person });
            } else if (what === 'book') {
              const seen = await findSlots(parts, {
                lines: wanted.lines,
                office: 'mitte',
                isAccessible: false,
                from: date,
                days: 1,
                isStaff: false,
              });
              const starts = seen.ok
                ? seen.value
                    .filter((one) => one.day.equals(date))
                    .flatMap((one) => one.offices.flatMap((of) => of.starts.map(({ at }) => at)))
                : [];
              const done = await bookAtOnce(parts, wanted, contact());
              expect(done.ok).toBe(starts.includes(wanted.at));
              if (done.ok) mine.push({ row: done.value, person: wanted.person });
            } else if (what === 'sweep') await sweepVisits(parts);
            else if (chosen && what === 'move')
              await moveVisit(parts, chosen.person, chosen.row, { office: 'mitte', at: base + other * 5 });
            else if (chosen) await cancelVisit(parts, chosen.person, chosen.row);
          }
          const load = await parts.db.query<{ most: number; outside: number }>(overload, [base]);
          expect(load[0]!.most).toBeLessThanOrEqual(1);
          expect(load[0]!.outside).toBe(0);
          await parts.db.query('DELETE FROM appointments.booking WHERE lower(span) >= to_timestamp($1::float8 * 60)', [
            base - 60,
          ]);
          parts = { ...parts, board: createBoard({ ...test.platform, freshMilliseconds: 0 }) };
        },
      ),
      { numRuns: 12 },
    );
  });
});

/** The most visits at one desk in any minute of the day, and how many reach out of its hours. */
const overload = `
  SELECT coalesce(max(load), 0)::int AS most, (SELECT count(*)::int FROM appointments.booking b WHERE b.active
      AND b.span && tstzrange(to_timestamp($1::float8 * 60), to_timestamp(($1::float8 + 240) * 60))
      AND NOT b.span <@ tstzrange(to_timestamp($1::float8 * 60), to_timestamp(($1::float8 + 240) * 60))) AS outside
  FROM (SELECT count(b.id) AS load FROM generate_series(0, 239) m CROSS JOIN (VALUES (1), (2)) d(desk)
    LEFT JOIN appointments.booking b ON b.active AND b.desk = d.desk AND b.span @> to_timestamp(($1::float8 + m) * 60)
    GROUP BY m, d.desk) AS minutes`;
