import type { Uuid } from '#kernel/ids';
import type { Bilingual } from '#kernel/language';
import type { Reads, Tx } from '#platform/database';
import type { PilotVisit, VisitFact } from '../domain/office/index.ts';

/** Visits as far as the report may know them, since an instant. */
export const visitFacts = (on: Reads, since: string): Promise<VisitFact[]> =>
  on.query<VisitFact>(
    `SELECT staff_id::text AS clerk, branch, state, identity->>'method' AS method, seal_hash AS "sealHash",
       coalesce(mandate->>'signedAt', to_char(changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) AS "beganAt",
       ${minutes} AS minutes, md5(coalesce(encode(guest_proof, 'hex'), account_id::text)) AS person,
       address_mark AS "addressMark", iban_mark AS "ibanMark"
     FROM partners.visit WHERE branch IS NOT NULL AND staff_id IS NOT NULL AND changed_at >= $1 ORDER BY changed_at`,
    [since],
  );

/** Corrections and all entries of each branch since an instant, from its ledger. */
export const correctionCounts = (on: Reads, since: string): Promise<CorrectionCount[]> =>
  on.query<CorrectionCount>(
    `SELECT branch, count(*)::int AS entries, count(*) FILTER (WHERE body->>'kind' = 'correction')::int AS corrections
     FROM partners.ledger WHERE at >= $1 GROUP BY branch`,
    [since],
  );

/** Visits that belong to a pilot: of these branches and services, begun in its time. */
export const pilotVisits = (on: Reads, { branches, services, from, until }: PilotSpan): Promise<CountedVisit[]> =>
  on.query<CountedVisit>(
    `SELECT branch, state, seal_hash IS NOT NULL AS "isSent", ${minutes} AS minutes, ${between('arrived_at', 'taken_at')} AS waited,
       ${between('taken_at', 'sealed_at')} AS served, case_number AS "caseNumber"
     FROM partners.visit WHERE branch = ANY($1) AND service = ANY($2) AND opened_at >= $3 AND opened_at < $4`,
    [branches, services, from, until],
  );

/** What these branches earned with these services in a span, in cents. */
export async function earnedCents(on: Reads, { branches, services, from, until }: PilotSpan): Promise<number> {
  const [row] = await on.query<{ cents: number }>(
    `SELECT coalesce(sum((body->>'cents')::int), 0)::float AS cents FROM partners.ledger
     WHERE branch = ANY($1) AND body->>'kind' = 'service-done' AND body->>'service' = ANY($2) AND at >= $3 AND at < $4`,
    [branches, services, from, until],
  );
  return row?.cents ?? 0;
}

/** Known defects, those that still stand first. */
export const defects = (on: Reads): Promise<Defect[]> =>
  on.query<Defect>(
    `SELECT id, title, text, since::text, until::text FROM partners.defect
     ORDER BY until IS NOT NULL, since DESC, id DESC LIMIT 200`,
  );

/** Adds a defect. */
export async function insertDefect(on: Tx, row: Defect, by: Uuid, at: string): Promise<void> {
  await on.query(
    'INSERT INTO partners.defect (id, title, text, since, until, published_at, published_by) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [row.id, JSON.stringify(row.title), JSON.stringify(row.text), row.since, row.until, at, by],
  );
}

/** Ends a defect on a day; false for one that is ended or not there. */
export async function endDefect(on: Tx, id: Uuid, day: string): Promise<boolean> {
  const rows = await on.query(
    'UPDATE partners.defect SET until = greatest(since, $2::date) WHERE id = $1 AND until IS NULL RETURNING id',
    [id, day],
  );
  return rows.length > 0;
}

/** Keeps a sealed hint with the day it came. */
export async function insertHint(on: Tx, { id, branch, key, sealed, receivedOn }: HintRow): Promise<void> {
  await on.query('INSERT INTO partners.hint (id, branch, key, sealed, received_on) VALUES ($1, $2, $3, $4, $5)', [
    ...[id, branch, key, sealed, receivedOn],
  ]);
}

/** Hints, newest first. */
export const hints = (on: Reads): Promise<(HintRow & { readonly isRead: boolean })[]> =>
  on.query(
    `SELECT id, branch, key, sealed, received_on::text AS "receivedOn", read_at IS NOT NULL AS "isRead"
     FROM partners.hint ORDER BY received_on DESC, id DESC LIMIT 200`,
  );

/** Notes who read a hint first. */
export async function markRead(on: Tx, id: Uuid, by: Uuid, at: string): Promise<void> {
  await on.query('UPDATE partners.hint SET read_by = $2, read_at = $3 WHERE id = $1 AND read_at IS NULL', [id, by, at]);
}

/** Case numbers of visits at other branches in a span: they came neither from these branches nor from an office. */
export async function casesElsewhere(on: Reads, { branches, services, from, until }: PilotSpan): Promise<string[]> {
  const rows = await on.query<{ number: string }>(
    `SELECT case_number AS number FROM partners.visit
     WHERE branch <> ALL($1) AND service = ANY($2) AND changed_at >= $3 AND opened_at < $4 AND case_number IS NOT NULL`,
    [branches, services, from, until],
  );
  return rows.map(({ number }) => number);
}

/** The branch that a case came from; null for any other case. */
export async function branchOfCase(on: Reads, caseNumber: string): Promise<string | null> {
  const [row] = await on.query<{ branch: string }>('SELECT branch FROM partners.visit WHERE case_number = $1', [
    caseNumber,
  ]);
  return row?.branch ?? null;
}

const between = (from: string, to: string): string =>
  `round((extract(epoch FROM ${to} - ${from}) / 60)::numeric, 2)::float8`;

/** From the mandate to the seal at the branch. Visits of before have no such time: they were not changed after their seal but for their state. */
const minutes = `CASE WHEN seal_hash IS NOT NULL AND mandate IS NOT NULL
  THEN ${between("(mandate->>'signedAt')::timestamptz", 'coalesce(sealed_at, changed_at)')} END`;

export interface CorrectionCount {
  readonly branch: string;
  readonly entries: number;
  readonly corrections: number;
}
export interface PilotSpan {
  readonly branches: readonly string[];
  readonly services: readonly string[];
  /** ISO instants; the second one is not part of it. */
  readonly from: string;
  readonly until: string;
}
export type CountedVisit = PilotVisit & { readonly caseNumber: string | null };
export interface Defect {
  readonly id: Uuid;
  readonly title: Bilingual;
  readonly text: Bilingual;
  /** ISO days. */
  readonly since: string;
  readonly until: string | null;
}
export interface HintRow {
  readonly id: Uuid;
  readonly branch: string | null;
  readonly key: Uuid;
  readonly sealed: Uint8Array;
  readonly receivedOn: string;
}
