import type { Actor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { BookingState } from '../../domain/booking-state.ts';
import type { TicketState } from '../../domain/onsite/ticket.ts';
import { changeState, lockBooking } from '../../store/booking-store.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { announce } from '../visit-events.ts';

/**
 * The booked visit follows its ticket. What the person sees of it (here, done, missed) is an event of the visit too; the steps between
 * stand in the log of the ticket. One that was missed stays so until it is served after all.
 */
export async function followVisit(
  parts: Pick<AppointmentParts, 'events' | 'jobs'>,
  tx: Tx,
  actor: Actor,
  booking: Uuid,
  to: TicketState,
): Promise<void> {
  const row = await lockBooking(tx, booking);
  const state = follows[to];
  if (!row || row.state === state || (row.state === 'missed' && state !== 'finished') || row.state === 'finished')
    return;
  const type = told[state as keyof typeof told];
  const active = state !== 'finished' && state !== 'missed';
  const seq = type ? row.seq + 1 : row.seq;
  await changeState(tx, row.id, row.seq, { state, seq, active, backAt: null });
  if (type)
    await announce(
      parts as AppointmentParts,
      tx,
      { ...row, state, seq, active },
      {
        ...{ type, actor, expected: row.seq, by: 'office', isQuiet: true },
      },
    );
}

const follows: Readonly<Record<TicketState, BookingState>> = {
  waiting: 'checked-in',
  called: 'called',
  serving: 'serving',
  parked: 'parked',
  missed: 'missed',
  left: 'missed',
  finished: 'finished',
};
const told = {
  'checked-in': 'appointment.checked-in',
  finished: 'appointment.finished',
  missed: 'appointment.missed',
} as const;
