import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '#kernel/ids';
import { type TestPlatform, testPlatform } from '../../../../../test/support/index.ts';
import { hoursOn } from '../../domain/desk-hours.ts';
import type { TicketRow } from '../../domain/onsite/ticket.ts';
import { instantOf } from '../../domain/spans.ts';
import { keepFirst, toldOf } from '../../store/forecast-store.ts';
import { insertTicket, setDesk, updateTicket } from '../../store/ticket-store.ts';
import { anOffice, aPlan, calendar } from '../../test-support.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { createBoard } from '../board.ts';
import { currentWaits, waitOfTicket } from './current-waits.ts';
import { forecastOffices } from './forecast-offices.ts';
import { lessonsOf } from './lessons.ts';
import { errorsOf, learnAndMeasure, measureDay } from './measure-days.ts';

let test: TestPlatform;
let parts: AppointmentParts;
const [office] = [anOffice()];
const tuesday = Temporal.PlainDate.from('2026-11-24');
const at = (clock: string): number => hoursOn(tuesday, clock, '23:59')[0];
beforeAll(async () => {
  test = await testPlatform();
  const none = {} as never;
  parts = {
    ...{ ...test.platform, accounts: none, catalogue: none, cases: none, plan: aPlan({ offices: [office] }), calendar },
    board: createBoard({ ...test.platform, freshMilliseconds: 0 }),
  };
});
afterAll(() => test?.drop());

let count = 0;
const aTicket = async (changes: Partial<TicketRow> = {}): Promise<TicketRow> => {
  const id = parts.newId() as Uuid;
  const row: TicketRow = {
    ...{ id, number: `A${String(++count).padStart(3, '0')}`, office: office.id, day: tuesday.toString() },
    ...{
      booking: null,
      lines: [{ service: 'umzug', persons: 1 }],
      priority: 1,
      state: 'waiting',
      arrivedAt: at('09:00'),
    },
    ...{ dueAt: null, notBefore: null, forDesk: null, desk: null, calls: 0, calledAt: null, servingAt: null },
    ...{ endedAt: null, language: 'de', proof: null, seq: 1, ...changes },
  };
  await parts.db.transaction(async (tx) => {
    await insertTicket(tx, { ...row, state: 'waiting' }, null);
    if (row.state !== 'waiting') await updateTicket(tx, 1, row);
  });
  return row;
};
const change = (row: TicketRow, changes: Partial<TicketRow>): Promise<boolean> =>
  parts.db.transaction((tx) => updateTicket(tx, row.seq, { ...row, ...changes }));

describe('the wait that is told', () => {
  it('is nothing for a closed office, with the time at which it opens', async () => {
    test.clock.set(instantOf(at('06:00')));
    expect(await forecastOffices(parts)).toBe(0);
    expect(await currentWaits(parts)).toMatchObject([
      { isOpen: false, wait: null, opensAt: instantOf(at('08:00')), closesAt: null },
    ]);
  });

  it('is a range for each ticket and for a newcomer, longer the more people are ahead', async () => {
    test.clock.set(instantOf(at('09:00')));
    await setDesk(parts.db, { desk: 1, office: office.id, staffId: null, open: true, since: at('08:00') });
    const serving = { state: 'serving', desk: 1, calls: 1, calledAt: at('08:55'), servingAt: at('08:56') } as const;
    await aTicket({ ...serving, arrivedAt: at('08:50') });
    const [first, second, third] = [
      await aTicket({ arrivedAt: at('08:57') }),
      await aTicket({ arrivedAt: at('08:58') }),
      await aTicket({ arrivedAt: at('08:59') }),
    ];
    expect(await forecastOffices(parts)).toBe(1);
    const waits = await Promise.all([first, second, third].map((row) => waitOfTicket(parts, row)));
    const mids = waits.map((wait) => wait!.mid!);
    expect(mids).toEqual([...mids].sort((a, b) => a - b));
    // Fifteen minutes each, one of them begun: the third waits about 12 + 30 minutes.
    expect(mids[2]).toBeGreaterThan(28);
    expect(mids[2]).toBeLessThan(60);
    for (const { low, mid, high } of waits.map((wait) => wait!)) expect(low! <= mid! && mid! <= high!).toBe(true);
    const [told] = await currentWaits(parts);
    expect(told).toMatchObject({
      isOpen: true,
      closesAt: instantOf(at('12:00')),
      wait: { waiting: 3, serving: 1, desks: 1 },
    });
    expect(told!.wait!.newcomers).toHaveLength(1);
    expect(told!.wait!.newcomers[0]!.range[1]).toBeGreaterThan(mids[2]!);
  });

  it('is a newcomer’s for who has just come, and nothing for who is called', async () => {
    test.clock.set(instantOf(at('09:00')).add({ seconds: 5 }));
    const [told] = await currentWaits(parts);
    const fresh = await aTicket({ arrivedAt: at('09:00') });
    expect(await waitOfTicket(parts, fresh)).toMatchObject({ mid: told!.wait!.newcomers[0]!.range[1] });
    expect(await waitOfTicket(parts, { ...fresh, state: 'called' })).toBeNull();
    await change(fresh, { state: 'left', seq: 2, endedAt: at('09:01') });
  });

  it('knows that more desks shorten it, and forgets what is old', async () => {
    const before = (await currentWaits(parts))[0]!.wait!.newcomers[0]!.range[1]!;
    await setDesk(parts.db, { desk: 2, office: office.id, staffId: null, open: true, since: at('09:00') });
    test.clock.set(instantOf(at('09:01')));
    await forecastOffices(parts);
    test.clock.advance({ seconds: 4 });
    expect((await currentWaits(parts))[0]!.wait!.newcomers[0]!.range[1]).toBeLessThan(before * 0.8);
    test.clock.advance({ minutes: 10 });
    expect((await currentWaits(parts))[0]!.wait).toBeNull();
  });
});

describe('how right it was', () => {
  it('is measured from what was told first, however often it is measured, beside the one average', async () => {
    test.clock.set(instantOf(at('09:20')));
    const rows = await parts.db.query<TicketRow>(
      `SELECT id, number FROM appointments.ticket WHERE state = 'waiting' ORDER BY arrived_at`,
    );
    expect(rows).toHaveLength(3);
    await parts.db.query(
      `UPDATE appointments.ticket SET state = 'finished', desk = 1, called_at = arrived_at + interval '12 minutes', serving_at = arrived_at + interval '13 minutes',
         ended_at = arrived_at + interval '23 minutes', seq = 5 WHERE state = 'waiting'`,
    );
    await measureDay(parts, tuesday);
    const [measured] = await measureDay(parts, tuesday);
    const told = await toldOf(parts.db, office.id, tuesday.toString());
    expect(told).toHaveLength(3);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(measured).toMatchObject({ office: office.id, day: '2026-11-24', tickets: 3 });
    expect(measured!.error).toBeCloseTo(mean(told.map(({ mid, waited }) => Math.abs(mid! - waited))), 4);
    expect(measured!.bias).toBeCloseTo(mean(told.map(({ mid, waited }) => mid! - waited)), 4);
    expect(measured!.averageError).toBeCloseTo(
      mean(told.map(({ byAverage, waited }) => Math.abs(byAverage - waited))),
      4,
    );
    expect(await errorsOf(parts, 7)).toEqual([measured]);
  });

  it('keeps the first forecast of a ticket', async () => {
    const id = parts.newId();
    const told = {
      ticket: id,
      office: office.id,
      day: '2026-11-20',
      madeAt: at('09:00'),
      low: 1,
      high: 9,
      byAverage: 4,
    };
    await keepFirst(parts.db, [{ ...told, mid: 5 }]);
    await keepFirst(parts.db, [{ ...told, mid: 50 }]);
    expect(await parts.db.query('SELECT mid FROM appointments.forecast WHERE ticket = $1', [id])).toEqual([{ mid: 5 }]);
  });
});

describe('what is learned', () => {
  it('moves the time of a service from the assumption towards what was finished, once per day of tickets', async () => {
    const { mu: assumed } = (await lessonsOf(parts)).timeOf(office)('umzug');
    for (let turn = 0; turn < 3; turn++) await learnAndMeasure(parts);
    const lessons = await lessonsOf(parts);
    // Three tickets of ten minutes against an assumption of fifteen that weighs as much as ten.
    const expected = (10 * assumed + 3 * Math.log(10)) / 13;
    expect(lessons.timeOf(office)('umzug').mu).toBeCloseTo(expected, 6);
    expect(lessons.timeOf(office)('umzug~').mu).toBeCloseTo(expected + Math.log(5 / 15), 6);
    expect(lessons.average(office)).toBeCloseTo(10, 6);
    expect(lessons.learnedCount(office)).toBeCloseTo(3, 6);
  });

  it('counts who did not come by service and time between booking and visit', async () => {
    const insert = `INSERT INTO appointments.booking (id, number, office, desk, span, state, active, lines, channel, language, booked_at)
      SELECT gen_random_uuid(), 'X' || n, $1, 1, tstzrange(to_timestamp($2::float8 * 60) + n * interval '5 minutes', to_timestamp($2::float8 * 60) + (n + 1) * interval '5 minutes'),
        CASE WHEN n <= 4 THEN 'missed' ELSE 'finished' END, false, '[{"service":"ausweis","persons":1}]', 'online', 'de', to_timestamp($2::float8 * 60) - interval '10 days'
      FROM generate_series(1, 10) AS n`;
    await parts.db.query(insert, [office.id, at('08:00')]);
    await learnAndMeasure(parts);
    await learnAndMeasure(parts);
    const lessons = await lessonsOf(parts);
    expect(lessons.attendance(office)).toEqual({ booked: 10, absent: 4 });
    const [known, other] = [
      lessons.noShow(office, { service: 'ausweis', leadDays: 10 }),
      lessons.noShow(office, { service: 'umzug', leadDays: 0 }),
    ];
    expect(known).toBeGreaterThan(other);
    expect(other).toBeGreaterThan(0.087);
  });

  it('counts who never checked in once the day is over, where others did', async () => {
    const insert = `INSERT INTO appointments.booking (id, number, office, desk, span, state, active, lines, channel, language, booked_at)
      SELECT gen_random_uuid(), 'Y' || n, $1, 2, tstzrange(to_timestamp($2::float8 * 60) + n * interval '5 minutes', to_timestamp($2::float8 * 60) + (n + 1) * interval '5 minutes'),
        CASE WHEN n <= 3 THEN 'confirmed' ELSE 'finished' END, n <= 3, '[{"service":"ausweis","persons":1}]', 'online', 'de', to_timestamp($2::float8 * 60) - interval '2 days'
      FROM generate_series(1, 5) AS n RETURNING id, state`;
    const visits = await parts.db.query<{ id: Uuid; state: string }>(insert, [office.id, at('09:00')]);
    const counted = async () => {
      await learnAndMeasure(parts);
      return (await lessonsOf(parts)).attendance(office);
    };
    expect(await counted()).toEqual({ booked: 12, absent: 4 });
    test.clock.set(instantOf(at('09:00')).add({ hours: 24 }));
    expect(await counted(), 'nobody has checked in').toEqual({ booked: 12, absent: 4 });
    await aTicket({ booking: visits.find(({ state }) => state === 'finished')!.id, dueAt: at('09:20') });
    expect(await counted()).toEqual({ booked: 15, absent: 7 });
  });
});
