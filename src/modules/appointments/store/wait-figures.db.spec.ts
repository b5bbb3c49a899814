import { afterAll, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/support/index.ts';
import { waitFigures } from './wait-figures.ts';

const database = await testDatabase();
afterAll(() => database.drop());

it('measures waits from arrival or the agreed time, whichever is later, and visits to their end, for these services in this span', async () => {
  const ticket = (number: string, times: string, service = 'hund', state = 'finished') =>
    database.db.query(
      `INSERT INTO appointments.ticket (id, number, office, day, lines, state, desk, language, seq, arrived_at, due_at, serving_at, ended_at)
       SELECT gen_random_uuid(), $1, 'mitte', '2026-12-02', jsonb_build_array(jsonb_build_object('service', $2::text, 'persons', 1)), $3, 1, 'de', 1,
         t[1], t[2], t[3], t[4] FROM (SELECT string_to_array($4, ' ', '-')::timestamptz[] AS t) AS times`,
      [number, service, state, times],
    );
  const at = (clock: string): string => (clock === '-' ? clock : `2026-12-02T${clock}:00Z`);
  const times = (...clocks: string[]): string => clocks.map(at).join(' ');
  await ticket('A001', times('09:00', '-', '09:04', '09:14'));
  // Came twenty minutes early: that was no wait.
  await ticket('A002', times('09:10', '09:30', '09:38', '09:58'));
  await ticket('A003', times('09:00', '-', '09:30', '-'), 'hund', 'serving');
  await ticket('A004', times('09:00', '-', '-', '09:05'), 'hund', 'left');
  await ticket('A005', times('09:00', '-', '10:00', '10:30'), 'pass');
  const span = { from: '2026-12-02T00:00:00Z', until: '2026-12-03T00:00:00Z' };
  const found = await waitFigures(database.db, { services: ['hund'], ...span });
  expect(found).toEqual({
    waiting: { count: 3, median: 8, p90: expect.closeTo(25.6, 9) },
    length: { count: 2, median: 15, p90: 19 },
  });
  const nobody = { waiting: null, length: null };
  expect(await waitFigures(database.db, { services: ['hund'], from: span.until, until: span.until })).toEqual(nobody);
});
