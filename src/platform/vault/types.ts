import type { Actor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { Json } from '#kernel/json';
import type { Database, Tx } from '#platform/database';

/** Envelope encryption: one AES-256-GCM key per person, wrapped by the key-encryption key from config; plus the read gateway. */
export interface Vault {
  /** A new key for a person (or for a guest's case). */
  createKey(tx: Tx): Promise<Uuid>;
  /** A new key that nobody knows yet: what is sealed under it can be opened once `keepKeys` has stored it. */
  draftKey(): KeyDraft;
  /** Stores new keys in one statement. */
  keepKeys(tx: Tx, keys: readonly KeyDraft[]): void;
  /** Encrypts JSON under a person's key; `context` (stream and place) is bound as additional data. Throws when the key is destroyed. */
  seal(key: Uuid, value: Json, context: string, on: Tx): Promise<Uint8Array>;
  /** Encrypts bytes (evidence files) the same way. */
  sealBytes(key: Uuid, bytes: Uint8Array, context: string, on: Tx): Promise<Uint8Array>;
  /**
   * The only way to read sealed personal data: writes the access record in the same transaction, then decrypts.
   * An item is null when its key was destroyed. Reads of a person's own data by that person are not recorded.
   */
  open<T extends Json>(on: Tx, read: PersonalRead, items: readonly SealedItem[]): Promise<(T | null)[]>;
  openBytes(on: Tx, read: PersonalRead, item: SealedItem): Promise<Uint8Array | null>;
  /** Records a read of personal data that lies elsewhere (population register), before it happens. */
  recordRead(on: Tx, read: PersonalRead): Promise<void>;
  /** Destroys the person's key: every sealed body under it becomes unreadable for ever, the chains still verify. */
  destroyKey(tx: Tx, key: Uuid, reason: string): Promise<void>;
  /** Keyed hash that finds sealed data by a normalised value (name, birth date, case number) without opening a table. */
  blindIndex(kind: string, value: string): string;
  /** The person's own view: who read what, when, why; newest first. */
  accessRecord(
    on: Tx | Database,
    subject: Uuid,
    page?: { readonly before?: number; readonly limit?: number },
  ): Promise<AccessEntry[]>;
}

export interface KeyDraft {
  readonly id: Uuid;
  readonly wrapped: Uint8Array;
  /** Encrypts JSON as `Vault.seal` does. */
  seal(value: Json, context: string): Uint8Array;
}

export interface SealedItem {
  readonly key: Uuid;
  readonly sealed: Uint8Array;
  readonly context: string;
}

/** Every read of personal data names actor, purpose and case. */
export interface PersonalRead {
  readonly actor: Actor;
  readonly purpose: Purpose;
  readonly caseId: Uuid | null;
  /** The keys of the persons whose data is read; each gets the entry. */
  readonly subjects: readonly Uuid[];
  /** What was read, as codes. */
  readonly what: readonly ReadWhat[];
  readonly legalBasis?: string;
}

export type ReadWhat = 'answers' | 'evidence' | 'notice' | 'messages' | 'register-record' | 'history' | 'account';

/** Why personal data is read; each has its words in the person's view. */
export type Purpose =
  | 'own-view'
  | 'processing'
  | 'decision'
  | 'approval'
  | 'automatic-decision'
  | 'delivery'
  | 'prefill'
  | 'support'
  | 'search';

export interface AccessEntry {
  readonly id: Uuid;
  /** Gapless per person. */
  readonly number: number;
  readonly at: string;
  readonly actorKind: Actor['kind'];
  /** Role and office as codes, never a clerk's name. */
  readonly role: string;
  readonly office: string | null;
  readonly purpose: Purpose;
  readonly legalBasis: string | null;
  readonly caseId: Uuid | null;
  readonly what: readonly ReadWhat[];
}
