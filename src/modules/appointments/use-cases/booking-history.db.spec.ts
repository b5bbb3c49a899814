import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guestActor } from '#kernel/actor';
import { openDatabase } from '#platform/database';
import { seededRandom, type TestPlatform, testPlatform } from '../../../../test/support/index.ts';
import {
  findFault,
  findFaultByPart,
  recordHistory,
  type Specification,
} from '../../../../test/support/linearizability.ts';
import type { BookingRow, Person } from '../domain/booking.ts';
import { hoursOn } from '../domain/desk-hours.ts';
import { type Span, subtract } from '../domain/spans.ts';
import { anOffice, anOrder, aPlan, aShift, calendar } from '../test-support.ts';
import { type AppointmentParts, drawn } from './appointment-parts.ts';
import { sweepVisits } from './background.ts';
import { createBoard } from './board.ts';
import { bookAtOnce, holdSlot } from './take-slot.ts';
import { cancelVisit, confirmVisit, moveVisit } from './visit-commands.ts';

let test: TestPlatform;
let nodes: readonly AppointmentParts[];
let close: () => Promise<void>;
const rules = { ...aPlan().rules, visitsPerPerson: 1_000, returnMinutes: { least: 0, most: 0 } };
const desksOf = { zwei: [1, 2], eins: [11], allein: [21] } as const;
const offices = Object.entries(desksOf).map(([id, desks]) =>
  anOffice({
    id,
    desks: desks.map((desk) => ({ id: desk, name: `${desk}` })),
    shifts: [aShift({ from: '08:00', to: '09:00' })],
  }),
);
beforeAll(async () => {
  test = await testPlatform({ poolSize: 6 });
  test.platform.jobs.handle('appointments.mail', async () => undefined);
  const other = openDatabase({ databaseUrl: test.database.url, poolSize: 6, nodeName: 'other' });
  close = () => other.close();
  nodes = [test.platform.db, other].map((db) => ({
    ...({ accounts: {}, catalogue: { findOffice: () => null }, cases: {} } as unknown as AppointmentParts),
    ...{ ...test.platform, db, plan: aPlan({ rules, offices }), calendar },
    board: createBoard({ db, clock: test.clock }),
  }));
});
afterAll(async () => {
  await close?.();
  await test?.drop();
});

describe('two nodes', () => {
  it('give what one of them has just freed to whoever waits at the other, though the rest is on its way', async () => {
    const [here, there] = [nodes[0]!, nodes[1]!];
    const at = hoursOn(calendar.addWorkingDays(today(), 40), '08:00', '09:00')[0];
    const book = (parts: AppointmentParts, name: string) => {
      const person: Person = { actor: guestActor, guestProofs: [Buffer.from(`freed ${name}`)] };
      const contact = { name: 'Jana Gast-Demo', email: `${name}@demo.invalid` };
      return { person, done: bookAtOnce(parts, anOrder({ office: 'zwei', at, person }), contact) };
    };
    const first = book(there, 'first');
    const booked = await first.done;
    if (!booked.ok) throw new Error(booked.reason);
    // This node knows that the desk is taken, and not yet that it is free again.
    await here.board.read(0);
    await cancelVisit(there, first.person, booked.value);
    await sweepVisits(there);
    const both = await Promise.all([book(here, 'second').done, book(here, 'third').done]);
    expect(both.map((one) => (one.ok ? one.value.desk : one.reason)).sort()).toEqual([1, 2]);
    const last = await book(here, 'fourth').done;
    expect(last.ok ? null : last.reason).toBe('slot-taken');
  });
});

describe('one day of an office, written down as it was called and answered on two nodes', () => {
  it('has an order that explains every answer, with two desks and moves between them', async () => {
    let refused = 0;
    for (const seed of Array.from({ length: 12 }, (_, index) => `day ${index}`)) {
      const history = await live(seed, ['zwei'], 6, 9);
      refused += history.filter(({ answer }) => answer === 'slot-taken').length;
      expect(findFault(history, dayOf(desksOf.zwei)), seed).toBeNull();
    }
    expect(refused).toBeGreaterThan(0);
  });

  it('has one for each desk by itself where nobody can change desks, and a double booking in it would be found', async () => {
    const history = await live('five', ['eins', 'allein'], 8, 14);
    const bookings = history.filter(({ call, answer }) => call.what === 'book' && typeof answer === 'object');
    expect(bookings.length).toBeGreaterThan(2);
    const by = (office: keyof typeof desksOf) =>
      history.filter(({ call }) => call.office === office || call.what === 'sweep');
    for (const office of ['eins', 'allein'] as const) expect(findFault(by(office), dayOf(desksOf[office]))).toBeNull();
    const first = bookings[0]!;
    const twice = { ...first, answer: { id: 'foreign', desk: (first.answer as Placed).desk }, called: first.answered! };
    const office = first.call.office as keyof typeof desksOf;
    const broken = [first, { ...twice, answered: first.answered! + 0.5 }];
    expect(findFaultByPart(broken, (call) => call.office, dayOf(desksOf[office]))).not.toBeNull();
  });
});

const today = () => test.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate();
let days = 0;
/** Some clients do so many things each, at once and by chance, on a day that nobody else uses. */
async function live(seed: string, at: readonly (keyof typeof desksOf)[], clients: number, turns: number) {
  days++;
  const date = calendar.addWorkingDays(today(), days);
  const start = hoursOn(date, '08:00', '09:00')[0];
  const record = recordHistory<Call, Answer>();
  const random = seededRandom(seed);
  const chance = (below: number): number => drawn({ random }, below);
  const known: { readonly row: BookingRow; readonly person: Person; readonly office: string }[] = [];
  const act = async (client: number): Promise<void> => {
    const parts = nodes[client % 2]!;
    const office = at[chance(at.length)]!;
    const person: Person = { actor: guestActor, guestProofs: [Buffer.from(`${seed} ${client} ${chance(1e9)}`)] };
    const from = start + chance(9) * 5;
    const order = anOrder({ office, at: from, person });
    const contact = { name: 'Jana Gast-Demo', email: `jana${chance(1e9)}@demo.invalid` };
    const mine = known[chance(Math.max(1, known.length))];
    const what = mine ? kinds[chance(kinds.length)]! : 'book';
    const call = { what, office, id: '', span: [from, from + 15] } as const;
    const placed = (done: Awaited<ReturnType<typeof bookAtOnce>>): Answer => {
      if (!done.ok) return done.reason;
      known.push({ row: done.value, person, office });
      return { id: done.value.id, desk: done.value.desk };
    };
    if (what === 'sweep') await record.run(call, async () => sweepVisits(parts).then(() => 'done'));
    else if (what === 'book') await record.run(call, async () => placed(await bookAtOnce(parts, order, contact)));
    else if (what === 'hold') await record.run(call, async () => placed(await holdSlot(parts, order)));
    else if (mine) {
      const own = { ...call, office: mine.office, id: mine.row.id };
      await record.run(own, async () => {
        if (what === 'move') {
          const done = await moveVisit(parts, mine.person, mine.row, { office: mine.office, at: from });
          return done.ok ? { id: done.value.id, desk: done.value.desk } : done.reason;
        }
        const done =
          what === 'cancel'
            ? await cancelVisit(parts, mine.person, mine.row)
            : await confirmVisit(parts, mine.person, mine.row, { contact, language: 'de' });
        return done.ok ? 'done' : done.reason;
      });
    }
  };
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let turn = 0; turn < turns; turn++) await act(client);
    }),
  );
  return record.history;
}

/** What a day of so many desks must look like to everybody: one thing after the other. */
const dayOf = (desks: readonly number[]): Specification<Day, Call, Answer> => ({
  initial: { visits: [], returning: [] },
  keyOf: ({ visits, returning }) =>
    [
      ...visits.map(({ id, desk, span, state }) => `${id} ${desk} ${span} ${state}`).sort(),
      '|',
      ...returning.map(({ desk, span }) => `${desk} ${span}`).sort(),
    ].join(),
  apply(day, { what, id, span }, answer) {
    const isFree = (desk: number, besides = ''): boolean =>
      ![...day.visits.filter((one) => one.id !== besides && one.state !== 'gone'), ...day.returning].some(
        (one) => one.desk === desk && one.span[0] < span[1] && span[0] < one.span[1],
      );
    const own = day.visits.find((one) => one.id === id);
    const changed = (to: Visit): readonly Visit[] => day.visits.map((one) => (one.id === id ? to : one));
    if (what === 'sweep') return { ...day, returning: [] };
    if (what === 'book' || what === 'hold') {
      if (answer === 'slot-taken') return desks.some((desk) => isFree(desk)) ? null : day;
      if (answer === null || typeof answer === 'string' || !isFree(answer.desk)) return null;
      const visit: Visit = { ...answer, span, state: what === 'book' ? 'confirmed' : 'held' };
      return { ...day, visits: [...day.visits, visit] };
    }
    if (!own) return null;
    if (what === 'confirm') {
      if (answer === 'hold-over') return own.state === 'gone' ? day : null;
      return own.state === 'gone' || answer !== 'done'
        ? null
        : { ...day, visits: changed({ ...own, state: 'confirmed' }) };
    }
    if (what === 'cancel') {
      if (answer !== 'done') return null;
      if (own.state === 'gone') return day;
      return { visits: changed({ ...own, state: 'gone' }), returning: [...day.returning, own] };
    }
    if (answer === 'not-now') return own.state === 'confirmed' ? null : day;
    if (own.state !== 'confirmed') return null;
    if (answer === 'slot-taken') return desks.some((desk) => isFree(desk, id)) ? null : day;
    if (answer === null || typeof answer === 'string' || !isFree(answer.desk, id)) return null;
    const left = own.desk === answer.desk ? subtract([own.span], [span]) : [own.span];
    const returning = left.map((rest) => ({ desk: own.desk, span: rest }));
    return { visits: changed({ ...own, desk: answer.desk, span }), returning: [...day.returning, ...returning] };
  },
});

const kinds = [
  'book',
  'book',
  'hold',
  'hold',
  'confirm',
  'move',
  'move',
  'cancel',
  'cancel',
  'sweep',
  'sweep',
] as const;

interface Call {
  readonly what: (typeof kinds)[number];
  readonly office: string;
  readonly id: string;
  readonly span: Span;
}
interface Placed {
  readonly id: string;
  readonly desk: number;
}
type Answer = Placed | string;
interface Visit extends Placed {
  readonly span: Span;
  readonly state: 'held' | 'confirmed' | 'gone';
}
interface Day {
  readonly visits: readonly Visit[];
  readonly returning: readonly { readonly desk: number; readonly span: Span }[];
}
