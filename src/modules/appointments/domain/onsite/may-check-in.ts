import { legalDay } from '#kernel/clock';
import { ok, type Result, refuse } from '#kernel/result';
import type { BookingRow } from '../booking.ts';
import { lateAfterMinutes } from '../simulation/next-ticket.ts';
import { instantOf } from '../spans.ts';

/**
 * Whether a visit may check in at an office now, and how: in time, or late and then waiting like everybody without an appointment.
 * Refused at another office or on another day, and long before its time.
 */
export function mayCheckIn(
  visit: Pick<BookingRow, 'office' | 'from' | 'state'>,
  office: string,
  now: number,
): Result<'in-time' | 'late', CheckInRefusal> {
  if (visit.state !== 'confirmed' && visit.state !== 'checked-in') return refuse('not-now');
  if (visit.office !== office) return refuse('other-office', { office: visit.office });
  const today = legalDay(instantOf(Math.floor(now)));
  if (!legalDay(instantOf(visit.from)).equals(today)) return refuse('other-day', { at: visit.from });
  if (now < visit.from - earlyMinutes) return refuse('too-early', { at: visit.from - earlyMinutes });
  return ok(now > visit.from + lateAfterMinutes ? 'late' : 'in-time');
}

/** Minutes before the booked time from which people check in. */
const earlyMinutes = 60;

export type CheckInRefusal = 'not-now' | 'other-office' | 'other-day' | 'too-early';
