import { createHmac } from 'node:crypto';
import type { Clock, Random } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import type { Json } from '#kernel/json';
import type { Database, Tx } from '#platform/database';
import { decrypt, encrypt } from './cipher.ts';
import { kekFingerprint } from './fits-kek.ts';
import type { AccessEntry, KeyDraft, PersonalRead, SealedItem, Vault } from './types.ts';

/** The vault on PostgreSQL: wrapped keys and the access record; the key-encryption key stays outside the database. */
export function createVault(parts: Parts): Vault {
  const keys = keyRing(parts);
  const seal = async (key: Uuid, bytes: Uint8Array, context: string, on: Tx) => {
    const own = await keys.get(key, on);
    if (!own) throw new Error(`vault key ${key} is destroyed or unknown`);
    return encrypt(own, bytes, context, parts.random.bytes(12));
  };
  const open = async (on: Tx, item: SealedItem): Promise<Uint8Array | null> => {
    const own = await keys.get(item.key, on);
    if (!own) return null;
    const plain = decrypt(own, item.sealed, item.context);
    if (!plain) throw new Error(`sealed data at ${item.context} does not belong to its key`);
    return plain;
  };
  const entryOf = (read: PersonalRead): readonly unknown[] | null => {
    if (read.purpose === 'own-view' || read.subjects.length === 0) return null;
    const subjects = [...new Set(read.subjects)].sort();
    const { actor } = read;
    return [
      subjects,
      subjects.map(() => parts.newId()),
      parts.clock.now().toString(),
      actor.kind,
      actor.id,
      actor.roles[0] ?? actor.kind,
      actor.offices[0] ?? null,
      read.purpose,
      read.legalBasis ?? null,
      read.caseId,
      read.what,
    ];
  };
  /** What is opened in the same transaction is read only when the entry stands: a failing entry fails the transaction. */
  const postRead = (on: Tx, read: PersonalRead): void => {
    const entry = entryOf(read);
    if (entry) on.post(insertAccess, entry, 'vault-access');
  };
  return {
    createKey: async (tx) => {
      const draft = keys.draft();
      keys.keep(tx, [draft]);
      return draft.id;
    },
    draftKey: keys.draft,
    keepKeys: keys.keep,
    seal: (key, value, context, on) => seal(key, Buffer.from(JSON.stringify(value)), context, on),
    sealBytes: seal,
    async open<T extends Json>(on: Tx, read: PersonalRead, items: readonly SealedItem[]) {
      postRead(on, read);
      const opened: (T | null)[] = [];
      for (const item of items) {
        const plain = await open(on, item);
        opened.push(plain ? (JSON.parse(Buffer.from(plain).toString()) as T) : null);
      }
      return opened;
    },
    async openBytes(on, read, item) {
      postRead(on, read);
      return open(on, item);
    },
    async recordRead(on, read) {
      const entry = entryOf(read);
      if (entry) await on.query(insertAccess, entry, 'vault-access');
    },
    async destroyKey(tx, key, reason) {
      await tx.query(destroyKey, [key, parts.clock.now().toString(), reason]);
      tx.afterCommit(() => keys.forget(key));
    },
    blindIndex: (kind, value) =>
      createHmac('sha256', parts.indexKey).update(`${kind}\0${value}`).digest('base64url').slice(0, 27),
    accessRecord: (on, subject, page) =>
      on.query<AccessEntry>(readAccess, [subject, page?.before ?? maxNumber, page?.limit ?? 50]),
  };
}

/** Unwrapped keys stay in memory for a minute at most, so a destroyed key dies on every node within that time. */
function keyRing({ kek, random, clock, newId }: Parts) {
  const cache = new Map<Uuid, { readonly key: Uint8Array; readonly until: number }>();
  const plain = new WeakMap<KeyDraft, Uint8Array>();
  const wrappedBy = kekFingerprint(kek);
  const remember = (id: Uuid, key: Uint8Array): void => {
    if (cache.size >= cacheLimit) cache.delete(cache.keys().next().value ?? '');
    cache.set(id, { key, until: performance.now() + cacheMilliseconds });
  };
  return {
    draft(): KeyDraft {
      const id = newId();
      const key = random.bytes(32);
      const draft: KeyDraft = {
        id,
        wrapped: encrypt(kek, key, `key:${id}`, random.bytes(12)),
        seal: (value, context) => encrypt(key, Buffer.from(JSON.stringify(value)), context, random.bytes(12)),
      };
      plain.set(draft, key);
      return draft;
    },
    keep(tx: Tx, drafts: readonly KeyDraft[]): void {
      for (const draft of drafts) remember(draft.id, plain.get(draft)!);
      const now = clock.now().toString();
      const [first] = drafts;
      if (first && drafts.length === 1) tx.post(insertKey, [first.id, first.wrapped, wrappedBy, now], 'vault-create');
      else if (first)
        tx.post(
          insertKeys,
          [drafts.map(({ id }) => id), drafts.map(({ wrapped }) => wrapped), wrappedBy, now],
          'vault-create-many',
        );
    },
    async get(id: Uuid, on: Tx): Promise<Uint8Array | null> {
      const known = cache.get(id);
      if (known && known.until > performance.now()) return known.key;
      cache.delete(id);
      const [row] = await on.query<{ wrapped: Uint8Array | null }>(readKey, [id], 'vault-key');
      if (!row?.wrapped) return null;
      const key = decrypt(kek, row.wrapped, `key:${id}`);
      if (!key) throw new Error(`vault key ${id} was wrapped by another key-encryption key`);
      remember(id, key);
      return key;
    },
    forget: (id: Uuid): boolean => cache.delete(id),
  };
}

const cacheLimit = 5_000;
const cacheMilliseconds = 60_000;
const maxNumber = 2_147_483_647;
const insertKey = 'INSERT INTO vault.key (id, wrapped, wrapped_by, created_at) VALUES ($1, $2, $3, $4)';
const insertKeys = `
  INSERT INTO vault.key (id, wrapped, wrapped_by, created_at)
  SELECT k.id, k.wrapped, $3, $4 FROM unnest($1::uuid[], $2::bytea[]) AS k(id, wrapped)`;
const readKey = 'SELECT wrapped FROM vault.key WHERE id = $1';
const destroyKey = `UPDATE vault.key SET wrapped = NULL, destroyed_at = $2, destroyed_because = $3 WHERE id = $1 AND wrapped IS NOT NULL`;
const insertAccess = `
  WITH counted AS (UPDATE vault.key SET reads = reads + 1 WHERE id = ANY($1::uuid[]) RETURNING id, reads)
  INSERT INTO vault.access (subject, number, id, at, actor_kind, actor_id, role, office, purpose, legal_basis, case_id, what)
  SELECT c.id, c.reads, s.entry, $3, $4, $5, $6, $7, $8, $9, $10, $11
  FROM counted c JOIN unnest($1::uuid[], $2::uuid[]) AS s(subject, entry) ON s.subject = c.id`;
const readAccess = `
  SELECT id, number, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at, actor_kind AS "actorKind", role, office,
         purpose, legal_basis AS "legalBasis", case_id AS "caseId", what
  FROM vault.access WHERE subject = $1 AND number < $2 ORDER BY number DESC LIMIT $3`;

interface Parts {
  readonly db: Database;
  readonly kek: Uint8Array;
  readonly indexKey: Uint8Array;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: () => Uuid;
}
