import { legalDay } from '#kernel/clock';
import type { BookingRow } from '../../domain/booking.ts';
import { type DeskHours, deskHours, wholeDay } from '../../domain/desk-hours.ts';
import { deskSkills } from '../../domain/onsite/desk-skills.ts';
import { queueOf } from '../../domain/onsite/queue.ts';
import type { TicketRow } from '../../domain/onsite/ticket.ts';
import type { OfficePlan } from '../../domain/plan.ts';
import { instantOf } from '../../domain/spans.ts';
import { visitsBetween } from '../../store/booking-store.ts';
import { type DeskState, deskStates, openTickets } from '../../store/ticket-store.ts';
import { type AppointmentParts, officeOf } from '../appointment-parts.ts';

/** Who waits, who is being served since when, which desks call, and who is booked for later today; null for an office without desks. */
export async function officeNow(parts: OnsiteParts, office: string): Promise<OnsiteNow | null> {
  const plan = officeOf(parts, office);
  if (!plan) return null;
  const { day, now } = momentOf(parts);
  const [from, to] = wholeDay(day);
  const [tickets, states, visits, { closures }] = await Promise.all([
    openTickets(parts.db, office, day.toString()),
    deskStates(parts.db, office),
    visitsBetween(parts.db, office, instantOf(from).toString(), instantOf(to).toString()),
    parts.board.read(),
  ]);
  const hours = deskHours(plan, day, parts.calendar, closures);
  return {
    ...{ office: plan, day, now, hours, tickets },
    waiting: queueOf(tickets, now),
    running: tickets.filter(({ state }) => state === 'called' || state === 'serving'),
    desks: plan.desks.map(({ id, name }) => ({
      ...{ desk: id, name, isOpen: isOpenToday(states, id, day) },
      staffId: states.find(({ desk }) => desk === id)?.staffId ?? null,
      skills: deskSkills(parts.plan, hours, id, now),
    })),
    coming: visits.filter(({ state }) => state === 'confirmed'),
  };
}

/** True when a desk calls people today; what was left open yesterday is closed. */
export const isOpenToday = (states: readonly DeskState[], desk: number, day: Temporal.PlainDate): boolean =>
  states.some((one) => one.desk === desk && one.open && legalDay(instantOf(Math.floor(one.since))).equals(day));

/** The day at the offices, and the minute since 1970 with its fraction. */
export function momentOf({ clock }: Pick<AppointmentParts, 'clock'>): Moment {
  const now = clock.now();
  return { day: legalDay(now), now: now.epochMilliseconds / 60_000 };
}

/** What the work on site needs of the parts. */
export type OnsiteParts = Pick<
  AppointmentParts,
  'plan' | 'calendar' | 'clock' | 'board' | 'db' | 'events' | 'newId' | 'vault' | 'random' | 'jobs'
>;
/** An office at a moment. Times are minutes since 1970, with fractions. */
export interface OnsiteNow extends Moment {
  readonly office: OfficePlan;
  /** Planned for today, closures taken away. */
  readonly hours: readonly DeskHours[];
  /** Everybody on site, by arrival. */
  readonly tickets: readonly TicketRow[];
  /** Who waits or was put aside, in the order of calling. */
  readonly waiting: readonly TicketRow[];
  /** Called (`calledAt`) or being served (`servingAt`). */
  readonly running: readonly TicketRow[];
  readonly desks: readonly {
    readonly desk: number;
    readonly name: string;
    /** Somebody sits there and calls. */
    readonly isOpen: boolean;
    readonly staffId: string | null;
    readonly skills: ReadonlySet<string>;
  }[];
  /** Booked for today and not checked in; some of them are late or will not come. */
  readonly coming: readonly BookingRow[];
}
interface Moment {
  readonly day: Temporal.PlainDate;
  readonly now: number;
}
