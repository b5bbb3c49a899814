import { actorMark } from '#kernel/access-chain';
import type { Uuid } from '#kernel/ids';
import type { Json } from '#kernel/json';
import type { Database, Tx } from '#platform/database';
import { decrypt, encrypt } from './cipher.ts';
import { enterRead, type HandOutParts, keysFor } from './hand-out.ts';
import { createKeyRing, type KeyParts } from './key-ring.ts';
import { keyedHash } from './keyed-hash.ts';
import type { AccessEntry, AccessHead, PersonalRead, SealedItem, Vault } from './types.ts';

/** The vault on PostgreSQL: wrapped keys and the access record; the key-encryption key stays outside the database. */
export function createVault(parts: Parts): Vault {
  const ring = createKeyRing(parts);
  const indexHash = keyedHash(parts.indexKey);
  const handing: HandOutParts = { ...parts, ring, handed: new WeakMap() };
  const seal = async (key: Uuid, bytes: Uint8Array, context: string, on: Tx) => {
    const own = await ring.own(key, 'seal', 'system', on);
    if (!own) throw new Error(`vault key ${key} is destroyed or unknown`);
    return encrypt(own, bytes, context, parts.random.bytes(12));
  };
  const open = async (on: Tx, read: PersonalRead, items: readonly SealedItem[]): Promise<(Buffer | null)[]> => {
    const keys = await keysFor(
      handing,
      on,
      read,
      items.map(({ key }) => key),
    );
    return items.map((item) => {
      const key = keys.get(item.key);
      if (!key) return null;
      const plain = decrypt(key, item.sealed, item.context);
      if (!plain) throw new Error(`sealed data at ${item.context} does not belong to its key`);
      return plain;
    });
  };
  return {
    createKey: async (tx) => {
      const draft = ring.draft();
      ring.keep(tx, [draft]);
      return draft.id;
    },
    draftKey: ring.draft,
    keepKeys: ring.keep,
    seal: (key, value, context, on) => seal(key, Buffer.from(JSON.stringify(value)), context, on),
    sealBytes: seal,
    async open<T extends Json>(on: Tx, read: PersonalRead, items: readonly SealedItem[]) {
      const opened = await open(on, read, items);
      return opened.map((plain) => (plain ? (JSON.parse(plain.toString()) as T) : null));
    },
    openBytes: async (on, read, item) => (await open(on, read, [item]))[0] ?? null,
    recordRead: (on, read) => enterRead(handing, on, read),
    async destroyKey(tx, key, reason) {
      await tx.query(destroyKey, [key, parts.clock.now().toString(), reason]);
      tx.afterCommit(() => ring.forget(key));
    },
    blindIndex: (kind, value) => indexHash(`${kind}\0${value}`).toString('base64url').slice(0, 27),
    async accessRecord(on, subject, page) {
      const values = [subject, page?.before ?? maxNumber, page?.limit ?? 50];
      const rows = await on.query<StoredAccess>(readAccess, values);
      return rows.map(({ actorId, ...entry }) => ({ ...entry, actorMark: actorMark(entry.id, actorId) }));
    },
    async known(on, subjects) {
      const rows = await on.query<{ id: Uuid }>(
        'SELECT id FROM vault.key WHERE id = ANY($1)',
        [subjects],
        'vault-known',
      );
      return new Set(rows.map(({ id }) => id));
    },
    takeHeads: (tx, limit) => tx.query<AccessHead>(takeHeads, [limit], 'vault-take-heads'),
    sweepHandouts: async () => {
      const before = parts.clock.now().subtract({ hours: 24 * 30 });
      await parts.db.query('SELECT vault.sweep_handouts($1)', [before.toString()]);
    },
  };
}

const maxNumber = 2_147_483_647;
const destroyKey = 'SELECT vault.destroy_key($1, $2, $3)';
const readAccess = `
  SELECT id, number, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at, actor_kind AS "actorKind",
         actor_id AS "actorId", role, office, purpose, legal_basis AS "legalBasis", case_id AS "caseId", what, system, action, receiver,
         encode(hash, 'hex') AS hash
  FROM vault.access WHERE subject = $1 AND number < $2 ORDER BY number DESC LIMIT $3`;
const takeHeads = `
  WITH due AS (SELECT id FROM vault.key WHERE reads > anchored ORDER BY id LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED)
  UPDATE vault.key k SET anchored = k.reads FROM due WHERE k.id = due.id
  RETURNING k.id AS key, k.reads AS number, k.head, k.destroyed_at IS NOT NULL AS "isDestroyed"`;

interface StoredAccess extends Omit<AccessEntry, 'actorMark'> {
  readonly actorId: Uuid | null;
}
interface Parts extends KeyParts {
  readonly db: Database;
  readonly indexKey: Uint8Array;
}
