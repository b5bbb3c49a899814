import type { Clock, Random } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import { decrypt, encrypt } from './cipher.ts';
import { kekFingerprint } from './fits-kek.ts';
import type { KeyDraft } from './types.ts';

/**
 * Keys of persons. Those for writing and for a person's own view stay in memory for a minute at most, so a destroyed key dies on every
 * node within that time; for everybody else's reads each key is handed out anew, with its entry.
 */
export function createKeyRing({ kek, random, clock, newId }: KeyParts): KeyRing {
  // Two generations: the older goes as a whole, for to take one key after the other from the front of a map is slow.
  let young = new Map<Uuid, Known>();
  let old = new Map<Uuid, Known>();
  const plain = new WeakMap<KeyDraft, Uint8Array>();
  const wrappedBy = kekFingerprint(kek);
  const remember = (id: Uuid, key: Uint8Array): void => {
    if (young.size >= cacheLimit) [young, old] = [new Map(), young];
    // A copy, for the key given may be a piece of a block of 64 kB that would stay in memory with it.
    young.set(id, { key: new Uint8Array(key), until: performance.now() + cacheMilliseconds });
  };
  const forget = (id: Uuid): void => {
    young.delete(id);
    old.delete(id);
  };
  const unwrap = (id: Uuid, wrapped: Uint8Array): Uint8Array => {
    const key = decrypt(kek, wrapped, `key:${id}`);
    if (!key) throw new Error(`vault key ${id} was wrapped by another key-encryption key`);
    remember(id, key);
    return key;
  };
  return {
    draft() {
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
    keep(tx, drafts) {
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
    async own(id, why, actorKind, on) {
      const known = young.get(id) ?? old.get(id);
      if (known && known.until > performance.now()) return known.key;
      forget(id);
      const values = [id, why, actorKind, clock.now().toString()];
      const [row] = await on.query<{ wrapped: Uint8Array | null }>(handOutOwn, values, 'vault-own-key');
      return row?.wrapped ? unwrap(id, row.wrapped) : null;
    },
    unwrap,
    forget,
  };
}

/** Keys of one generation. */
const cacheLimit = 2_500;
const cacheMilliseconds = 60_000;
const insertKey = 'INSERT INTO vault.key (id, wrapped, wrapped_by, created_at) VALUES ($1, $2, $3, $4)';
const insertKeys = `
  INSERT INTO vault.key (id, wrapped, wrapped_by, created_at)
  SELECT k.id, k.wrapped, $3, $4 FROM unnest($1::uuid[], $2::bytea[]) AS k(id, wrapped)`;
const handOutOwn = 'SELECT vault.hand_out_own($1, $2, $3, $4) AS wrapped';

interface Known {
  readonly key: Uint8Array;
  /** On the clock of `performance.now()`. */
  readonly until: number;
}
export interface KeyParts {
  readonly kek: Uint8Array;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: () => Uuid;
}
export interface KeyRing {
  draft(): KeyDraft;
  keep(tx: Tx, drafts: readonly KeyDraft[]): void;
  /** The key for writing or for the person itself; null when it was destroyed. */
  own(id: Uuid, why: 'own-view' | 'sign-in' | 'seal', actorKind: string, on: Tx): Promise<Uint8Array | null>;
  unwrap(id: Uuid, wrapped: Uint8Array): Uint8Array;
  forget(id: Uuid): void;
}
