import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anOffice, aPlan, aPolicy, aShift, calendar } from '../../test-support.ts';
import { deskHours, minuteAt } from '../desk-hours.ts';
import { callsBeforeMissed, comeBackMinutes, decideTicket, type TicketCommand } from './decide-ticket.ts';
import { deskSkills } from './desk-skills.ts';
import { mayCheckIn } from './may-check-in.ts';
import { nextFor, queueOf } from './queue.ts';
import { roomLeft } from './room-left.ts';
import { letterOf, ticketNumber } from './service-groups.ts';
import { isInQueue, isOpenTicket, type TicketRow } from './ticket.ts';

const everything = new Set(['ausweis', 'umzug', 'abholung']);
const aTicket = (changes: Partial<TicketRow> = {}): TicketRow => ({
  ...{ id: '00000000-0000-7000-8000-000000000001', number: 'A001', office: 'mitte', day: '2026-11-23', booking: null },
  ...{ lines: [{ service: 'umzug', persons: 1 }], priority: 1, state: 'waiting', arrivedAt: 100, dueAt: null },
  ...{ notBefore: null, forDesk: null, desk: null, calls: 0, calledAt: null, servingAt: null, endedAt: null },
  ...{ language: 'de', proof: null, seq: 1 },
  ...changes,
});
const id = (number: number): TicketRow['id'] => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const become = (ticket: TicketRow, command: TicketCommand, now = 200): TicketRow => {
  const decided = decideTicket(ticket, command, now);
  if (!decided.ok) throw new Error(decided.reason);
  expect(decided.value.ticket.seq).toBe(ticket.seq + 1);
  return decided.value.ticket;
};
const refusal = (ticket: TicketRow, command: TicketCommand, now = 200): string | null => {
  const decided = decideTicket(ticket, command, now);
  return decided.ok ? null : decided.reason;
};

describe('a ticket', () => {
  const called = become(aTicket(), { do: 'call', desk: 4 });

  it('is called, called again, served and finished', () => {
    expect(called).toMatchObject({ state: 'called', desk: 4, calls: 1, calledAt: 200 });
    expect(become(called, { do: 'recall' }, 201)).toMatchObject({ calls: 2, calledAt: 201 });
    const serving = become(called, { do: 'serve' }, 203);
    expect(serving).toMatchObject({ state: 'serving', servingAt: 203 });
    expect(become(serving, { do: 'finish' }, 210)).toMatchObject({ state: 'finished', endedAt: 210 });
  });

  it('is missed after three calls, and comes back to its place for half an hour', () => {
    expect(refusal(called, { do: 'miss' })).toBe('too-few-calls');
    const thrice = { ...called, calls: callsBeforeMissed };
    const missed = become(thrice, { do: 'miss' }, 205);
    const back = become(missed, { do: 'come-back' }, 205 + comeBackMinutes);
    expect(back).toMatchObject({ state: 'parked', arrivedAt: 100, calls: 0, endedAt: null });
    expect(nextFor([back, aTicket({ id: id(2), arrivedAt: 101 })], { id: 1, skills: everything }, 240)?.id).toBe(
      back.id,
    );
    expect(refusal(missed, { do: 'come-back' }, 206 + comeBackMinutes)).toBe('too-late');
  });

  it('waits while it is put aside, and is called at the minute', () => {
    const parked = become(aTicket(), { do: 'park', minutes: 10 });
    expect(refusal(parked, { do: 'call', desk: 1 }, 209.9)).toBe('not-now');
    expect(become(parked, { do: 'call', desk: 1 }, 210).state).toBe('called');
    for (const minutes of [0, -1, 0.5, 121, Number.NaN])
      expect(refusal(aTicket(), { do: 'park', minutes })).toBe('minutes-wrong');
  });

  it('goes to the desk it was handed to and to no other', () => {
    const handed = become(called, { do: 'transfer', desk: 7, lines: null });
    expect(refusal(handed, { do: 'call', desk: 4 })).toBe('not-now');
    expect(nextFor([handed], { id: 4, skills: everything }, 300)).toBeNull();
    expect(nextFor([handed], { id: 7, skills: everything }, 300)?.id).toBe(handed.id);
  });

  it('says nothing in the log of the number that others hear called', () => {
    const decided = decideTicket(aTicket({ number: 'Q987' }), { do: 'call', desk: 4 }, 200);
    expect(JSON.stringify(decided.ok && decided.value.event)).not.toContain('Q987');
  });
});

const commands: fc.Arbitrary<TicketCommand> = fc.oneof(
  fc.constantFrom<TicketCommand>(
    ...(['recall', 'serve', 'miss', 'come-back', 'finish', 'leave'] as const).map((what) => ({ do: what })),
  ),
  fc.record({ do: fc.constant('call' as const), desk: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant('park' as const), minutes: fc.integer({ min: -1, max: 130 }) }),
  fc.record({
    do: fc.constant('transfer' as const),
    desk: fc.option(fc.integer({ min: 1, max: 4 })),
    lines: fc.option(fc.constant([{ service: 'ausweis', persons: 2 }])),
  }),
);

describe('a waiting room', () => {
  it('loses nobody, doubles nobody and calls nobody to two desks, whatever is pressed in whatever order', () => {
    const step = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.option(commands), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let room = Array.from({ length: 7 }, (_, index) => aTicket({ id: id(index + 1), arrivedAt: 100 + index }));
        let now = 200;
        for (const [index, command, desk] of steps) {
          now += 1;
          const isBusy = room.some((one) => one.desk === desk && (one.state === 'called' || one.state === 'serving'));
          const next = command ? room[index]! : isBusy ? null : nextFor(room, { id: desk, skills: everything }, now);
          if (!next || (command?.do === 'call' && isBusy)) continue;
          const decided = decideTicket(next, command ?? { do: 'call', desk }, now);
          // Who is next can always be called.
          if (!command) expect(decided.ok).toBe(true);
          if (decided.ok) room = room.map((one) => (one.id === next.id ? decided.value.ticket : one));
        }
        expect(new Set(room.map((one) => one.id)).size).toBe(7);
        for (const one of room) {
          expect(one.arrivedAt).toBe(aTicket().arrivedAt + Number(one.id.slice(-1)) - 1);
          expect(one.endedAt === null).toBe(isOpenTicket(one));
          if (one.state === 'called' || one.state === 'serving') expect(one.desk).not.toBeNull();
        }
        // Whoever waits is in the queue once, and is reached by some desk sooner or later.
        const queue = queueOf(room, now);
        expect(queue.map((one) => one.id).sort()).toEqual(
          room
            .filter(isInQueue)
            .map((one) => one.id)
            .sort(),
        );
        for (const one of queue) {
          const desks = [1, 2, 3, 4].map((desk) => nextFor([one], { id: desk, skills: everything }, now + 200));
          expect(desks.some((found) => found?.id === one.id)).toBe(true);
        }
      }),
    );
  });

  it('ZMSKVR-1061: nobody slips down the queue by an edit', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 90 }), { minLength: 2, maxLength: 9 }),
        fc.nat({ max: 8 }),
        commands.filter(({ do: what }) => what === 'transfer' || what === 'park'),
        (arrivals, which, command) => {
          const room = arrivals.map((arrivedAt, index) => aTicket({ id: id(index + 1), arrivedAt }));
          const edited = room[which % room.length]!;
          const decided = decideTicket(edited, command, 100);
          const changed = decided.ok ? decided.value.ticket : edited;
          const place = (rows: readonly TicketRow[]): number =>
            queueOf(rows, 100 + 121).findIndex((one) => one.id === edited.id);
          expect(place(room.map((one) => (one.id === edited.id ? changed : one)))).toBe(place(room));
        },
      ),
    );
  });

  it('is called in the order that the queue shows', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(100), fc.option(fc.nat(200)), fc.nat(1)), { maxLength: 12 }), (people) => {
        let room = people.map(([arrivedAt, dueAt, priority], index) =>
          aTicket({ id: id(index + 1), arrivedAt, dueAt, priority }),
        );
        const shown = queueOf(room, 150).map((one) => one.id);
        const called: string[] = [];
        for (let next = nextFor(room, { id: 1, skills: everything }, 150); next; ) {
          called.push(next.id);
          const finished = next.id;
          room = room.filter((one) => one.id !== finished);
          next = nextFor(room, { id: 1, skills: everything }, 150);
        }
        expect(called).toEqual(shown);
      }),
    );
  });
});

const monday = Temporal.PlainDate.from('2026-11-23');
const at = (clock: string): number => minuteAt(monday, clock);

describe('a desk', () => {
  const office = anOffice({
    shifts: [aShift({ to: '10:00', skills: ['umzug'] }), aShift({ from: '10:00', skills: ['ausweis'] })],
  });
  const skills = (clock: string): readonly string[] => [
    ...deskSkills(aPlan(), deskHours(office, monday, calendar), 1, at(clock)),
  ];

  it('can do what its shift says, before the first and after the last as then, and all when it has none', () => {
    expect(skills('07:00')).toEqual(['umzug']);
    expect(skills('09:59')).toEqual(['umzug']);
    expect(skills('10:00')).toEqual(['ausweis']);
    expect(skills('18:00')).toEqual(['ausweis']);
    expect(deskSkills(aPlan(), [], 1, at('09:00'))).toEqual(everything);
  });
});

describe('room for one more without an appointment', () => {
  const half = aPolicy([
    { share: 0.5, channel: 'online', release: { kind: 'rolling', days: 60, at: '00:00' } },
    { share: 0.5, channel: 'counter' },
  ]);
  const room = (
    clock: string,
    changes: { tickets?: TicketRow[]; coming?: number; closes?: boolean; service?: string } = {},
  ) => {
    const office = anOffice({ shifts: [aShift({ skills: ['umzug', 'ausweis'] })] });
    const plan = aPlan({ offices: [office], policies: [half] });
    const closures = changes.closes ? [{ office: 'mitte', desk: null, span: [at('09:00'), at('12:00')] as const }] : [];
    const read = roomLeft({
      ...{ plan, office, day: monday, hours: deskHours(office, monday, calendar, closures), now: at(clock) },
      ...{ tickets: changes.tickets ?? [], lines: [{ service: changes.service ?? 'umzug', persons: 1 }] },
      coming: Array.from({ length: changes.coming ?? 0 }, () => [{ service: 'ausweis', persons: 1 }]),
    });
    return read.ok ? read.value : read.reason;
  };
  const waiting = (count: number) => Array.from({ length: count }, (_, index) => aTicket({ id: id(index + 1) }));

  it('is what the desks have left until they close, without those who wait and those who are booked', () => {
    expect(room('08:00')).toBe(480 - 15);
    expect(room('11:00', { tickets: waiting(2) })).toBe(120 - 45);
    expect(room('11:00', { tickets: waiting(7) })).toBe(0);
    expect(room('11:00', { tickets: waiting(8) })).toBe('no-room');
    expect(room('11:00', { coming: 5 })).toBe(5);
    expect(room('11:00', { coming: 6 })).toBe('no-room');
    expect(room('11:50')).toBe(5);
    expect(room('11:55')).toBe('no-room');
  });

  it('counts who is being served only with the time still to come', () => {
    const serving = aTicket({ state: 'serving', desk: 1, servingAt: at('11:00') });
    expect(room('11:10', { tickets: [serving] })).toBe(100 - 5 - 15);
    expect(room('11:30', { tickets: [serving] })).toBe(60 - 15);
  });

  it('is refused while closed, for a service no desk does, and where all is by appointment', () => {
    expect(room('07:59')).toBe('opens-later');
    expect(room('12:00')).toBe('office-closed');
    expect(room('10:00', { closes: true })).toBe('office-closed');
    expect(room('10:00', { service: 'abholung' })).toBe('no-desk');
    const office = anOffice();
    const asked = { plan: aPlan(), office, day: monday, hours: deskHours(office, monday, calendar), now: at('09:00') };
    const read = roomLeft({ ...asked, tickets: [], coming: [], lines: [{ service: 'umzug', persons: 1 }] });
    expect(!read.ok && read.reason).toBe('by-appointment');
  });
});

describe('checking in', () => {
  const visit = { office: 'mitte', from: at('10:00'), state: 'confirmed' } as const;
  const check = (clock: string, changes: Partial<Parameters<typeof mayCheckIn>[0]> = {}, office = 'mitte') => {
    const read = mayCheckIn({ ...visit, ...changes }, office, at(clock));
    return read.ok ? read.value : read.reason;
  };

  it('is in time from an hour before, late after a quarter of an hour, and refused elsewhere and on other days', () => {
    expect(check('08:59')).toBe('too-early');
    expect(check('09:00')).toBe('in-time');
    expect(check('10:15')).toBe('in-time');
    expect(check('10:16')).toBe('late');
    expect(check('10:00', {}, 'nord')).toBe('other-office');
    expect(check('10:00', { from: visit.from + 1_440 })).toBe('other-day');
    for (const state of ['held', 'cancelled', 'missed', 'finished'] as const)
      expect(check('10:00', { state })).toBe('not-now');
  });

  it('puts who is late among those without an appointment, and who is early behind those whose time has come', () => {
    const walkIn = aTicket({ id: id(1), arrivedAt: at('10:10') });
    const late = aTicket({ id: id(2), arrivedAt: at('10:20'), dueAt: at('10:00') });
    const due = aTicket({ id: id(3), arrivedAt: at('10:25'), dueAt: at('10:30') });
    const order = (clock: string) => queueOf([walkIn, late, due], at(clock)).map((one) => one.id);
    expect(order('10:26')).toEqual([walkIn.id, late.id, due.id]);
    expect(order('10:30')).toEqual([due.id, walkIn.id, late.id]);
  });
});

it('a number has the letter of the group of the first service and three digits', () => {
  const groups = [
    { id: 'eins', letter: 'B', name: { de: 'Eins', en: 'One' }, services: ['umzug'] },
    { id: 'zwei', letter: 'C', name: { de: 'Zwei', en: 'Two' }, services: ['ausweis', 'abholung'] },
  ];
  const plan = aPlan({ groups });
  expect(letterOf(plan, [{ service: 'ausweis', persons: 1 }])).toBe('C');
  expect(letterOf(aPlan(), [{ service: 'ausweis', persons: 1 }])).toBe('A');
  expect([ticketNumber('B', 7), ticketNumber('B', 999)]).toEqual(['B007', 'B999']);
});
