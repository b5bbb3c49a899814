import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';
import type { PilotTerms } from '../domain/office/index.ts';

/** Pilots as they were declared. */
export const declaredPilots = (on: Reads): Promise<DeclaredPilot[]> =>
  on.query<DeclaredPilot>(
    `SELECT id, hash, terms, to_char(declared_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "declaredAt"
     FROM partners.pilot ORDER BY declared_at, id`,
  );

/** Keeps a declaration; false when the pilot was declared before: the first one counts. */
export async function declarePilot(on: Tx, pilot: DeclaredPilot, stream: Uuid): Promise<boolean> {
  const rows = await on.query(
    `INSERT INTO partners.pilot (id, hash, terms, stream, declared_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [pilot.id, pilot.hash, JSON.stringify(pilot.terms), stream, pilot.declaredAt],
  );
  return rows.length > 0;
}

export interface DeclaredPilot {
  readonly id: string;
  readonly hash: string;
  readonly terms: PilotTerms;
  /** ISO instant. */
  readonly declaredAt: string;
}
