import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { guestActor } from '#kernel/actor';
import { seededRandom, type TestPlatform, testPlatform } from '../../../../test/support/index.ts';
import type { BookingRow, Person } from '../domain/booking.ts';
import { hoursOn } from '../domain/desk-hours.ts';
import type { Span } from '../domain/spans.ts';
import { anOffice, aPlan, aShift, calendar } from '../test-support.ts';
import type { AppointmentParts } from './appointment-parts.ts';
import { sweepVisits } from './background.ts';
import { createBoard } from './board.ts';
import { closeOffice, reopen } from './close-office.ts';
import { bookAtOnce, type HoldOrder, holdSlot } from './take-slot.ts';
import { cancelVisit, confirmVisit, moveVisit } from './visit-commands.ts';

let test: TestPlatform;
let parts: AppointmentParts;
const desks = [1, 2];
const clerk: Person = {
  actor: {
    ...{ kind: 'staff', id: '00000000-0000-7000-8000-00000000c1e2', roles: ['clerk'], level: 'substantial' },
    ...{ offices: ['buergerservice'], name: 'Bela (Demo)' },
  },
  guestProofs: [],
};
beforeAll(async () => {
  test = await testPlatform({ poolSize: 8 });
  test.platform.jobs.handle('appointments.mail', async () => undefined);
  const rules = { ...aPlan().rules, visitsPerPerson: 1_000 };
  parts = {
    ...({ accounts: {}, catalogue: { findOffice: () => null }, cases: {} } as unknown as AppointmentParts),
    ...{ ...test.platform, random: seededRandom('load'), calendar },
    plan: aPlan({ rules, offices: [anOffice({ shifts: [aShift({ to: '10:00' })] })] }),
    board: createBoard({ ...test.platform, freshMilliseconds: 0 }),
  };
});
afterAll(() => test?.drop());

it('load(t) <= capacity(t) in every minute: holds and pending visits count, closed desks take nobody, returned slots wait (Cal.com #29958)', async () => {
  let days = 0;
  await fc.assert(
    fc.asyncProperty(fc.commands(allCommands, { maxCommands: 30, size: '+1' }), async (commands) => {
      const date = calendar.addWorkingDays(
        test.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate(),
        1 + (days++ % 30),
      );
      await parts.db.query('DELETE FROM appointments.booking');
      await parts.db.query('DELETE FROM appointments.closure');
      parts = { ...parts, board: createBoard({ ...test.platform, freshMilliseconds: 0 }) };
      const start = hoursOn(date, '08:00', '10:00')[0];
      await fc.asyncModelRun(() => ({ model: {}, real: { start, mine: [], closed: [] } }), commands);
    }),
    { numRuns: 12 },
  );
  expect(test.faults).toEqual([]);
});

/** What every command leaves behind: nobody beside another at a desk, nobody outside of its hours, and nobody new where it is closed. */
async function check(day: Day, placed: BookingRow | null): Promise<void> {
  const [row] = await parts.db.query<{ most: number; outside: number }>(loadOf, [day.start, desks]);
  expect(row).toEqual({ most: expect.any(Number), outside: 0 });
  expect(row!.most).toBeLessThanOrEqual(1);
  if (!placed) return;
  const hit = day.closed.filter(
    ({ desk, span }) => (desk === null || desk === placed.desk) && span[0] < placed.to && placed.from < span[1],
  );
  expect(hit).toEqual([]);
}

const loadOf = `
  SELECT coalesce(max(load), 0)::int AS most, (SELECT count(*)::int FROM appointments.booking b WHERE b.active AND NOT (b.desk = ANY($2::int[])
      AND (lower(b.span) AT TIME ZONE 'Europe/Berlin')::time >= '08:00' AND (upper(b.span) AT TIME ZONE 'Europe/Berlin')::time <= '10:00')) AS outside
  FROM (SELECT count(b.id) AS load FROM generate_series(0, 119) m CROSS JOIN unnest($2::int[]) d(desk)
    LEFT JOIN appointments.booking b ON b.active AND b.desk = d.desk AND b.span @> to_timestamp(($1::float8 + m) * 60)
    GROUP BY m, d.desk) AS minutes`;

let people = 0;
const services = ['abholung', 'umzug', 'ausweis'];
const aGuest = (): Person => ({ actor: guestActor, guestProofs: [Buffer.from(`guest ${people++}`)] });
const contact = () => ({ name: 'Jana Gast-Demo', email: `jana${people++}@demo.invalid` });
const orderAt = (day: Day, slot: number, length: number): HoldOrder => ({
  ...{
    office: 'mitte',
    at: day.start + slot * 5,
    lines: [{ service: services[length]!, persons: 1 }],
    person: aGuest(),
  },
  ...{ channel: 'online', language: 'de', caseNumber: null, once: null },
});
const command = (name: string, run: (day: Day) => Promise<BookingRow | null>): fc.AsyncCommand<object, Day> => ({
  check: () => true,
  run: async (_model, day) => check(day, await run(day)),
  toString: () => name,
});
const chosen = (day: Day, pick: number) => day.mine[pick % Math.max(1, day.mine.length)];
const keep = (day: Day, order: HoldOrder, row: BookingRow): BookingRow => {
  day.mine.push({ row, person: order.person });
  return row;
};
const slot = fc.nat(23);
const length = fc.nat(2);
const pick = fc.nat(50);
const allCommands = [
  fc.tuple(slot, length).map(([at, long]) =>
    command(`hold ${at} ${long}`, async (day) => {
      const order = orderAt(day, at, long);
      const done = await holdSlot(parts, order);
      return done.ok ? keep(day, order, done.value) : null;
    }),
  ),
  fc.array(fc.tuple(slot, length), { minLength: 1, maxLength: 6 }).map((wanted) =>
    command(`book at once ${wanted.join(' ')}`, async (day) => {
      const orders = wanted.map(([at, long]) => orderAt(day, at, long));
      const done = await Promise.all(orders.map((order) => bookAtOnce(parts, order, contact())));
      const rows = done.flatMap((one, index) => (one.ok ? [keep(day, orders[index]!, one.value)] : []));
      for (const row of rows) await check(day, row);
      return null;
    }),
  ),
  pick.map((which) =>
    command(`make pending ${which}`, async (day) => {
      const one = chosen(day, which);
      if (one)
        await parts.db.query(`UPDATE appointments.booking SET state = 'pending' WHERE id = $1 AND state = 'held'`, [
          one.row.id,
        ]);
      return null;
    }),
  ),
  pick.map((which) =>
    command(`confirm ${which}`, async (day) => {
      const one = chosen(day, which);
      if (!one) return null;
      const [before] = await parts.db.query<{ state: string }>('SELECT state FROM appointments.booking WHERE id = $1', [
        one.row.id,
      ]);
      const done = await confirmVisit(parts, one.person, one.row, { contact: contact(), language: 'de' });
      return done.ok && before?.state !== 'confirmed' ? done.value : null;
    }),
  ),
  fc.tuple(pick, slot).map(([which, at]) =>
    command(`move ${which} to ${at}`, async (day) => {
      const one = chosen(day, which);
      if (!one) return null;
      const done = await moveVisit(parts, one.person, one.row, { office: 'mitte', at: day.start + at * 5 });
      return done.ok ? done.value : null;
    }),
  ),
  pick.map((which) =>
    command(`cancel ${which}`, async (day) => {
      const one = chosen(day, which);
      if (one) await cancelVisit(parts, one.person, one.row);
      return null;
    }),
  ),
  fc.tuple(slot, length, fc.constantFrom(null, ...desks)).map(([at, long, desk]) =>
    command(`close ${at} ${long} ${desk}`, async (day) => {
      const span: Span = [day.start + at * 5, day.start + at * 5 + (long + 1) * 20];
      const closing = { office: 'mitte', desk, span, reason: 'Wasserschaden', moves: long > 0 };
      const done = await closeOffice(parts, clerk, closing);
      if (done.ok) day.closed.push({ id: done.value.id, desk, span });
      return null;
    }),
  ),
  fc.constant(
    command('open again', async (day) => {
      const one = day.closed.shift();
      if (one) expect(await reopen(parts, clerk, { id: one.id, office: 'mitte' })).toBe(true);
      return null;
    }),
  ),
  fc.integer({ min: 1, max: 45 }).map((minutes) =>
    command(`${minutes} minutes pass`, async () => {
      test.clock.advance({ minutes });
      await sweepVisits(parts);
      return null;
    }),
  ),
];

interface Day {
  /** Minute since 1970 at which the desks open. */
  readonly start: number;
  readonly mine: { readonly row: BookingRow; readonly person: Person }[];
  readonly closed: { readonly id: string; readonly desk: number | null; readonly span: Span }[];
}
