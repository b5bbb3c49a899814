import type { Database, Reads, Tx } from '#platform/database';
import type { Client, Scope } from '../domain/client/index.ts';

/** A program by its id, with the keys that hold now; null for none. */
export async function findClient(
  on: Reads,
  id: string,
): Promise<(Client & { readonly keys: readonly ClientKey[] }) | null> {
  const [row] = await on.query<Client & { readonly keys: readonly ClientKey[] }>(
    `SELECT ${columns}, coalesce((SELECT json_agg(json_build_object('kid', k.kid, 'jwk', k.jwk) ORDER BY k.added_at)
       FROM partners.client_key k WHERE k.client = c.id AND k.ended_at IS NULL), '[]'::json) AS keys
     FROM partners.client c WHERE c.id = $1`,
    [id],
    'partner-client',
  );
  return row ?? null;
}

/** All programs, by id. */
export const listClients = (on: Reads): Promise<Client[]> =>
  on.query<Client>(`SELECT ${columns} FROM partners.client c ORDER BY c.id`);

/** Adds a program; false when the id is taken. */
export async function insertClient(on: Tx, client: NewClient, at: string): Promise<boolean> {
  const rows = await on.query(
    `INSERT INTO partners.client (id, institution, branches, services, rights, is_test, per_minute, webhook, added_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING RETURNING id`,
    [
      ...[client.id, client.institution, client.branches, client.services, client.rights],
      ...[client.isTest, client.perMinute, client.webhook, at],
    ],
  );
  return rows.length > 0;
}

/** Adds a public key, or takes one up again that was ended. */
export async function putKey(on: Tx, client: string, { kid, jwk }: ClientKey, at: string): Promise<void> {
  await on.query(
    `INSERT INTO partners.client_key (client, kid, jwk, added_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (client, kid) DO UPDATE SET ended_at = NULL, added_at = $4`,
    [client, kid, JSON.stringify(jwk), at],
  );
}

/** Ends a key; false for one that is not there or is ended. */
export async function endKey(on: Tx, client: string, kid: string, at: string): Promise<boolean> {
  const rows = await on.query(
    'UPDATE partners.client_key SET ended_at = $3 WHERE client = $1 AND kid = $2 AND ended_at IS NULL RETURNING kid',
    [client, kid, at],
  );
  return rows.length > 0;
}

/** Ends a program with all its keys and tokens; false for one that is not there or is revoked. */
export async function revokeRow(on: Tx, id: string, at: string): Promise<boolean> {
  const rows = await on.query(
    'UPDATE partners.client SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING id',
    [id, at],
  );
  if (rows.length === 0) return false;
  await on.query('UPDATE partners.client_key SET ended_at = $2 WHERE client = $1 AND ended_at IS NULL', [id, at]);
  await on.query('DELETE FROM partners.token WHERE client = $1', [id]);
  return true;
}

/** A new secret for the news of a program; gives its number, null for a program that is not there. */
export async function nextSecret(on: Tx, id: string): Promise<number | null> {
  const [row] = await on.query<{ number: number }>(
    'UPDATE partners.client SET secret_number = secret_number + 1 WHERE id = $1 AND revoked_at IS NULL RETURNING secret_number AS number',
    [id],
  );
  return row?.number ?? null;
}

/** Stores a token by its hash. */
export async function insertToken(on: Tx, token: TokenRow): Promise<void> {
  await on.query(
    `INSERT INTO partners.token (hash, client, jkt, branches, services, rights, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [token.hash, token.client, token.jkt, token.branches, token.services, token.rights, token.expiresAt],
  );
}

/**
 * Notes that a proof was used, and finds the token it is for, in one statement. `isFirst` is false for a proof that was used before; the token is null when it
 * is unknown, over, or its program was revoked.
 */
export async function useProof(on: Database, { proof, until, token, now }: ProofUse): Promise<UsedProof> {
  const [row] = await on.query<{ isFirst: boolean } & Partial<KnownToken>>(
    `WITH first AS (INSERT INTO partners.proof (id, until) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING RETURNING 1),
       known AS (SELECT c.id, c.institution, c.is_test AS "isTest", c.per_minute AS "perMinute", t.jkt, t.branches, t.services, t.rights
         FROM partners.token t JOIN partners.client c ON c.id = t.client
         WHERE t.hash = $3 AND t.expires_at > $4 AND c.revoked_at IS NULL)
     SELECT EXISTS (SELECT FROM first) AS "isFirst", known.* FROM (SELECT 1) AS one LEFT JOIN known ON true`,
    [proof, until, token, now],
    'partner-proof',
  );
  return { isFirst: row?.isFirst ?? false, token: row?.id ? (row as KnownToken) : null };
}

/** Forgets proofs and tokens that are over. */
export async function sweepTokens(on: Tx, now: string): Promise<void> {
  await on.query('DELETE FROM partners.proof WHERE until < $1', [now]);
  await on.query('DELETE FROM partners.token WHERE expires_at < $1', [now]);
}

const columns = `c.id, c.institution, c.branches, c.services, c.rights, c.is_test AS "isTest", c.per_minute AS "perMinute", c.webhook,
  c.secret_number AS "secretNumber", c.revoked_at::text AS "revokedAt"`;

export interface ClientKey {
  readonly kid: string;
  readonly jwk: object;
}
export type NewClient = Omit<Client, 'secretNumber' | 'revokedAt'>;
interface TokenRow extends Scope {
  readonly hash: Uint8Array;
  readonly client: string;
  readonly jkt: string;
  readonly expiresAt: string;
}
interface ProofUse {
  readonly proof: Uint8Array;
  readonly until: string;
  readonly token: Uint8Array | null;
  readonly now: string;
}
export interface KnownToken extends Scope {
  readonly id: string;
  readonly institution: string;
  readonly isTest: boolean;
  readonly perMinute: number;
  readonly jkt: string;
}
interface UsedProof {
  readonly isFirst: boolean;
  readonly token: KnownToken | null;
}
