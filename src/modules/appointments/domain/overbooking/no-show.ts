/** Takes in one booked visit that is over: whether the person came. */
export const learnNoShow = ({ booked, absent }: Attendance, came: boolean): Attendance => ({
  booked: booked + 1,
  absent: absent + (came ? 0 : 1),
});

/**
 * The probability that a booked person does not come, by service and by the days between booking and visit. Drawn in two steps
 * towards what is known more broadly: the cell towards its service, the service towards the office, the office towards the assumption.
 */
export function noShowRate(
  history: readonly AttendanceOf[],
  { service, leadDays }: { readonly service: string; readonly leadDays: number },
  assumed = assumedNoShow,
): number {
  const lead = leadClass(leadDays);
  const ofService = history.filter((one) => one.service === service);
  const ofCell = ofService.filter((one) => one.lead === lead);
  return [history, ofService, ofCell].reduce((rate, part) => drawnTo(rate, sum(part)), assumed);
}

/** The class of a lead time in days: same day, up to three, a week, two weeks, longer. */
export const leadClass = (days: number): LeadClass =>
  days <= 0 ? 'same-day' : days <= 3 ? 'days' : days <= 7 ? 'week' : days <= 14 ? 'fortnight' : 'longer';

/** Assumed before anything is known: the share that Berlin counted lately (Tagesspiegel), see also its 17 % of 2019. */
export const assumedNoShow = 0.087;

/** Nobody booked yet. */
export const noAttendance: Attendance = { booked: 0, absent: 0 };

const drawnTo = (rate: number, { booked, absent }: Attendance): number => (weight * rate + absent) / (weight + booked);
const weight = 50;

const sum = (parts: readonly Attendance[]): Attendance =>
  parts.reduce(
    (all, { booked, absent }) => ({ booked: all.booked + booked, absent: all.absent + absent }),
    noAttendance,
  );

export type LeadClass = 'same-day' | 'days' | 'week' | 'fortnight' | 'longer';
export interface Attendance {
  readonly booked: number;
  readonly absent: number;
}
export interface AttendanceOf extends Attendance {
  readonly service: string;
  readonly lead: LeadClass;
}
