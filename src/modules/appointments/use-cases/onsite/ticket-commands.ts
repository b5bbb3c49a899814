import type { Actor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import { decideTicket, type TicketCommand, type TicketRefusal } from '../../domain/onsite/decide-ticket.ts';
import type { TicketRow } from '../../domain/onsite/ticket.ts';
import { lockTicket, updateTicket } from '../../store/ticket-store.ts';
import { followVisit } from './follow-visit.ts';
import { momentOf, type OnsiteParts } from './office-now.ts';

/**
 * Does something with a ticket: loaded, decided and stored in one transaction, its visit with it. With `seen` it is refused when
 * somebody else has changed it since, so that a form sent twice does it once.
 */
export const commandTicket = (
  parts: OnsiteParts,
  actor: Actor,
  id: Uuid,
  command: TicketCommand,
  seen: number | null = null,
): Promise<Result<TicketRow, CommandRefusal>> =>
  parts.db.transaction((tx) => commandWithin(parts, tx, actor, { id, command, seen }));

/** The same as part of something greater. */
export async function commandWithin(
  parts: OnsiteParts,
  tx: Tx,
  actor: Actor,
  { id, command, seen }: { readonly id: Uuid; readonly command: TicketCommand; readonly seen: number | null },
): Promise<Result<TicketRow, CommandRefusal>> {
  const row = await lockTicket(tx, id);
  if (!row) return refuse('not-found');
  if (seen !== null && row.seq !== seen) return refuse('changed');
  const decided = decideTicket(row, command, momentOf(parts).now);
  if (!decided.ok) return decided;
  const { ticket, event } = decided.value;
  const { office } = ticket;
  const [isStored, seq] = await Promise.all([
    updateTicket(tx, row.seq, ticket),
    parts.events.append(tx, {
      ...{ stream: id, expected: row.seq, actor },
      events: [{ type: event.type, public: { office, ...event.facts } }],
    }),
  ]);
  if (!isStored || seq === 'conflict') throw new Error(`two commands at once for ticket ${id}`);
  if (ticket.booking && ticket.state !== row.state) await followVisit(parts, tx, actor, ticket.booking, ticket.state);
  return ok(ticket);
}

export type CommandRefusal = TicketRefusal | 'changed' | 'not-found';
