import type { Client } from 'pg';
import { findSlots } from '../src/modules/appointments/use-cases/find-slots.ts';
import { benchAppointments, benchPlan, eightOn, workingDays } from './support/booking-office.ts';
import { quantile, report, round, say } from './support/report.ts';
import { type Surroundings, withSurroundings } from './support/surroundings.ts';

/** p99 of finding the free slots of 13 offices on 60 days for a wish, fifteen services in turn, at 100,000 visits and at 1,000. */
const [offices, desks, days, looks, warmUp] = [13, 6, 60, 300, 30];

async function measureAll({ databaseUrl, connect }: Surroundings): Promise<void> {
  const owner = await connect();
  const few = await lookAt(databaseUrl, owner, 1_000);
  const many = await lookAt(databaseUrl, owner, 100_000);
  report({
    name: 'slots',
    value: many.p99,
    unit: 'ms p99 at 100,000 visits',
    baseline: 'the same at 1,000 visits',
    baselineValue: few.p99,
    bar: 'under 3 times',
    ok: many.p99 < 3 * few.p99,
    conditions: { offices, desks, days, looks, few, many },
  });
}

async function lookAt(databaseUrl: string, owner: Client, visits: number) {
  await fill(owner, visits);
  const { parts, close } = await benchAppointments(databaseUrl, benchPlan(offices, desks), 4);
  const [first] = workingDays(1);
  const milliseconds: number[] = [];
  let found = 0;
  for (let look = 0; look < looks + warmUp; look++) {
    const lines = [{ service: `service-${(look % 15) + 1}`, persons: 1 }];
    // A visit more each time, so that every look has something to take up.
    await owner.query(oneMore, [90_000 + look, eightOn(first!) + 3 * 24 * 60]);
    parts.board.forget();
    const begun = performance.now();
    const slots = await findSlots(parts, {
      lines,
      office: null,
      isAccessible: false,
      from: first!,
      days,
      isStaff: false,
    });
    if (look >= warmUp) milliseconds.push(performance.now() - begun);
    found = slots.ok
      ? slots.value.reduce((sum, day) => sum + day.offices.reduce((all, { starts }) => all + starts.length, 0), 0)
      : 0;
  }
  await close();
  const figure = { p50: round(quantile(milliseconds, 0.5)), p99: round(quantile(milliseconds, 0.99)), starts: found };
  say(`${visits} visits: p50 ${figure.p50} ms, p99 ${figure.p99} ms, ${found} starts in the last look`);
  return figure;
}

/** Visits of a quarter of an hour, spread over all desks and days as far as they go. */
async function fill(owner: Client, visits: number): Promise<void> {
  await owner.query('TRUNCATE appointments.booking');
  const dates = workingDays(days);
  const places = Array.from({ length: visits }, (_, index) => {
    const desk = index % (offices * desks);
    const round = Math.floor(index / (offices * desks));
    const day = dates[round % dates.length]!;
    const turn = Math.floor(round / dates.length);
    return { desk: Math.floor(desk / desks) * 100 + (desk % desks) + 1, from: eightOn(day) + ((turn * 7) % 40) * 15 };
  });
  await owner.query(
    `INSERT INTO appointments.booking (id, number, office, desk, span, state, active, lines, channel, language)
     SELECT gen_random_uuid(), 'N' || n, 'office-' || (p.desk / 100 + 1), p.desk,
       tstzrange(to_timestamp(p.at::float8 * 60), to_timestamp((p.at + 15)::float8 * 60)), 'confirmed', true, '[]', 'online', 'de'
     FROM unnest($1::int[], $2::int[]) WITH ORDINALITY AS p(desk, at, n)`,
    [places.map(({ desk }) => desk), places.map(({ from }) => from)],
  );
  await owner.query('ANALYZE appointments.booking');
}

const oneMore = `INSERT INTO appointments.booking (id, number, office, desk, span, state, active, lines, channel, language)
  VALUES (gen_random_uuid(), 'M' || $1, 'office-1', $1, tstzrange(to_timestamp($2::float8 * 60), to_timestamp(($2 + 15)::float8 * 60)), 'confirmed', true, '[]', 'online', 'de')`;

await withSurroundings(measureAll);
