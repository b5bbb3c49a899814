import type { Actor } from '#kernel/actor';
import type { NewEvent } from '#kernel/event';
import type { Tx } from '#platform/database';
import type { CaseRow } from '../domain/case-state.ts';
import { updateCase } from '../store/case-store.ts';
import type { CaseParts } from './case-parts.ts';

/** Notes an event on a locked case that changes nothing of its state. Nothing personal is opened for that. */
export async function appendNote(
  parts: Pick<CaseParts, 'events' | 'clock'>,
  tx: Tx,
  row: CaseRow,
  event: NewEvent,
  actor: Actor,
): Promise<void> {
  const order = { stream: row.id, expected: row.seq, events: [event], actor, key: row.key };
  const seq = await parts.events.append(tx, order);
  const at = parts.clock.now().toString();
  if (seq === 'conflict' || !(await updateCase(tx, { ...row, seq }, row.seq, at)))
    throw new Error(`case ${row.number} changed while it was locked`);
}
