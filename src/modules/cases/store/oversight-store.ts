import type { Database, Tx } from '#platform/database';
import type { CaseStatus } from '../domain/case-state.ts';

/** Status by number; unknown numbers are left out. */
export const standingsOf = (
  on: Pick<Tx | Database, 'query'>,
  numbers: readonly string[],
): Promise<{ readonly number: string; readonly status: CaseStatus }[]> =>
  on.query('SELECT number, status FROM cases.case WHERE number = ANY($1)', [numbers], 'case-standings');

/** Cases of services in a span by the way they came: the named numbers, the counter, paper, or online. */
export const countByChannel = (
  on: Pick<Tx | Database, 'query'>,
  { services, from, until, partner }: ChannelOrder,
): Promise<ChannelFigures[]> =>
  on.query<ChannelFigures>(byChannel, [services, from, until, partner], 'cases-by-channel');

const byChannel = `SELECT way, count(*)::int AS sent,
    count(*) FILTER (WHERE status = 'decided')::int AS decided,
    count(*) FILTER (WHERE status = 'waiting-for-citizen')::int AS asked,
    (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM decided_at - submitted_at) / 86400)
      FILTER (WHERE status = 'decided'))::float AS days
  FROM (SELECT *, CASE WHEN number = ANY($4) THEN 'partner' WHEN channel IN ('counter', 'paper') THEN 'office' ELSE 'online' END AS way
    FROM cases.case WHERE service = ANY($1) AND submitted_at >= $2 AND submitted_at < $3) counted
  GROUP BY way`;

export interface ChannelOrder {
  readonly services: readonly string[];
  /** ISO instants; the second one is not part of it. */
  readonly from: string;
  readonly until: string;
  /** Numbers of cases that came from service points. */
  readonly partner: readonly string[];
}
export interface ChannelFigures {
  readonly way: 'partner' | 'office' | 'online';
  readonly sent: number;
  readonly decided: number;
  /** Waiting for an answer of the person now. */
  readonly asked: number;
  /** Median from sending to decision; null when none was decided. */
  readonly days: number | null;
}
