import { systemActor } from '#kernel/actor';
import { forgetProofs, forgottenTickets } from '../../store/ticket-store.ts';
import { momentOf, type OnsiteParts } from './office-now.ts';
import { commandTicket } from './ticket-commands.ts';

/** Ends the tickets of days before this one that nobody ended, and lets their links open nothing; gives how many it ended. */
export async function endOldTickets(parts: OnsiteParts): Promise<number> {
  const day = momentOf(parts).day.toString();
  const old = await forgottenTickets(parts.db, day);
  for (const { id, state } of old)
    await commandTicket(parts, systemActor, id, { do: state === 'serving' ? 'finish' : 'leave' });
  await forgetProofs(parts.db, day);
  return old.length;
}
