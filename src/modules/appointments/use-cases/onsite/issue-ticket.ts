import type { Actor } from '#kernel/actor';
import { hashOfProof } from '#kernel/guest-proof';
import type { Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import { type ResumeCode, resumeCode } from '#kernel/resume-code';
import { sha256Of } from '#kernel/sha256';
import type { Tx } from '#platform/database';
import { letterOf, ticketNumber } from '../../domain/onsite/service-groups.ts';
import type { VisitLine } from '../../domain/visit.ts';
import { insertTicket, nextCount, type TicketRow } from '../../store/ticket-store.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { momentOf, type OnsiteParts } from './office-now.ts';

/** Stores a ticket with the next number of its letter and tells the log; null when all numbers are given out or it is there already. */
export async function issueTicket(parts: OnsiteParts, tx: Tx, order: TicketOrder): Promise<TicketRow | null> {
  const { day, now } = momentOf(parts);
  const { office, lines, booking, dueAt, actor } = order;
  const letter = letterOf(parts.plan, lines);
  const count = await nextCount(tx, office, day.toString(), letter);
  if (count > mostNumbers) return null;
  const id = parts.newId();
  const row: TicketRow = {
    ...{ id, number: ticketNumber(letter, count), office, day: day.toString(), booking, lines },
    ...{
      priority: order.priority,
      state: 'waiting',
      arrivedAt: now,
      dueAt,
      notBefore: null,
      forDesk: null,
      desk: null,
    },
    ...{ calls: 0, calledAt: null, servingAt: null, endedAt: null, language: order.language },
    ...{ proof: hashOfProof(Buffer.from(ticketCode(parts, id))), seq: 1 },
  };
  if (!(await insertTicket(tx, row, order.once))) return null;
  const seq = await parts.events.append(tx, {
    ...{ stream: id, expected: 0, actor },
    // Not the number: others hear it called, and would know what for.
    events: [
      {
        type: 'ticket.issued',
        public: { office, lines: lines.map((line) => ({ ...line })), booked: booking !== null },
      },
    ],
  });
  if (seq === 'conflict') throw new Error(`two tickets with the id ${id}`);
  return row;
}

/** The code that opens a person's own ticket page; made from the ticket's id under the city's key, so that nothing secret is stored. */
export const ticketCode = ({ vault }: Pick<AppointmentParts, 'vault'>, id: Uuid): ResumeCode =>
  resumeCode(sha256Of(vault.blindIndex('ticket', id)).subarray(0, 13));

/** The same key for another office or by another hand is another key. */
export const onceOf = (office: string, by: string, key: string): string =>
  sha256Of(`${office} ${by} ${key}`).toString('base64url');

const mostNumbers = 999;

export interface TicketOrder {
  readonly office: string;
  readonly lines: readonly VisitLine[];
  readonly language: Language;
  readonly actor: Actor;
  readonly booking: Uuid | null;
  /** The booked time; null for walk-ins. */
  readonly dueAt: number | null;
  readonly priority: number;
  readonly once: string | null;
}
