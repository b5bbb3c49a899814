import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { Reader } from './log-store.ts';

/** The secrets of these persons; new ones are stored where there are none yet. */
export async function needSecrets(tx: Tx, wanted: readonly NewSecret[]): Promise<Map<Uuid, Uint8Array | null>> {
  const rows = await tx.query<{ key: Uuid; secret: Uint8Array | null }>(
    `WITH given AS (SELECT * FROM unnest($1::uuid[], $2::bytea[]) AS g(key, secret)),
     added AS (INSERT INTO transparency.access_secret (key, secret) SELECT key, secret FROM given
       ON CONFLICT (key) DO NOTHING RETURNING key, secret)
     SELECT key, secret FROM added UNION ALL
     SELECT s.key, s.secret FROM transparency.access_secret s JOIN given g ON g.key = s.key
       WHERE NOT EXISTS (SELECT 1 FROM added a WHERE a.key = s.key)`,
    [wanted.map(({ key }) => key), wanted.map(({ secret }) => secret)],
    'access-secrets',
  );
  return new Map(rows.map(({ key, secret }) => [key, secret]));
}

/** Destroys the secrets: nobody can tie these commitments to anybody any more. */
export const forgetAccessSecrets = (tx: Tx, keys: readonly Uuid[]): void =>
  tx.post('UPDATE transparency.access_secret SET secret = NULL WHERE key = ANY($1)', [keys], 'access-forget');

export const insertBatch = (tx: Tx, batch: AccessBatch, ends: readonly { key: Uuid; number: number }[]): void => {
  tx.post(
    'INSERT INTO transparency.access_batch (id, salt, commitments) VALUES ($1, $2, $3)',
    [batch.id, batch.salt, batch.commitments],
    'access-batch',
  );
  tx.post(
    `INSERT INTO transparency.access_head (key, number, batch)
     SELECT e.key, e.number, $3 FROM unnest($1::uuid[], $2::int[]) AS e(key, number)
     ON CONFLICT (key, number) DO NOTHING`,
    [ends.map(({ key }) => key), ends.map(({ number }) => number), batch.id],
    'access-heads',
  );
};

/** The newest sealed end of each of these keys, with its batch, among the first `size` entries of the log. */
export const lastEnds = (tx: Reader, keys: readonly Uuid[], size: number): Promise<SealedEnd[]> =>
  tx.query<SealedEnd>(
    `SELECT w.key, h.number, s.secret, b.id, b.salt, b.commitments FROM unnest($1::uuid[]) AS w(key)
     JOIN transparency.access_secret s ON s.key = w.key
     CROSS JOIN LATERAL (SELECT n.number, n.batch FROM transparency.access_head n
       JOIN transparency.leaf l ON l.stream = n.batch AND l.seq = 1 AND l.index < $2
       WHERE n.key = w.key ORDER BY n.number DESC LIMIT 1) h
     JOIN transparency.access_batch b ON b.id = h.batch`,
    [keys, size],
    'access-last-ends',
  );

export interface NewSecret {
  readonly key: Uuid;
  readonly secret: Uint8Array | null;
}
export interface AccessBatch {
  readonly id: Uuid;
  readonly salt: Uint8Array;
  /** 32 bytes each. */
  readonly commitments: Uint8Array;
}
export interface SealedEnd extends AccessBatch {
  readonly key: Uuid;
  readonly number: number;
  /** Null once the key of the person was destroyed. */
  readonly secret: Uint8Array | null;
}
