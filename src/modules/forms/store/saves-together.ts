import type { Uuid } from '#kernel/ids';
import { type Database, type Reads, type Tx, together } from '#platform/database';
import { insertDraft, type NewDraft, updateDraft } from './draft-store.ts';

/**
 * Guests' answers that arrive while others are being stored leave together, in one transaction: one commit, one wake-up of the server and one of
 * this node for all of them. Each is stored or refused for itself, as if it were alone, and an answer that comes alone waits for nobody.
 */
export function savesTogether(db: Database): Saves {
  const save = together<Save, boolean>((saves) => storeAll(db, saves), {
    most: 32,
    abreast: 1,
    patience: 20,
    keysOf: ({ id }) => [id],
  });
  return {
    insert: (draft) => save({ id: draft.id, store: (on) => insertDraft(on, draft) }),
    update: (id, rev, sealed, at) => save({ id, store: (on) => updateDraft(on, id, rev, sealed, at) }),
  };
}

/** The same inside a transaction. */
export const savesOn = (tx: Tx): Saves => ({
  insert: (draft) => insertDraft(tx, draft),
  update: (id, rev, sealed, at) => updateDraft(tx, id, rev, sealed, at),
});

async function storeAll(db: Database, saves: readonly Save[]): Promise<readonly boolean[]> {
  const [only] = saves;
  if (only && saves.length === 1) return [await only.store(db)];
  // Two nodes that save the same drafts take them in the same order, so none waits for the other.
  const inOrder = [...saves].sort((a, b) => (a.id < b.id ? -1 : 1));
  let answers = new Map<Uuid, Promise<boolean>>();
  try {
    await db.transaction(async (tx) => {
      // All of them are sent before the first is answered, and the end of the transaction with them.
      answers = new Map(inOrder.map(({ id, store }) => [id, store(tx)]));
      for (const answer of answers.values()) answer.catch(() => undefined);
    });
  } catch (cause) {
    const failed = (await Promise.allSettled(answers.values())).find(({ status }) => status === 'rejected');
    throw failed?.status === 'rejected' ? failed.reason : cause;
  }
  return Promise.all(saves.map(({ id }) => answers.get(id)!));
}

/** Ways to save a draft; each is true when it stands, false when the draft changed, was sent or deleted meanwhile, or is there already. */
export interface Saves {
  readonly insert: (draft: NewDraft) => Promise<boolean>;
  readonly update: (id: Uuid, rev: number, sealed: Uint8Array, at: Temporal.Instant) => Promise<boolean>;
}
interface Save {
  readonly id: Uuid;
  readonly store: (on: Reads) => Promise<boolean>;
}
