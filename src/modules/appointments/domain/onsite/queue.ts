import { nextTicket, type Ticket } from '../simulation/next-ticket.ts';
import { isReady } from './decide-ticket.ts';
import { isInQueue, type TicketRow } from './ticket.ts';

/** Whom a desk calls next by the one discipline of calling; null when nobody waits whom it can serve. */
export function nextFor(
  tickets: readonly TicketRow[],
  desk: { readonly id: number; readonly skills: ReadonlySet<string> },
  now: number,
): TicketRow | null {
  const queue = tickets.filter((ticket) => isInQueue(ticket)).map(asTicket);
  const next = nextTicket(queue, { id: String(desk.id), skills: desk.skills }, now);
  return next ? (tickets.find(({ id }) => id === next.id) ?? null) : null;
}

/** All who wait in the order in which desks that can do everything would call them; those put aside stand at the end, soonest first. */
export function queueOf(tickets: readonly TicketRow[], now: number): readonly TicketRow[] {
  const rows = tickets.filter((ticket) => isInQueue(ticket));
  const byId = new Map<string, TicketRow>(rows.map((row) => [row.id, row]));
  const left = rows
    .filter((row) => isReady(row, now))
    .map((row): Ticket => {
      const { desk: _, ...rest } = asTicket(row);
      return rest;
    });
  const any = { id: '', skills: new Set(left.flatMap(({ skills }) => skills)) };
  const order: TicketRow[] = [];
  for (let next = nextTicket(left, any, now); next; next = nextTicket(left, any, now)) {
    left.splice(left.indexOf(next), 1);
    order.push(byId.get(next.id)!);
  }
  const aside = rows.filter((row) => !isReady(row, now)).sort((a, b) => a.notBefore! - b.notBefore!);
  return [...order, ...aside];
}

/** A ticket as the discipline of calling sees it; times are minutes since 1970. */
export const asTicket = (row: TicketRow): Ticket => ({
  ...{ id: row.id, skills: row.lines.map(({ service }) => service), priority: row.priority },
  ...{ arrivedAt: row.arrivedAt, dueAt: row.dueAt },
  ...(row.notBefore === null ? {} : { notBefore: row.notBefore }),
  ...(row.forDesk === null ? {} : { desk: String(row.forDesk) }),
});
