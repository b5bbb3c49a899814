import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import type { Change, Copy, CopyState } from './copy.ts';

/**
 * The state a move leads to. Refused: `wrong-state` when it does not fit, `own-work` when a reviewer changed the copy, `note-missing` when
 * a copy is given back without a word.
 */
export function moveTo(
  copy: Pick<Copy, 'state'>,
  move: Move,
  about: { readonly history: readonly Change[]; readonly by: Uuid; readonly note: string },
): Result<CopyState, MoveRefusal> {
  const { from, to } = moves[move];
  if (!from.includes(copy.state)) return refuse('wrong-state');
  const isReview = move === 'approve' || move === 'return';
  if (isReview && authorsOf(about.history).has(about.by)) return refuse('own-work');
  if (move === 'return' && about.note.trim() === '') return refuse('note-missing');
  return ok(to);
}

/** Everybody who wrote anything in a copy: none of them reviews it. */
export const authorsOf = (history: readonly Change[]): ReadonlySet<Uuid> =>
  new Set(history.filter(({ what }) => what.kind === 'begin' || what.kind === 'edit').map(({ by }) => by));

const moves: Readonly<Record<Move, { readonly from: readonly CopyState[]; readonly to: CopyState }>> = {
  submit: { from: ['draft'], to: 'in-review' },
  'take-back': { from: ['in-review', 'approved'], to: 'draft' },
  approve: { from: ['in-review'], to: 'approved' },
  return: { from: ['in-review'], to: 'draft' },
  discard: { from: ['draft'], to: 'discarded' },
};

export const moveNames = ['submit', 'take-back', 'approve', 'return', 'discard'] as const;
export type Move = (typeof moveNames)[number];
export type MoveRefusal = 'wrong-state' | 'own-work' | 'note-missing';
