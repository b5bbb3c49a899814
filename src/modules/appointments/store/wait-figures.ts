import type { Reads } from '#platform/database';

/**
 * How long people waited at the counters for some services, and how long their visit took, among those who came in a span: middle and 90th percentile in minutes.
 * From arrival, or from the time agreed where that was later, until somebody began to serve; then until the visit was over.
 */
export async function waitFigures(on: Reads, { services, from, until }: WaitOrder): Promise<WaitFigures> {
  const [row] = await on.query<WaitFigures>(figures, [services, from, until], 'wait-figures');
  return row!;
}

const spread = (minutes: string): string =>
  `CASE WHEN count(${minutes}) > 0 THEN jsonb_build_object('count', count(${minutes}),
    'median', percentile_cont(0.5) WITHIN GROUP (ORDER BY ${minutes}),
    'p90', percentile_cont(0.9) WITHIN GROUP (ORDER BY ${minutes})) END`;
const figures = `SELECT ${spread('waited')} AS waiting, ${spread('took')} AS length FROM (
    SELECT greatest(0, extract(epoch FROM serving_at - greatest(arrived_at, due_at)) / 60)::float8 AS waited,
      CASE WHEN state = 'finished' THEN greatest(0, extract(epoch FROM ended_at - serving_at) / 60)::float8 END AS took
    FROM appointments.ticket
    WHERE serving_at IS NOT NULL AND arrived_at >= $2 AND arrived_at < $3 AND lines -> 0 ->> 'service' = ANY($1)) AS served`;

interface WaitOrder {
  /** As they are booked. */
  readonly services: readonly string[];
  /** ISO instants; the second one is not part of it. */
  readonly from: string;
  readonly until: string;
}
/** Null where nobody was served. */
export interface WaitFigures {
  readonly waiting: WaitSpread | null;
  readonly length: WaitSpread | null;
}
/** Minutes. */
export interface WaitSpread {
  readonly count: number;
  readonly median: number;
  readonly p90: number;
}
