import { openDatabase } from '#platform/database';
import type { HoldOrder } from '../src/modules/appointments/use-cases/take-slot.ts';
import { bookAtOnce } from '../src/modules/appointments/use-cases/take-slot.ts';
import { aContact, aGuest, benchAppointments, benchPlan, eightOn, workingDays } from './support/booking-office.ts';
import { median, report, round, say } from './support/report.ts';
import { type Surroundings, withSurroundings } from './support/surroundings.ts';

/**
 * Successful bookings per second, each whole: place, number, sealed contact, event, job for the e-mail; beside it the single-row inserts
 * per second of the same PostgreSQL with the same client, A B A B after warming up, each side with as many connections of its own. Then
 * 10,000 attempts on 500 places of mixed lengths at once, on two pools of 50 connections: exactly 500 must succeed.
 */
const [connections, perRound, warmUp, rounds, attempts] = [100, 2_000, 3, 11, 10_000];
const lengths = [10, 15, 20, 25, 30] as const;

async function measureAll({ databaseUrl, connect }: Surroundings): Promise<void> {
  const owner = await connect();
  await owner.query('CREATE TABLE public.one_row (id bigserial PRIMARY KEY, at timestamptz NOT NULL)');
  await owner.query('GRANT ALL ON public.one_row TO PUBLIC; GRANT ALL ON SEQUENCE public.one_row_id_seq TO PUBLIC');
  const plan = benchPlan(1, 50);
  const one = await benchAppointments(databaseUrl, plan, connections);
  const plain = openDatabase({ databaseUrl, poolSize: connections, nodeName: 'plain' });
  const days = workingDays(warmUp + rounds + 1);
  const runs = { own: [] as number[], inserts: [] as number[] };
  for (let turn = 1; turn <= warmUp + rounds; turn++) {
    const orders = ordersOn(days[turn - 1]!, perRound);
    let done = 0;
    const begun = performance.now();
    await inParallel(orders, connections, async (order) => {
      if ((await bookAtOnce(one.parts, order, aContact())).ok) done++;
    });
    const own = (done / (performance.now() - begun)) * 1_000;
    if (done !== perRound) throw new Error(`${done} of ${perRound} were booked`);
    const start = performance.now();
    await inParallel(orders, connections, () =>
      plain.query('INSERT INTO public.one_row (at) VALUES (now())', [], 'one-row'),
    );
    const inserts = (perRound / (performance.now() - start)) * 1_000;
    // Both are compiled and planned for in the first rounds, which do not count.
    if (turn <= warmUp) continue;
    runs.own.push(own);
    runs.inserts.push(inserts);
    say(`Round ${turn - warmUp}: ${round(own)} bookings/s, ${round(inserts)} inserts/s`);
  }
  await Promise.all([one.close(), plain.close()]);
  const rush = await rushOn(databaseUrl, days.at(-1)!);
  const [overlaps] = (await owner.query<{ count: number }>(countOverlaps)).rows;
  // Each round beside its own baseline: other work on the machine comes and goes between rounds.
  const ratio = median(runs.own.map((rate, turn) => rate / runs.inserts[turn]!));
  report({
    name: 'booking',
    value: median(runs.own),
    unit: 'bookings/s',
    baseline: 'single-row durable inserts/s of the same PostgreSQL',
    baselineValue: median(runs.inserts),
    ratio: round(ratio),
    bar: 'at least 0.5; of 10,000 attempts on 500 places exactly 500, no overlap',
    ok: ratio >= 0.5 && rush.booked === rush.places && rush.refused === attempts - rush.places && overlaps?.count === 0,
    conditions: {
      connections,
      perRound,
      rounds: { bookings: runs.own.map(round), inserts: runs.inserts.map(round) },
      rush: { ...rush, attempts, overlaps: overlaps?.count },
    },
  });
}

/** Everybody wants one of 500 places; each place is wanted by twenty people. */
async function rushOn(databaseUrl: string, day: Temporal.PlainDate) {
  const plan = benchPlan(1, 20);
  const nodes = await Promise.all([1, 2].map(() => benchAppointments(databaseUrl, plan, connections / 2)));
  // A day of 600 minutes at 20 desks; 25 places at each, in five equal rows of five lengths.
  const places = Array.from({ length: 25 }, (_, index) => ({
    at:
      eightOn(day) +
      Math.floor(index / 5) * 100 +
      lengths.slice(0, index % 5).reduce((sum, minutes) => sum + minutes, 0),
    service: `service-${(index % 5) + 1}`,
  }));
  const wishes = Array.from({ length: attempts }, (_, index) => places[(index * 7) % places.length]!);
  let [booked, refused] = [0, 0];
  const begun = performance.now();
  let turn = 0;
  await inParallel(wishes, connections, async ({ at, service }) => {
    const { parts } = nodes[turn++ % 2]!;
    const done = await bookAtOnce(parts, orderFor(at, service), aContact());
    if (done.ok) booked++;
    else if (done.reason === 'slot-taken') refused++;
  });
  const seconds = (performance.now() - begun) / 1_000;
  await Promise.all(nodes.map((node) => node.close()));
  say(`Rush: ${booked} booked, ${refused} refused in ${round(seconds)} s`);
  return { places: 500, booked, refused, seconds: round(seconds) };
}

/** Orders that all fit: 50 desks, a quarter of an hour each. */
const ordersOn = (day: Temporal.PlainDate, count: number): readonly HoldOrder[] =>
  Array.from({ length: count }, (_, index) => orderFor(eightOn(day) + (index % 40) * 15, 'service-2'));

const orderFor = (at: number, service: string): HoldOrder => ({
  ...{ office: 'office-1', at, lines: [{ service, persons: 1 }], person: aGuest() },
  ...{ channel: 'program', language: 'de', caseNumber: null, once: null },
});

async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<unknown>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}

const countOverlaps = `SELECT count(*)::int AS count FROM appointments.booking a JOIN appointments.booking b
  ON a.desk = b.desk AND a.id < b.id AND a.active AND b.active AND a.span && b.span`;

await withSurroundings(measureAll);
