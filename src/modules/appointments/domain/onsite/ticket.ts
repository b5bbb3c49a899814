import type { Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import type { VisitLine } from '../visit.ts';

/** Every state of a ticket; those of people who are still here come first. */
export const openTicketStates = ['waiting', 'called', 'serving', 'parked'] as const;
export const endedTicketStates = ['missed', 'finished', 'left'] as const;

/** True while the person is on site. */
export const isOpenTicket = ({ state }: Pick<TicketRow, 'state'>): boolean =>
  (openTicketStates as readonly string[]).includes(state);

/** True while a desk may call the ticket, at the latest once its parking is over. */
export const isInQueue = ({ state }: Pick<TicketRow, 'state'>): boolean => state === 'waiting' || state === 'parked';

/** One person or family on site, booked or walk-in. Times are minutes since 1970, with fractions. */
export interface TicketRow {
  readonly id: Uuid;
  /** What is called. */
  readonly number: string;
  readonly office: string;
  /** ISO date. */
  readonly day: string;
  readonly booking: Uuid | null;
  readonly lines: readonly VisitLine[];
  /** 0 is called before 1. */
  readonly priority: number;
  readonly state: TicketState;
  readonly arrivedAt: number;
  /** The booked time; null for a walk-in. */
  readonly dueAt: number | null;
  readonly notBefore: number | null;
  /** After a transfer: this desk and no other. */
  readonly forDesk: number | null;
  /** Where it is or was called last. */
  readonly desk: number | null;
  readonly calls: number;
  readonly calledAt: number | null;
  readonly servingAt: number | null;
  readonly endedAt: number | null;
  readonly language: Language;
  readonly proof: Buffer | null;
  readonly seq: number;
}
export type OpenTicketState = (typeof openTicketStates)[number];
export type TicketState = OpenTicketState | (typeof endedTicketStates)[number];
