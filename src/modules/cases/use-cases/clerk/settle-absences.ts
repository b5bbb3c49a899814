import { systemActor } from '#kernel/actor';
import type { NewEvent } from '#kernel/event';
import { lockCase } from '../../store/case-store.ts';
import { moveHeldTask, tasksToSettle } from '../../store/held-store.ts';
import { appendNote } from '../append-note.ts';
import type { CaseParts } from '../case-parts.ts';

/**
 * Nobody holds a task for somebody who is away without a deputy: it goes back to the basket of the office. What a deputy took for
 * somebody goes back to that person when the absence ends. Opens nothing personal; gives how many tasks moved.
 */
export async function settleAbsences(parts: CaseParts): Promise<number> {
  const away = await parts.accounts.awayToday();
  const alone = away.filter(({ deputies }) => deputies.length === 0).map(({ id }) => id);
  const ids = away.map(({ id }) => id);
  const found = await parts.db.transaction((tx) => tasksToSettle(tx, alone, ids, 500));
  let moved = 0;
  for (const task of found) {
    const to = task.isBack ? task.heldFor : null;
    const event: NewEvent = task.isBack
      ? { type: 'case.task-returned', public: { node: task.node }, sealed: { to } }
      : { type: 'case.given-back', public: { node: task.node, because: 'absence' } };
    const at = parts.clock.now().toString();
    await parts.db.transaction(async (tx) => {
      const row = await lockCase(tx, task.caseId);
      if (!row || row.erasedAt || !(await moveHeldTask(tx, task, to, at))) return;
      await appendNote(parts, tx, row, event, systemActor);
      moved += 1;
    });
  }
  return moved;
}
