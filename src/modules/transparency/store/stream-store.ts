import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { Reader } from './log-store.ts';

/** What is known of these streams. */
export async function findStreams(tx: Reader, ids: readonly Uuid[]): Promise<Map<Uuid, KnownStream>> {
  const rows = await tx.query<KnownStream & { readonly id: Uuid }>(
    'SELECT id, service, secret FROM transparency.stream WHERE id = ANY($1)',
    [ids],
    'log-streams',
  );
  return new Map(rows.map(({ id, service, secret }) => [id, { service, secret }]));
}

export const insertStreams = (tx: Tx, streams: readonly NewStream[]): void =>
  tx.post(
    `INSERT INTO transparency.stream (id, service, began_at, secret)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::bytea[])`,
    [
      streams.map(({ id }) => id),
      streams.map(({ service }) => service),
      streams.map(({ beganAt }) => beganAt),
      streams.map(({ secret }) => secret),
    ],
    'log-insert-streams',
  );

/** Destroys the secrets: nobody can tie these entries to their events any more. */
export const forgetSecrets = (tx: Tx, ids: readonly Uuid[]): void =>
  tx.post('UPDATE transparency.stream SET secret = NULL WHERE id = ANY($1)', [ids], 'log-forget');

/** True when at least so many cases of a service began within the 30 days before an instant. */
export async function hasCases(tx: Reader, service: string, least: number, at: string): Promise<boolean> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM transparency.stream WHERE service = $1
       AND began_at > $2::timestamptz - interval '30 days' AND began_at <= $2::timestamptz LIMIT $3) enough`,
    [service, at, least],
    'log-has-cases',
  );
  return (row?.count ?? 0) >= least;
}

export interface KnownStream {
  readonly service: string | null;
  /** Null once the case was erased. */
  readonly secret: Uint8Array | null;
}
export interface NewStream {
  readonly id: Uuid;
  readonly service: string | null;
  readonly beganAt: string;
  readonly secret: Uint8Array;
}
