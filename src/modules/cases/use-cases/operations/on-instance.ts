import type { Actor } from '#kernel/actor';
import { type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import type { CaseState } from '../../domain/case-state.ts';
import { findCaseByNumber, lockCase } from '../../store/case-store.ts';
import type { OpenedCase } from '../advance.ts';
import type { CaseParts } from '../case-parts.ts';
import { openSnapshot } from '../with-case.ts';

/** Opens a case under its lock for an operator; that it was opened, and for what, stands in the person's record. */
export async function onInstance<T, R extends string>(
  parts: CaseParts,
  actor: Actor,
  number: string,
  work: (tx: Tx, opened: OpenInstance) => Promise<Result<T, R>>,
): Promise<Result<T, R | 'not-found' | 'not-possible-now'>> {
  try {
    return await parts.db.transaction<Result<T, R | 'not-found'>>(async (tx) => {
      const found = await findCaseByNumber(tx, number);
      const row = found && (await lockCase(tx, found.id));
      const state = row && (await openSnapshot(parts, tx, row, { actor, purpose: 'processing', what: ['history'] }));
      return row && state ? work(tx, { row, state, actor }) : refuse('not-found');
    });
  } catch (cause) {
    if (cause instanceof NotNow) return refuse('not-possible-now', { because: cause.message });
    throw cause;
  }
}

/** Takes back everything of a change whose process was refused half way. */
export class NotNow extends Error {}

export interface OpenInstance extends OpenedCase {
  readonly state: CaseState;
}
