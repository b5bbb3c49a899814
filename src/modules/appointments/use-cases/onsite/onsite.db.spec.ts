import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, guestActor } from '#kernel/actor';
import { type TestPlatform, testPlatform, virtualClock } from '../../../../../test/support/index.ts';
import type { BookingRow } from '../../domain/booking.ts';
import { minuteAt } from '../../domain/desk-hours.ts';
import { findByNumber } from '../../store/booking-store.ts';
import { type TicketRow, ticketsOf } from '../../store/ticket-store.ts';
import { anOffice, aPlan, aPolicy, aShift, calendar } from '../../test-support.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { createBoard } from '../board.ts';
import { bookAtOnce } from '../take-slot.ts';
import { markVisit } from '../visit-commands.ts';
import { callNext } from './call-next.ts';
import { checkIn } from './check-in.ts';
import { closeDesk, openDesk, transferTicket } from './desks.ts';
import { endOldTickets } from './end-of-day.ts';
import { ticketCode } from './issue-ticket.ts';
import { officeNow } from './office-now.ts';
import { ownTicket } from './own-ticket.ts';
import { isTerminal, takeTicket, terminalCode } from './take-ticket.ts';
import { commandTicket } from './ticket-commands.ts';

let test: TestPlatform;
let parts: AppointmentParts;
let day = Temporal.PlainDate.from('2026-11-23');
const desks = [1, 2, 3].map((id) => ({ id, name: String(id) }));
const half = aPolicy([
  { share: 0.5, channel: 'online', release: { kind: 'rolling', days: 60, at: '00:00' } },
  { share: 0.5, channel: 'counter' },
]);
const office = anOffice({
  desks,
  shifts: [aShift({ desks: [1, 2] }), aShift({ desks: [3], skills: ['abholung'] })],
});
beforeAll(async () => {
  test = await testPlatform({ poolSize: 12, clock: virtualClock('2026-11-23T08:00:00Z') });
  const nobody = {} as never;
  parts = {
    ...{ ...test.platform, accounts: nobody, catalogue: nobody, cases: nobody, calendar },
    ...{
      plan: aPlan({ offices: [office], policies: [half] }),
      board: createBoard({ ...test.platform, freshMilliseconds: 0 }),
    },
  };
  test.platform.jobs.handle('appointments.mail', async () => {});
});
afterAll(() => test?.drop());
/** Each test has a day of its own, at nine o'clock. */
beforeEach(() => {
  day = day.add({ days: 1 });
  test.clock.set(day.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '09:00' }).toInstant().toString());
});

const clerk: Actor = {
  ...{ kind: 'staff', id: '00000000-0000-7000-8000-00000000c1e2', roles: ['clerk'], level: 'substantial' },
  ...{ offices: ['buergerservice'], name: 'Bela (Demo)' },
};
let keys = 0;
const take = async (service = 'umzug', changes: Partial<Parameters<typeof takeTicket>[1]> = {}): Promise<TicketRow> => {
  const lines = [{ service, persons: 1 }];
  const order = { office: 'mitte', lines, language: 'de', actor: guestActor, isUrgent: false } as const;
  const done = await takeTicket(parts, { ...order, once: `key ${keys++}`, ...changes });
  if (!done.ok) throw new Error(done.reason);
  return done.value;
};
const book = async (clock: string): Promise<BookingRow> => {
  const lines = [{ service: 'umzug', persons: 1 }];
  const booked = await bookAtOnce(
    parts,
    {
      ...{
        office: 'mitte',
        at: minuteAt(day, clock),
        lines,
        person: { actor: clerk, guestProofs: [] },
        channel: 'phone',
      },
      ...{ language: 'en', caseNumber: null, once: null },
    },
    { name: 'Jana Gast-Demo', email: '' },
  );
  if (!booked.ok) throw new Error(booked.reason);
  return booked.value;
};
const call = async (desk: number, finishes: TicketRow | null = null): Promise<TicketRow | string> => {
  const done = await callNext(parts, clerk, { office, desk, finishes });
  return done.ok ? done.value : done.reason;
};
const called = async (desk: number, finishes: TicketRow | null = null): Promise<TicketRow> => {
  const done = await call(desk, finishes);
  if (typeof done === 'string') throw new Error(done);
  return done;
};
const does = async (ticket: TicketRow, command: Parameters<typeof commandTicket>[3]): Promise<TicketRow> => {
  const done = await commandTicket(parts, clerk, ticket.id, command, ticket.seq);
  if (!done.ok) throw new Error(done.reason);
  return done.value;
};
const open = (...numbers: number[]) => Promise.all(numbers.map((desk) => openDesk(parts, clerk, office, desk)));
const stateOf = async (visit: BookingRow) => (await findByNumber(parts.db, visit.number))?.state;
const checkedIn = async (visit: BookingRow) => {
  const done = await checkIn(parts, { office: 'mitte', number: visit.number, actor: guestActor });
  if (!done.ok) throw new Error(done.reason);
  return done.value;
};

describe('a ticket at the terminal', () => {
  it('ZMSKVR-1363: is given once however often the button is pressed', async () => {
    const pressed = await Promise.all(Array.from({ length: 6 }, () => take('umzug', { once: 'same press' })));
    expect(new Set(pressed.map(({ number }) => number)).size).toBe(1);
    expect((await ticketsOf(parts.db, 'mitte', day.toString())).length).toBe(1);
    expect((await take('umzug', { once: 'another press' })).number).not.toBe(pressed[0]!.number);
  });

  it('has a number of its own, however many take one at once, and opens its own page alone', async () => {
    const tickets = await Promise.all(Array.from({ length: 12 }, () => take('abholung')));
    expect(tickets.map(({ number }) => number).sort()).toEqual(
      Array.from({ length: 12 }, (_, index) => `A${String(index + 1).padStart(3, '0')}`),
    );
    const last = tickets.find(({ number }) => number === 'A012')!;
    const own = await ownTicket(parts, ticketCode(parts, last.id));
    expect(own?.ticket.id).toBe(last.id);
    const places = await Promise.all(tickets.map(({ id }) => ownTicket(parts, ticketCode(parts, id))));
    expect(places.map((one) => one?.before).sort((a, b) => Number(a) - Number(b))).toEqual([...tickets.keys()]);
    expect(await ownTicket(parts, '7KQ4-M2XD-90AB-CDEF-GHJK-M')).toBeNull();
  });

  it('is refused plainly when the office is closed or full, and urgent only by the staff', async () => {
    const urgent = await take('umzug', { isUrgent: true });
    expect(urgent.priority).toBe(1);
    expect((await take('umzug', { isUrgent: true, actor: clerk })).priority).toBe(0);
    test.clock.set(day.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '13:00' }).toInstant().toString());
    const late = await takeTicket(parts, {
      ...{ office: 'mitte', lines: [{ service: 'umzug', persons: 1 }], language: 'de', actor: guestActor },
      ...{ isUrgent: false, once: null },
    });
    expect(!late.ok && late.reason).toBe('office-closed');
  });

  it('comes only from the terminal of this office', () => {
    const code = terminalCode(parts, 'mitte');
    expect(code.length).toBeGreaterThanOrEqual(16);
    expect(isTerminal(parts, 'mitte', code)).toBe(true);
    expect(isTerminal(parts, 'nord', code)).toBe(false);
    expect(isTerminal(parts, 'mitte', '')).toBe(false);
  });
});

describe('calling', () => {
  it('gives two clerks who press at once two different people, and one who presses twice the same', async () => {
    await open(1, 2);
    for (let count = 0; count < 8; count++) await take();
    const both = await Promise.all([called(1), called(2), called(1), called(2)]);
    expect(new Set(both.map(({ number }) => number)).size).toBe(2);
    expect(both[0]!.id).toBe(both[2]!.id);
    for (let round = 0; round < 3; round++) {
      const now = await Promise.all([called(1), called(2)]);
      const next = await Promise.all([called(1, now[0]), called(2, now[1]), called(1, now[0])]);
      expect(new Set([...now, ...next].map(({ id }) => id)).size).toBe(4);
    }
    expect(await call(1, await called(1))).toBe('nobody');
  });

  it('follows what the desk can do, who is due, and who was handed to it', async () => {
    await open(1, 3);
    const visit = await book('09:30');
    test.clock.set(day.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '09:10' }).toInstant().toString());
    const move = await take('umzug');
    const { ticket: booked, how } = await checkedIn(visit);
    expect(how).toBe('in-time');
    const collect = await take('abholung');
    expect((await called(3)).id).toBe(collect.id);
    test.clock.set(day.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '09:31' }).toInstant().toString());
    expect((await called(1)).id).toBe(booked.id);
    const handed = await transferTicket(parts, clerk, { ticket: collect, desk: 1, lines: null, seen: null });
    expect(handed.ok).toBe(true);
    const cannot = await transferTicket(parts, clerk, { ticket: move, desk: 3, lines: null, seen: null });
    expect(!cannot.ok && cannot.reason).toBe('desk-cannot');
    expect((await called(1, await called(1))).id).toBe(collect.id);
    expect((await called(1, await called(1))).id).toBe(move.id);
  });

  it('is refused at a closed desk; who was handed to one that closes waits for any', async () => {
    await open(1, 2);
    const ticket = await take();
    expect((await closeDesk(parts, clerk, office, 2)).ok).toBe(true);
    expect(await call(2)).toBe('desk-closed');
    await open(2);
    await transferTicket(parts, clerk, { ticket, desk: 2, lines: null, seen: null });
    expect(await call(1)).toBe('nobody');
    await closeDesk(parts, clerk, office, 2);
    expect((await called(1)).id).toBe(ticket.id);
    const told = await parts.db.query<{ what: string }>(
      `SELECT DISTINCT type || ' ' || seq AS what FROM events.event
       WHERE type LIKE 'appointment.desk-%' AND public ->> 'desk' = '2' ORDER BY 1`,
    );
    expect(told.map(({ what }) => what)).toEqual(['appointment.desk-closed 2', 'appointment.desk-opened 1']);
    const busy = await closeDesk(parts, clerk, office, 1);
    expect(!busy.ok && busy.reason).toBe('desk-busy');
  });

  it('a form that is sent twice does it once', async () => {
    await open(1);
    await take();
    const ticket = await called(1);
    await does(ticket, { do: 'recall' });
    const again = await commandTicket(parts, clerk, ticket.id, { do: 'recall' }, ticket.seq);
    expect(!again.ok && again.reason).toBe('changed');
    expect((await ticketsOf(parts.db, 'mitte', day.toString()))[0]?.calls).toBe(2);
  });
});

describe('a booked visit', () => {
  it('follows its ticket from check-in to the end, and its events too', async () => {
    await open(1);
    const visit = await book('10:00');
    const { ticket } = await checkedIn(visit);
    expect(ticket).toMatchObject({ booking: visit.id, dueAt: visit.from, language: 'en' });
    expect((await checkedIn(visit)).ticket.id).toBe(ticket.id);
    expect(await stateOf(visit)).toBe('checked-in');
    const now = await called(1);
    expect(await stateOf(visit)).toBe('called');
    const parked = await does(await does(now, { do: 'serve' }), { do: 'park', minutes: 5 });
    expect(await stateOf(visit)).toBe('parked');
    test.clock.advance({ minutes: 6 });
    await does(await does(await called(1), { do: 'serve' }), { do: 'finish' });
    expect(parked.arrivedAt).toBe(ticket.arrivedAt);
    expect(await stateOf(visit)).toBe('finished');
    const types = await parts.db.transaction(async (tx) => ({
      visit: (await parts.events.read(tx, visit.id)).map(({ type }) => type),
      ticket: (await parts.events.read(tx, ticket.id)).map(({ type }) => type),
    }));
    expect(types.visit).toEqual(['appointment.booked', 'appointment.checked-in', 'appointment.finished']);
    expect(types.ticket).toEqual(
      ['issued', 'called', 'serving', 'parked', 'called', 'serving', 'finished'].map((what) => `ticket.${what}`),
    );
  });

  it('is missed after three calls, may come back, and is done in the end', async () => {
    await open(1);
    const visit = await book('09:00');
    await checkedIn(visit);
    const thrice = await does(await does(await called(1), { do: 'recall' }), { do: 'recall' });
    await does(thrice, { do: 'miss' });
    expect(await stateOf(visit)).toBe('missed');
    expect((await checkedIn(visit)).how).toBe('again');
    await does(await called(1), { do: 'finish' });
    expect(await stateOf(visit)).toBe('finished');
  });

  it('marked at the desk of the day takes its ticket along', async () => {
    const visit = await book('09:00');
    const person = { actor: clerk, guestProofs: [] };
    await markVisit(parts, person, visit, 'checked-in');
    const [ticket] = await ticketsOf(parts.db, 'mitte', day.toString());
    expect(ticket).toMatchObject({ booking: visit.id, state: 'waiting' });
    await markVisit(parts, person, visit, 'finished');
    expect((await ticketsOf(parts.db, 'mitte', day.toString()))[0]?.state).toBe('finished');
    expect(await stateOf(visit)).toBe('finished');
  });
});

it('what is going on in an office is told as it is', async () => {
  await open(1, 2);
  const visit = await book('11:00');
  await take();
  test.clock.advance({ seconds: 5 });
  const second = await take();
  const aside = await does(await take(), { do: 'park', minutes: 20 });
  const now = await called(1);
  await does(now, { do: 'serve' });
  const told = (await officeNow(parts, 'mitte'))!;
  expect(told.waiting.map(({ id }) => id)).toEqual([second.id, aside.id]);
  expect(told.running).toMatchObject([{ id: now.id, desk: 1, state: 'serving' }]);
  expect(told.desks.map(({ isOpen }) => isOpen)).toEqual([true, true, false]);
  expect(told.coming.map(({ id }) => id)).toEqual([visit.id]);
  expect(await officeNow(parts, 'nirgends')).toBeNull();
});

it('nobody waits over night, and a desk left open is closed in the morning', async () => {
  await open(1);
  const waiting = await take();
  test.clock.advance({ seconds: 5 });
  const other = await take();
  await does(await called(1), { do: 'serve' });
  const code = ticketCode(parts, other.id);
  test.clock.advance({ hours: 24 });
  expect(await ownTicket(parts, code)).toBeNull();
  expect(await call(1)).toBe('desk-closed');
  await open(1);
  expect(await call(1)).toBe('nobody');
  await endOldTickets(parts);
  expect(await endOldTickets(parts)).toBe(0);
  const ended = await ticketsOf(parts.db, 'mitte', day.toString());
  expect(ended.map(({ id, state, proof }) => [id, state, proof])).toEqual([
    [waiting.id, 'finished', null],
    [other.id, 'left', null],
  ]);
  expect((await parts.events.verify()).broken).toEqual([]);
  day = day.add({ days: 1 });
});
