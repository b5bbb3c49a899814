import type { Reads } from '#platform/database';
import type { CaseStatus } from '../domain/case-state.ts';

/** Status by number; unknown numbers are left out. */
export const standingsOf = (
  on: Reads,
  numbers: readonly string[],
): Promise<{ readonly number: string; readonly status: CaseStatus }[]> =>
  on.query('SELECT number, status FROM cases.case WHERE number = ANY($1)', [numbers], 'case-standings');

/** Cases of services in a span by the way they came: the named numbers, the counter, paper, or online. */
export const countByChannel = (
  on: Reads,
  { services, from, until, partner, except = [] }: ChannelOrder,
): Promise<ChannelFigures[]> =>
  on.query<ChannelFigures>(byChannel, [services, from, until, partner, except], 'cases-by-channel');

/** How a case came, and when; null for an unknown one. */
export async function originOf(on: Reads, number: string): Promise<CaseOrigin | null> {
  const [row] = await on.query<CaseOrigin>(
    `SELECT service, CASE WHEN channel IN ('counter', 'paper') THEN 'office' ELSE 'online' END AS way,
       to_char(submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "submittedAt"
     FROM cases.case WHERE number = $1`,
    [number],
    'case-origin',
  );
  return row ?? null;
}

const byChannel = `SELECT way, count(*)::int AS sent,
    count(*) FILTER (WHERE status = 'decided')::int AS decided,
    count(*) FILTER (WHERE status = 'waiting-for-citizen')::int AS asked,
    (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM decided_at - submitted_at) / 86400)
      FILTER (WHERE status = 'decided'))::float AS days
  FROM (SELECT *, CASE WHEN number = ANY($4) THEN 'partner' WHEN channel IN ('counter', 'paper') THEN 'office' ELSE 'online' END AS way
    FROM cases.case WHERE service = ANY($1) AND submitted_at >= $2 AND submitted_at < $3 AND number <> ALL($5)) counted
  GROUP BY way`;

export interface ChannelOrder {
  readonly services: readonly string[];
  /** ISO instants; the second one is not part of it. */
  readonly from: string;
  readonly until: string;
  /** Numbers of cases that came from service points. */
  readonly partner: readonly string[];
  /** Numbers that count nowhere. */
  readonly except?: readonly string[];
}
export interface CaseOrigin {
  readonly service: string;
  /** `office` also where somebody elsewhere helped at a counter. */
  readonly way: 'office' | 'online';
  /** ISO instant in UTC. */
  readonly submittedAt: string;
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
