import type { Actor } from '#kernel/actor';
import { isUuid, type Uuid } from '#kernel/ids';
import type { Permission } from '#kernel/permission';
import { ok, type Result, refuse } from '#kernel/result';
import type { Copy } from '../domain/copy/copy.ts';
import { type Move, type MoveRefusal, moveTo } from '../domain/copy/moves.ts';
import { changesSince, findCopy, insertChange, lockCopy, updateCopy } from '../store/copy-store.ts';
import { moveWords } from '../texts/history.ts';
import { checkCopy } from './check-copy.ts';
import { mayTouch } from './open-copy.ts';
import type { StudioParts } from './studio-parts.ts';

/**
 * Moves a copy on in its life: to the review, back, approved, discarded. Refused: `not-found`, `stale` when it changed since the person
 * saw it, `not-sound` when something in it must be corrected before somebody reads it, and what `moveTo` refuses.
 */
export async function moveCopy(parts: StudioParts, order: MoveOrder): Promise<Result<Copy, CopyMoveRefusal>> {
  const { actor, move, note } = order;
  const { id: by } = actor;
  if (!isUuid(order.copy) || !by) return refuse('not-found');
  if (move === 'submit' || move === 'approve') {
    const seen = await findCopy(parts.db, order.copy);
    if (!seen || !mayTouch(actor, seen, permissionOf[move])) return refuse('not-found');
    const { service } = await soundCopy(parts, seen);
    if (!service) return refuse('not-sound');
  }
  return parts.db.transaction(async (tx): Promise<Result<Copy, CopyMoveRefusal>> => {
    const copy = await lockCopy(tx, order.copy);
    if (!copy || !mayTouch(actor, copy, permissionOf[move])) return refuse('not-found');
    if (copy.revision !== order.revision) return refuse('stale');
    const state = moveTo(copy, move, { history: await changesSince(tx, copy.id), by, note });
    if (!state.ok) return state;
    const isReview = move === 'approve' || move === 'return';
    const at = parts.clock.now();
    const next: Copy = {
      ...{ ...copy, state: state.value, revision: copy.revision + 1, changedAt: at },
      ...(isReview ? { reviewer: by, reviewNote: note.trim() || null } : {}),
      ...(move === 'submit' ? { reviewer: null, reviewNote: null } : {}),
    };
    await updateCopy(tx, next);
    const what = { kind: move, part: 'overview', ...moveWords(move, note.trim()) } as const;
    await insertChange(tx, copy.id, { revision: next.revision, at, by, what });
    return ok(next);
  });
}

/** The whole service of a copy in which nothing must be corrected; an edition that is taken counts. */
export async function soundCopy(parts: StudioParts, copy: Copy) {
  const { service, problems } = await checkCopy(parts, copy);
  const errors = problems.filter(({ level }) => level === 'error');
  return { service: errors.length === 0 ? service : null, errors };
}

const permissionOf: Readonly<Record<Move, Permission>> = {
  submit: 'service-draft:update',
  'take-back': 'service-draft:update',
  approve: 'service-draft:review',
  return: 'service-draft:review',
  discard: 'service-draft:update',
};

export interface MoveOrder {
  readonly copy: Uuid;
  /** The revision the person saw. */
  readonly revision: number;
  readonly actor: Actor;
  readonly move: Move;
  /** What a reviewer says. */
  readonly note: string;
}
export type CopyMoveRefusal = MoveRefusal | 'not-found' | 'stale' | 'not-sound';
