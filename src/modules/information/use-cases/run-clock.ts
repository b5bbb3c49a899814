import { systemActor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { isAnswer, isOpen, statuses } from '../domain/request/state.ts';
import { lockRequest, numbersIn, numbersToPublish } from '../store/request-store.ts';
import { clockOf } from './clock-of.ts';
import { forgetDueAskers } from './forget-asker.ts';
import type { InformationParts } from './information-parts.ts';
import { publishNow } from './publish-request.ts';
import { note, takeStep } from './take-step.ts';

/** What time alone brings: a hearing ends, a period runs out and the log says so, an answer becomes public, the time for an objection is over, and who asked is forgotten. */
export async function runClock(parts: InformationParts): Promise<number> {
  const today = legalDay(parts.clock.now()).toString();
  let done = 0;
  for (const number of await numbersIn(parts.db, statuses.filter(isOpen))) done += await look(parts, number, today);
  for (const number of await numbersToPublish(parts.db, today)) done += await publish(parts, number);
  for (const number of await numbersIn(parts.db, statuses.filter(isAnswer))) done += await close(parts, number);
  return done + (await forgetDueAskers(parts));
}

const look = (parts: InformationParts, number: string, today: string): Promise<number> =>
  parts.db.transaction(async (tx) => {
    let row = await lockRequest(tx, number);
    if (!row || !isOpen(row.state.status)) return 0;
    let done = 0;
    const { hearingUntil, status } = row.state;
    if (status === 'third-party-hearing' && hearingUntil !== null && hearingUntil < today) {
      const ended = await takeStep(parts, tx, row, { step: { do: 'end-hearing' }, actor: systemActor });
      if (ended.ok) [row, done] = [ended.value, 1];
    }
    const { isOverdue, deadline } = clockOf(parts, row.state);
    if (isOverdue === (row.overdueSince !== null)) return done;
    const overdueSince = isOverdue ? deadline.end.add({ days: 1 }).toString() : null;
    const type = isOverdue ? 'overdue' : 'in-time-again';
    await note(parts, tx, { ...row, overdueSince }, { type, actor: systemActor });
    return done + 1;
  });

const publish = (parts: InformationParts, number: string): Promise<number> =>
  parts.db.transaction(async (tx) => {
    const row = await lockRequest(tx, number);
    if (!row) return 0;
    const done = await publishNow(parts, tx, row, systemActor);
    return done.ok ? 1 : 0;
  });

const close = (parts: InformationParts, number: string): Promise<number> =>
  parts.db.transaction(async (tx) => {
    const row = await lockRequest(tx, number);
    if (!row) return 0;
    const done = await takeStep(parts, tx, row, { step: { do: 'close' }, actor: systemActor });
    return done.ok ? 1 : 0;
  });
