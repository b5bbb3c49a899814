import { hashOfProof } from '#kernel/guest-proof';
import { parseResumeCode } from '#kernel/resume-code';
import { isReady } from '../../domain/onsite/decide-ticket.ts';
import { isInQueue, type TicketRow } from '../../domain/onsite/ticket.ts';
import { findByProof } from '../../store/ticket-store.ts';
import { type OnsiteNow, type OnsiteParts, officeNow } from './office-now.ts';

/** The ticket that a code opens, with how many will be called before it; null for a wrong code or one of another day. */
export async function ownTicket(parts: OnsiteParts, code: string): Promise<OwnTicket | null> {
  const parsed = parseResumeCode(code);
  const ticket = parsed.ok ? await findByProof(parts.db, hashOfProof(Buffer.from(parsed.value))) : null;
  const now = ticket ? await officeNow(parts, ticket.office) : null;
  if (!ticket || !now || ticket.day !== now.day.toString()) return null;
  const place = now.waiting.findIndex(({ id }) => id === ticket.id);
  const isWaiting = isInQueue(ticket) && isReady(ticket, now.now);
  return { ticket, now, before: isWaiting && place >= 0 ? place : null };
}

export interface OwnTicket {
  readonly ticket: TicketRow;
  readonly now: OnsiteNow;
  /** Null for who is not in the queue now. */
  readonly before: number | null;
}
