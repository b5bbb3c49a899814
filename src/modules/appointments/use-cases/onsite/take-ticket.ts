import { timingSafeEqual } from 'node:crypto';
import type { Actor } from '#kernel/actor';
import type { Language } from '#kernel/language';
import { ok, type Result, refuse } from '#kernel/result';
import { type RoomRefusal, roomLeft } from '../../domain/onsite/room-left.ts';
import { checkLines, type LinesRefusal, type VisitLine } from '../../domain/visit.ts';
import { findTicketByOnce, type TicketRow } from '../../store/ticket-store.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { issueTicket, onceOf } from './issue-ticket.ts';
import { type OnsiteNow, type OnsiteParts, officeNow } from './office-now.ts';

/**
 * Takes a number for somebody without an appointment. The same key again gives the same ticket. Refused while the office is closed,
 * where everything is by appointment, and when the desks have no time left for one more; the staff may still give numbers while open.
 */
export async function takeTicket(parts: OnsiteParts, order: WalkIn): Promise<Result<TicketRow, TakeTicketRefusal>> {
  const lines = checkLines(parts.plan, order.lines);
  if (!lines.ok) return lines;
  const isStaff = order.actor.kind === 'staff';
  const once = order.once ? onceOf(order.office, isStaff ? `${order.actor.id}` : 'kiosk', order.once) : null;
  const before = once ? await findTicketByOnce(parts.db, once) : null;
  if (before) return ok(before);
  const now = await officeNow(parts, order.office);
  if (!now) return refuse('office-closed');
  const room = roomFor(parts, now, order.lines);
  if (!room.ok && !(isStaff && byTheStaff.has(room.reason))) return room;
  const wanted = { ...order, booking: null, dueAt: null, priority: isStaff && order.isUrgent ? 0 : 1, once };
  const ticket = await parts.db.transaction((tx) => issueTicket(parts, tx, wanted));
  if (ticket) return ok(ticket);
  const same = once ? await findTicketByOnce(parts.db, once) : null;
  return same ? ok(same) : refuse('no-room');
}

/** Whether one more may wait for these services now; gives the minutes left after it. */
export const roomFor = (parts: Pick<AppointmentParts, 'plan'>, now: OnsiteNow, lines: readonly VisitLine[]) =>
  roomLeft({
    ...{
      plan: parts.plan,
      office: now.office,
      day: now.day,
      hours: now.hours,
      tickets: now.tickets,
      now: now.now,
      lines,
    },
    coming: now.coming.map((visit) => visit.lines),
  });

/** What stands in the link of an office's own terminal: numbers are for people who are there, so nobody can draw them from afar. */
export const terminalCode = ({ vault }: Pick<AppointmentParts, 'vault'>, office: string): string =>
  vault
    .blindIndex('terminal', office)
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 20);

/** True when this is the code of the office's terminal. */
export function isTerminal(parts: Pick<AppointmentParts, 'vault'>, office: string, code: string): boolean {
  const [own, given] = [Buffer.from(terminalCode(parts, office)), Buffer.from(code)];
  return own.length === given.length && timingSafeEqual(own, given);
}

const byTheStaff: ReadonlySet<RoomRefusal> = new Set<RoomRefusal>(['by-appointment', 'no-room', 'opens-later']);

export type TakeTicketRefusal = RoomRefusal | LinesRefusal;
export interface WalkIn {
  readonly office: string;
  readonly lines: readonly VisitLine[];
  readonly language: Language;
  readonly actor: Actor;
  /** Called before others; only the staff decide that. */
  readonly isUrgent: boolean;
  /** Key under which a second press changes nothing. */
  readonly once: string | null;
}
