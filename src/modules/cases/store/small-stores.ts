import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';

/** Makes the due rows of a case equal to its armed timers. */
export function syncTimers(
  tx: Tx,
  caseId: Uuid,
  armed: readonly { readonly timer: string; readonly dueAt: string }[],
  gone: readonly string[],
): void {
  if (gone.length > 0) tx.post(deleteTimers, [caseId, gone], 'timers-delete');
  for (const { timer, dueAt } of armed) tx.post(insertTimer, [caseId, timer, dueAt], 'timers-insert');
}

/** Timers that are due, oldest first; those of cases that rest wait, one that just failed is left for five minutes. */
export const dueTimers = (
  tx: Tx,
  now: string,
  limit: number,
): Promise<{ readonly caseId: Uuid; readonly timer: string }[]> =>
  tx.query(
    `SELECT t.case_id AS "caseId", t.timer FROM cases.timer t WHERE t.due_at <= $1
       AND NOT EXISTS (SELECT 1 FROM cases.suspension s WHERE s.case_id = t.case_id)
       AND NOT EXISTS (SELECT 1 FROM cases.incident i WHERE i.case_id = t.case_id AND i.kind = 'command-failed' AND i.place = t.timer
         AND i.last_at > $1::timestamptz - interval '5 minutes')
     ORDER BY t.due_at LIMIT $2`,
    [now, limit],
  );

/** Puts a case under more blind indexes by which clerks find it. */
export function insertFinders(tx: Tx, caseId: Uuid, office: string, finders: readonly string[]): void {
  if (finders.length === 0) return;
  tx.post(
    `INSERT INTO cases.finder (case_id, office, kind, hash) SELECT $1, $2, 'person', f.hash FROM unnest($3::text[]) AS f(hash) ON CONFLICT DO NOTHING`,
    [caseId, office, finders],
    'finders-insert',
  );
}

/** Cases of these offices that carry all the given blind indexes, newest first. */
export const findByHashes = (
  tx: Tx,
  offices: readonly string[],
  hashes: readonly string[],
  limit: number,
): Promise<
  {
    readonly id: Uuid;
    readonly number: string;
    readonly service: string;
    readonly version: string;
    readonly status: string;
    readonly submittedAt: string;
  }[]
> =>
  tx.query(
    `SELECT c.id, c.number, c.service, c.version, c.status, to_char(c.submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "submittedAt"
     FROM (SELECT case_id FROM cases.finder WHERE hash = ANY($2::text[]) AND office = ANY($1::text[]) GROUP BY case_id HAVING count(DISTINCT hash) = $3) f
     JOIN cases.case c ON c.id = f.case_id ORDER BY c.submitted_at DESC LIMIT $4`,
    [offices, hashes, hashes.length, limit],
    'finders-find',
  );

/** Keeps an evidence file, sealed under the case's key. */
export const insertEvidence = (
  tx: Tx,
  file: {
    readonly id: Uuid;
    readonly caseId: Uuid;
    readonly sealed: Uint8Array;
    readonly size: number;
    readonly at: string;
  },
): Promise<unknown> =>
  tx.query('INSERT INTO cases.evidence (id, case_id, sealed, size, added_at) VALUES ($1, $2, $3, $4, $5)', [
    file.id,
    file.caseId,
    file.sealed,
    file.size,
    file.at,
  ]);

/** One evidence file of a case; null when it belongs to another case. */
export const findEvidence = async (
  tx: Tx,
  caseId: Uuid,
  id: Uuid,
): Promise<{ readonly id: Uuid; readonly sealed: Uint8Array } | null> =>
  (
    await tx.query<{ id: Uuid; sealed: Uint8Array }>(
      'SELECT id, sealed FROM cases.evidence WHERE case_id = $1 AND id = $2',
      [caseId, id],
    )
  )[0] ?? null;

/** Claims an idempotency key; false when it was done before. */
export const claimOnce = async (tx: Pick<Tx, 'query'>, key: string, caseId: Uuid, at: string): Promise<boolean> =>
  (
    await tx.query(
      'INSERT INTO cases.done (key, case_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1',
      [key, caseId, at],
      'done-claim',
    )
  ).length === 1;

/** The case that an idempotency key led to. */
export const doneCase = async (tx: Tx, key: string): Promise<Uuid | null> =>
  (await tx.query<{ case_id: Uuid }>('SELECT case_id FROM cases.done WHERE key = $1', [key], 'done-find'))[0]
    ?.case_id ?? null;

/** Those of these idempotency keys that were done. */
export const doneKeys = async (tx: Tx, keys: readonly string[]): Promise<readonly string[]> =>
  (await tx.query<{ key: string }>('SELECT key FROM cases.done WHERE key = ANY($1::text[])', [keys], 'done-keys')).map(
    ({ key }) => key,
  );

const deleteTimers = 'DELETE FROM cases.timer WHERE case_id = $1 AND timer = ANY($2::text[])';
const insertTimer = 'INSERT INTO cases.timer (case_id, timer, due_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING';
