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
   * The only way to read sealed personal data: the database writes the access record and hands out the keys in one step, then it is decrypted.
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
  /** Those of these persons who have a key here. */
  known(on: Tx, subjects: readonly Uuid[]): Promise<ReadonlySet<Uuid>>;
  /** The ends of chains that grew since they were last taken, at most so many; whoever takes them puts them into the public log in this transaction. */
  takeHeads(tx: Tx, limit: number): Promise<AccessHead[]>;
  /** Forgets which keys left the database more than 30 days ago; the entries themselves stay. */
  sweepHandouts(): Promise<void>;
}

/** How far the access record of a key reaches. */
export interface AccessHead {
  readonly key: Uuid;
  /** Of the last entry. */
  readonly number: number;
  /** Its hash. */
  readonly head: Uint8Array;
  readonly isDestroyed: boolean;
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
  /** Only for `reported`: another system of the city read, and says so. */
  readonly reported?: ReportedRead;
}
export interface ReportedRead {
  /** Id of the system. */
  readonly system: string;
  /** When it read; ISO instant. */
  readonly at: string;
  /** What it did, in its words and without personal data. */
  readonly action: string;
  /** Who got the data. */
  readonly receiver: string | null;
}

export type ReadWhat =
  | 'answers'
  | 'evidence'
  | 'notice'
  | 'messages'
  | 'register-record'
  | 'history'
  | 'account'
  | 'identity-card';

/**
 * Why personal data is read. No entry is written for `own-view` and `sign-in`, where the person itself is at it, nor for `same-read`, which
 * goes on with what was opened, and entered, in the same transaction for the same actor.
 */
export type Purpose = RecordedPurpose | 'own-view' | 'sign-in' | 'same-read';

/** Why personal data is read; each has its words in the person's view. */
export type RecordedPurpose =
  | 'processing'
  | 'decision'
  | 'approval'
  | 'automatic-decision'
  | 'delivery'
  | 'prefill'
  | 'support'
  | 'search'
  | 'check'
  | 'reported';

export interface AccessEntry {
  readonly id: Uuid;
  /** Gapless per person. */
  readonly number: number;
  readonly at: string;
  readonly actorKind: Actor['kind'];
  /** Role and office as codes, never a clerk's name. */
  readonly role: string;
  readonly office: string | null;
  readonly purpose: RecordedPurpose;
  readonly legalBasis: string | null;
  readonly caseId: Uuid | null;
  readonly what: readonly ReadWhat[];
  /** Another system that reported the read, what it did and who got the data; null for reads here. */
  readonly system: string | null;
  readonly action: string | null;
  readonly receiver: string | null;
  /** Stands for who read, without saying it (`actorMark`). */
  readonly actorMark: string;
  /** SHA-256 over the hash before and this entry, in hex (`accessHash`). */
  readonly hash: string;
}
