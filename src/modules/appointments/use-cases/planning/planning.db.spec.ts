import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/actor';
import { guestActor } from '#kernel/actor';
import { type TestPlatform, testPlatform } from '../../../../../test/support/index.ts';
import type { Person } from '../../domain/booking.ts';
import { hoursOn } from '../../domain/desk-hours.ts';
import { extraPlaces } from '../../domain/overbooking/index.ts';
import { anOffice, aPlan, aShift, calendar } from '../../test-support.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { sweepVisits } from '../background.ts';
import { createBoard } from '../board.ts';
import { closeOffice, planClosing, reopen } from '../close-office.ts';
import { findSlots } from '../find-slots.ts';
import { bookAtOnce, type HoldOrder, holdSlot } from '../take-slot.ts';
import { cancelVisit, confirmVisit } from '../visit-commands.ts';
import { acceptExtras } from './accept-extras.ts';
import { proposeExtras } from './propose-extras.ts';
import { tryStaffing } from './try-staffing.ts';

let test: TestPlatform;
let parts: AppointmentParts;
const source = { state: 'assumption', asOf: '2026-11-21', source: 'test' } as const;
const mitte = anOffice({ overbooking: { most: 0.2, ...source }, shifts: [aShift({ from: '08:00', to: '11:00' })] });
const nord = anOffice({ id: 'nord', desks: [{ id: 11, name: '1' }] });
const west = anOffice({
  id: 'west',
  desks: [21, 22].map((id) => ({ id, name: `${id}` })),
  shifts: [aShift({ desks: [21] }), aShift({ desks: [22], skills: ['abholung'] })],
});
beforeAll(async () => {
  test = await testPlatform({ poolSize: 6 });
  const none = {} as never;
  parts = {
    ...{ ...test.platform, accounts: none, catalogue: none, cases: none, calendar },
    ...{
      plan: aPlan({ offices: [mitte, nord, west] }),
      board: createBoard({ ...test.platform, freshMilliseconds: 0 }),
    },
  };
  test.platform.jobs.handle('appointments.mail', async () => {});
  // Many who book do not come.
  await parts.db.query(
    `INSERT INTO appointments.attendance (office, day, service, lead, booked, absent) VALUES ('mitte', $1, 'umzug', 'week', 400, 80)`,
    [today().subtract({ days: 3 }).toString()],
  );
});
afterAll(() => test?.drop());

const today = () => test.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate();
const day = (ahead: number) => calendar.addWorkingDays(today(), ahead);
const clerk: Person = {
  actor: {
    ...{ kind: 'staff', id: '00000000-0000-7000-8000-00000000c1e2', roles: ['clerk'], level: 'substantial' },
    ...{ offices: ['buergerservice'], name: 'Bela (Demo)' },
  } as Actor,
  guestProofs: [],
};
let people = 0;
const order = (date: Temporal.PlainDate, clock: string, office = 'mitte'): HoldOrder => ({
  ...{ office, at: hoursOn(date, clock, '23:59')[0], lines: [{ service: 'umzug', persons: 1 }] },
  ...{ person: { actor: guestActor, guestProofs: [Buffer.from(`guest ${people++}`)] }, channel: 'online' },
  ...{ language: 'de', caseNumber: null, once: null },
});
const contact = () => ({ name: 'Jana Gast-Demo', email: `jana${people}@demo.invalid` });
const book = (date: Temporal.PlainDate, clock: string, at = parts) => bookAtOnce(at, order(date, clock), contact());

describe('extra places', () => {
  it('are shown with the trade-off, and bookable only once the staff accepted what was shown', async () => {
    const date = day(2);
    const proposal = await proposeExtras(parts, mitte, date);
    expect(proposal).toMatchObject({ isOn: true, accepted: null, attendance: { booked: 400, absent: 80 } });
    const extra = proposal!.plan.extra.reduce((sum, count) => sum + count, 0);
    expect(extra).toBeGreaterThan(0);
    expect(extra).toBeLessThanOrEqual(24 * 0.2);
    expect(proposal!.noShow).toBeGreaterThan(0.12);
    expect(proposal!.plan.withExtras.served).toBeGreaterThan(proposal!.plan.checkIn.served);
    const before = await book(date, '08:00');
    const also = await book(date, '08:00');
    expect([before.ok, also.ok, (await book(date, '08:00')).ok]).toEqual([true, true, false]);
    // Somebody booked meanwhile: it is another plan.
    expect(await acceptExtras(parts, clerk, { office: mitte, day: date, stamp: proposal!.stamp })).toMatchObject({
      reason: 'plan-changed',
    });
    const { stamp } = (await proposeExtras(parts, mitte, date))!;
    const both = await Promise.all([1, 2].map(() => acceptExtras(parts, clerk, { office: mitte, day: date, stamp })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'accepted-already' });
    const events = await parts.db.query<{ type: string }>(
      `SELECT type FROM events.event WHERE type = 'appointment.extras-accepted'`,
    );
    expect(events).toHaveLength(1);
  });

  it('are booked like every other place, one visit each, and never more than desks and accepted extras (load <= capacity + extras)', async () => {
    const date = day(3);
    const { stamp, plan, problem } = (await proposeExtras(parts, mitte, date))!;
    expect(await acceptExtras(parts, clerk, { office: mitte, day: date, stamp })).toMatchObject({ ok: true });
    const places: string[] = [];
    for (;;) {
      const found = await findSlots(parts, {
        ...{ lines: [{ service: 'umzug', persons: 1 }], office: 'mitte', isAccessible: false, from: date, days: 1 },
        isStaff: false,
      });
      const [slot] = found.ok ? found.value.filter((one) => one.day.equals(date)) : [];
      const at = slot?.offices[0]?.starts[0]?.at;
      if (at === undefined) break;
      const clock = Temporal.Instant.fromEpochMilliseconds(at * 60_000).toZonedDateTimeISO('Europe/Berlin');
      const booked = await book(date, clock.toPlainTime().toString({ smallestUnit: 'minute' }));
      if (!booked.ok) throw new Error(booked.reason);
      places.push(`${booked.value.desk} ${at}`);
    }
    const extra = plan.extra.reduce((sum, count) => sum + count, 0);
    const units = places.filter((place) => place.startsWith('-')).length;
    expect(places.length - units).toBe(24);
    expect(units).toBe(extra);
    const loads = await parts.db.query<{ slot: number; count: number }>(
      `SELECT ((extract(epoch FROM lower(span)) / 60)::int - $2::int) / 15 AS slot, count(*)::int AS count FROM appointments.booking
       WHERE active AND office = 'mitte' AND lower(span) >= to_timestamp($1::float8 * 60) AND lower(span) < to_timestamp($1::float8 * 60) + interval '6 hours'
       GROUP BY 1 ORDER BY 1`,
      [hoursOn(date, '07:00', '08:00')[0], problem.opensAt],
    );
    for (const { slot, count } of loads) expect(count).toBeLessThanOrEqual(2 + (plan.extra[slot] ?? 0));
  });

  it('are closed with the office, and not offered where the city has not allowed them or the day has begun', async () => {
    const date = day(3);
    const span = hoursOn(date, '08:00', '11:00');
    const closed = await closeOffice(parts, clerk, {
      office: 'mitte',
      desk: null,
      span,
      reason: 'Probe',
      moves: false,
    });
    expect(closed.ok && closed.value.affected.length).toBeGreaterThan(24);
    expect(await book(date, '09:00')).toMatchObject({ ok: false });
    const { stamp } = (await proposeExtras(parts, nord, day(2)))!;
    const order = (office: typeof nord, date: Temporal.PlainDate) => ({ office, day: date, stamp });
    expect(await acceptExtras(parts, clerk, order(nord, day(2)))).toMatchObject({ reason: 'overbooking-off' });
    expect(await acceptExtras(parts, clerk, order(mitte, today()))).toMatchObject({ reason: 'day-begun' });
    const holiday = Temporal.PlainDate.from('2026-12-25');
    expect(await proposeExtras(parts, mitte, holiday)).toBeNull();
  });
});

describe('accepted extra places', () => {
  it('can be taken back one by one, and go along with a desk: who stands there gets a substitute', async () => {
    const date = day(6);
    const { stamp, places } = (await proposeExtras(parts, mitte, date))!;
    expect(await acceptExtras(parts, clerk, { office: mitte, day: date, stamp })).toMatchObject({ ok: true });
    const [{ unit, spans }] = places as [(typeof places)[number]];
    const at = Temporal.Instant.fromEpochMilliseconds(spans[0]![0] * 60_000).toZonedDateTimeISO('Europe/Berlin');
    const clock = at.toPlainTime().toString({ smallestUnit: 'minute' });
    const fill = async () => {
      const all = [];
      for (let one = await book(date, clock); one.ok; one = await book(date, clock)) all.push(one.value);
      return all;
    };
    const before = await fill();
    expect(before.map(({ desk }) => desk).sort((a, b) => a - b)).toEqual([unit, 1, 2]);
    const reason = 'Probe';
    const closing = { office: 'mitte', span: hoursOn(date, '08:00', '11:00'), reason, moves: true };
    const taken = await closeOffice(parts, clerk, { ...closing, desk: unit });
    if (!taken.ok) throw new Error(taken.reason);
    expect(taken.value.affected.map(({ visit }) => visit.desk)).toEqual([unit]);
    expect(taken.value.affected[0]!.substitute).toMatchObject({ office: 'mitte' });
    expect(await fill()).toEqual([]);
    expect(await reopen(parts, clerk, { id: taken.value.id, office: 'mitte' })).toBe(true);
    test.clock.advance({ minutes: 60 });
    await sweepVisits(parts);
    expect((await fill()).map(({ desk }) => desk)).toEqual([unit]);
    const desk = await closeOffice(parts, clerk, { ...closing, desk: 2 });
    const hit = desk.ok ? desk.value.affected.map(({ visit }) => visit.desk) : [];
    expect([hit.includes(2), hit.includes(unit), hit.includes(1)]).toEqual([true, true, false]);
  });
});

describe('an extra place that goes along with a closed desk', () => {
  /** A node that has not heard of anything since, and only looks again when it must. */
  const unaware = async (): Promise<AppointmentParts> => {
    const before = await parts.board.read(0);
    const read = async (age?: number) => (age === 0 ? parts.board.read(0) : before);
    return { ...parts, board: { ...parts.board, read } };
  };

  it('cannot be booked on a node that has not heard of it, nor a visit be made of a hold there, until the desk is open again', async () => {
    const date = day(5);
    const { stamp, places } = (await proposeExtras(parts, mitte, date))!;
    expect(await acceptExtras(parts, clerk, { office: mitte, day: date, stamp })).toMatchObject({ ok: true });
    const [{ unit, spans }] = places as [(typeof places)[number]];
    const at = Temporal.Instant.fromEpochMilliseconds(spans[0]![0] * 60_000).toZonedDateTimeISO('Europe/Berlin');
    const clock = at.toPlainTime().toString({ smallestUnit: 'minute' });
    // Both desks are taken: the extra place is what is left.
    for (let one = await book(date, clock); one.ok; one = await book(date, clock))
      if (one.value.desk === unit) await cancelVisit(parts, clerk, one.value);
    test.clock.advance({ minutes: 60 });
    await sweepVisits(parts);
    const closing = { office: 'mitte', desk: 2, span: hoursOn(date, '08:00', '11:00'), reason: 'Probe', moves: false };
    const node = await unaware();
    const closed = await closeOffice(parts, clerk, closing);
    if (!closed.ok) throw new Error(closed.reason);
    const taken = { ok: false, reason: 'slot-taken' };
    expect(await book(date, clock, node)).toMatchObject(taken);
    expect(await holdSlot(node, order(date, clock))).toMatchObject(taken);

    expect(await reopen(parts, clerk, { id: closed.value.id, office: 'mitte' })).toBe(true);
    const asked = order(date, clock);
    const held = await holdSlot(parts, asked);
    if (!held.ok) throw new Error(held.reason);
    expect(held.value.desk).toBe(unit);
    await closeOffice(parts, clerk, closing);
    const confirmed = await confirmVisit(parts, asked.person, held.value, { contact: contact(), language: 'de' });
    expect(confirmed).toMatchObject({ ok: false, reason: 'hold-over' });
    expect((await parts.board.read(0)).closures.map(({ desk }) => desk)).not.toContain(unit);
  });
});

describe('an extra place that stays', () => {
  it('while the last desk for what somebody comes for closes, is none for them any more: they are affected', async () => {
    const date = day(5);
    const places = extraPlaces(west, { opensAt: hoursOn(date, '08:00', '09:00')[0], slotMinutes: 60, extra: [2] });
    await parts.db.query(
      `INSERT INTO appointments.extra_places (id, office, day, places, figures, accepted_by, accepted_at)
       VALUES ($1, 'west', $2, $3::jsonb, '{}', $1, now())`,
      [parts.newId(), date.toString(), JSON.stringify(places)],
    );
    parts.board.forget();
    const moving = order(date, '08:00', 'west');
    const fetching = { ...moving, lines: [{ service: 'abholung', persons: 1 }] };
    const desks = new Map<string, number[]>();
    // Three have come for a move, desk 21 and both extra places; the other desk cannot do it.
    for (const asked of [moving, moving, moving, moving, fetching]) {
      const own = { ...asked, person: order(date, '08:00').person };
      const done = await bookAtOnce(parts, own, contact());
      const service = asked.lines[0]!.service;
      if (done.ok) desks.set(service, [...(desks.get(service) ?? []), done.value.desk]);
    }
    const [one, two] = places.map(({ unit }) => unit);
    expect(desks.get('umzug')?.sort((a, b) => a - b)).toEqual([two, one, 21]);
    expect(desks.get('abholung')).toEqual([22]);
    const closing = { office: 'west', desk: 21, span: hoursOn(date, '08:00', '12:00') };
    const hit = (await planClosing(parts, closing)).map(({ visit }) => visit.desk).sort((a, b) => a - b);
    expect(hit).toEqual([two, one, 21]);
  });
});

describe('other desks for a day', () => {
  it('say that an assumption stands in, and show that fewer desks mean longer waits', async () => {
    const trial = (await tryStaffing(parts, mitte, day(4), [1, 1, 1]))!;
    expect(trial).toMatchObject({
      basis: 'assumed',
      days: 0,
      opens: 8,
      desks: { planned: [2, 2, 2], wanted: [1, 1, 1] },
    });
    expect(trial.wanted!.meanWait).toBeGreaterThan(trial.planned.meanWait);
    expect(trial.demand.arrivals.at(-1)).toBe(0);
  });

  it('rest on who came on that weekday, once there are three such days', async () => {
    const date = day(4);
    const insert = `INSERT INTO appointments.ticket (id, number, office, day, lines, state, arrived_at, language, seq, ended_at)
      SELECT gen_random_uuid(), 'A' || n, 'mitte', $1::date, '[{"service":"abholung","persons":1}]', 'finished',
        ($1::date + time '08:10') AT TIME ZONE 'Europe/Berlin' + n * interval '20 minutes', 'de', 4, now() FROM generate_series(0, 5) AS n`;
    for (const weeks of [1, 2, 3]) {
      const past = date.subtract({ weeks });
      if (Temporal.PlainDate.compare(past, today()) < 0) await parts.db.query(insert, [past.toString()]);
      else await parts.db.query(insert, [date.subtract({ weeks: weeks + 3 }).toString()]);
    }
    const trial = (await tryStaffing(parts, mitte, date, null))!;
    expect(trial).toMatchObject({ basis: 'history', days: 3, wanted: null });
    expect(trial.demand.arrivals).toEqual([3, 3, 0]);
    expect(trial.services).toEqual([{ service: 'abholung', people: 18 }]);
    expect(trial.suggestion?.day.left).toBe(0);
  });

  it('are not there on a day without hours', async () => {
    expect(await tryStaffing(parts, mitte, Temporal.PlainDate.from('2026-12-25'), null)).toBeNull();
  });
});
