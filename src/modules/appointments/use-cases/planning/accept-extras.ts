import { legalDay } from '#kernel/clock';
import { ok, type Result, refuse } from '#kernel/result';
import type { Person } from '../../domain/booking.ts';
import type { OfficePlan } from '../../domain/plan.ts';
import { aloneWhileClosing } from '../../store/closing-locks.ts';
import { type AcceptedExtras, insertExtras } from '../../store/planning-store.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { closeAlong } from '../close-office.ts';
import { proposeExtras } from './propose-extras.ts';

/**
 * Accepts the extra places of a day as they were shown: they can be booked from now on. Refused where the city has not allowed it, for a
 * day that has begun, when the plan is another one by now, and for a second time.
 */
export async function acceptExtras(
  parts: AppointmentParts,
  { actor }: Person,
  { office, day, stamp }: ExtrasOrder,
): Promise<Result<AcceptedExtras, AcceptRefusal>> {
  if (actor.id === null) throw new Error('extra places are accepted by somebody');
  if (!office.overbooking || office.overbooking.most === 0) return refuse('overbooking-off');
  if (Temporal.PlainDate.compare(day, legalDay(parts.clock.now())) <= 0) return refuse('day-begun');
  const proposal = await proposeExtras(parts, office, day);
  if (!proposal) return refuse('no-hours');
  if (proposal.accepted) return refuse('accepted-already');
  if (proposal.stamp !== stamp) return refuse('plan-changed');
  if (proposal.places.length === 0) return refuse('no-places');
  const { today, checkIn, withExtras, extra } = proposal.plan;
  const row: AcceptedExtras = {
    ...{ id: parts.newId(), places: proposal.places, figures: { today, checkIn, withExtras } },
    ...{ acceptedBy: actor.id, acceptedAt: parts.clock.now().toString() },
  };
  const isDone = await parts.db.transaction(async (tx) => {
    await aloneWhileClosing(tx, office.id);
    if (!(await insertExtras(tx, office.id, day.toString(), row))) return false;
    await closeAlong(parts, tx, office.id);
    const places = extra.reduce((sum, count) => sum + count, 0);
    const event = { type: 'appointment.extras-accepted', public: { office: office.id, day: day.toString(), places } };
    await parts.events.append(tx, { stream: row.id, expected: 0, events: [event], actor });
    return true;
  });
  parts.board.forget();
  return isDone ? ok(row) : refuse('accepted-already');
}

export interface ExtrasOrder {
  readonly office: OfficePlan;
  readonly day: Temporal.PlainDate;
  /** Of the plan that was shown. */
  readonly stamp: string;
}
export type AcceptRefusal =
  | 'overbooking-off'
  | 'day-begun'
  | 'no-hours'
  | 'no-places'
  | 'plan-changed'
  | 'accepted-already';
