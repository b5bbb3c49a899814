import type { Clock } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { KeyRing } from './key-ring.ts';
import type { PersonalRead } from './types.ts';

/**
 * The keys for one read, by their ids; a destroyed one is absent. Whoever is not the person gets them from the database together with the entry
 * for each person, or not at all; `same-read` goes on with keys that this transaction was handed for the same actor.
 */
export async function keysFor(parts: HandOutParts, on: Tx, read: PersonalRead, wanted: readonly Uuid[]): Promise<Keys> {
  const { purpose, actor } = read;
  const ids = [...new Set(wanted)];
  const handed = handedIn(parts, on);
  if (purpose === 'same-read') return continued(on, read, ids, handed);
  const keys = new Map<Uuid, Uint8Array>();
  if (purpose === 'own-view' || purpose === 'sign-in') {
    if (!whose[purpose].includes(actor.kind)) throw new Error(`${actor.kind} has no ${purpose} of a person's data`);
    for (const id of ids) {
      const key = await parts.ring.own(id, purpose, actor.kind, on);
      if (key) keys.set(id, key);
    }
  } else {
    const rows = await on.query<{ id: Uuid; wrapped: Uint8Array }>(
      handOut,
      entryOf(parts, read, ids),
      'vault-hand-out',
    );
    for (const { id, wrapped } of rows) keys.set(id, parts.ring.unwrap(id, wrapped));
  }
  for (const [id, key] of keys) handed.set(id, { key, to: markOf(read) });
  return keys;
}

/** Writes the entry alone, for data that lies elsewhere; nobody reads their own data in this way. */
export async function enterRead(parts: HandOutParts, on: Tx, read: PersonalRead): Promise<void> {
  if (isOwn(read) || read.subjects.length === 0) return;
  await on.query(handOut, entryOf(parts, read, []), 'vault-hand-out');
}

/** True for reads that leave no entry: the person's own, and those that belong to a read that left one. */
const isOwn = ({ purpose }: PersonalRead): boolean =>
  purpose === 'own-view' || purpose === 'sign-in' || purpose === 'same-read';

function handedIn({ handed }: HandOutParts, on: Tx): Map<Uuid, Handed> {
  const known = handed.get(on) ?? new Map<Uuid, Handed>();
  handed.set(on, known);
  return known;
}

async function continued(on: Tx, read: PersonalRead, ids: readonly Uuid[], handed: Map<Uuid, Handed>): Promise<Keys> {
  const keys = new Map<Uuid, Uint8Array>();
  for (const id of ids) {
    const found = handed.get(id);
    if (found && found.to === markOf(read)) keys.set(id, found.key);
    else if (await stands(on, id)) throw new Error(`no read of ${id} stands in this transaction that could go on`);
  }
  return keys;
}

const markOf = ({ actor }: PersonalRead): string => `${actor.kind} ${actor.id ?? ''}`;

async function stands(on: Tx, id: Uuid): Promise<boolean> {
  const [row] = await on.query<{ stands: boolean }>(askStands, [id], 'vault-stands');
  return row?.stands === true;
}

function entryOf({ newId, clock }: HandOutParts, read: PersonalRead, keys: readonly Uuid[]): readonly unknown[] {
  const { actor, reported } = read;
  // In one order, so that two transactions wait for each other instead of holding each other up.
  const subjects = [...new Set([...read.subjects, ...keys])].sort();
  return [
    subjects,
    subjects.map(() => newId()),
    keys,
    reported?.at ?? clock.now().toString(),
    actor.kind,
    actor.id,
    actor.roles[0] ?? actor.kind,
    actor.offices[0] ?? null,
    read.purpose,
    read.legalBasis ?? null,
    read.caseId,
    read.what,
    reported?.system ?? null,
    reported?.action ?? null,
    reported?.receiver ?? null,
  ];
}

const whose: Readonly<Record<'own-view' | 'sign-in', readonly string[]>> = {
  'own-view': ['citizen', 'guest', 'link'],
  'sign-in': ['staff'],
};
const handOut =
  'SELECT id, wrapped FROM vault.hand_out($1::uuid[], $2::uuid[], $3::uuid[], $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)';
const askStands = 'SELECT destroyed_at IS NULL AS stands FROM vault.key WHERE id = $1';

export interface HandOutParts {
  readonly ring: KeyRing;
  readonly clock: Clock;
  readonly newId: () => Uuid;
  /** What each running transaction was handed. */
  readonly handed: WeakMap<Tx, Map<Uuid, Handed>>;
}
export interface Handed {
  readonly key: Uint8Array;
  /** Kind and id of the actor. */
  readonly to: string;
}
type Keys = ReadonlyMap<Uuid, Uint8Array>;
