import { legalDay } from '#kernel/clock';
import { type AttendanceOf, noShowRate } from '../../domain/overbooking/index.ts';
import type { OfficePlan } from '../../domain/plan.ts';
import { assumedAverage, type TimeOf, type TimesLearned, timesAt } from '../../domain/prediction/index.ts';
import { attendanceLearned, timesLearned } from '../../store/forecast-store.ts';
import type { AppointmentParts } from '../appointment-parts.ts';

/** What the past has taught this city by now: times of services, the one average of an office, and who does not come. */
export async function lessonsOf(parts: Needed): Promise<Lessons> {
  const now = parts.clock.now().epochMilliseconds;
  const before = known.get(parts.db);
  if (before && now >= before.at && now - before.at < freshMilliseconds) return before.lessons;
  const lessons = await readLessons(parts);
  known.set(parts.db, { at: now, lessons });
  return lessons;
}

/** The next who asks reads anew. */
export const forgetLessons = ({ db }: Pick<AppointmentParts, 'db'>): boolean => known.delete(db);

async function readLessons({ db, clock, plan }: Needed): Promise<Lessons> {
  const today = legalDay(clock.now()).toString();
  const [times, attendance] = await Promise.all([timesLearned(db, today), attendanceLearned(db, today)]);
  const byPlace = new Map(times.map((row) => [`${row.office} ${row.service}`, row]));
  const historyOf = new Map<string, AttendanceOf[]>();
  for (const { office, ...row } of attendance) historyOf.set(office, [...(historyOf.get(office) ?? []), row]);
  const timesOf = new Map<string, TimeOf>();
  return {
    timeOf(office) {
      const found =
        timesOf.get(office.id) ??
        timesAt(plan, office, (service): TimesLearned | undefined => byPlace.get(`${office.id} ${service}`));
      timesOf.set(office.id, found);
      return found;
    },
    average(office) {
      const all = byPlace.get(`${office.id} *`);
      return all && all.count > 0 ? all.minutes / all.count : assumedAverage(plan, office);
    },
    learnedCount: (office) => byPlace.get(`${office.id} *`)?.count ?? 0,
    noShow: (office, asked) => noShowRate(historyOf.get(office.id) ?? [], asked),
    attendance: (office) =>
      (historyOf.get(office.id) ?? []).reduce(
        (sum, { booked, absent }) => ({ booked: sum.booked + booked, absent: sum.absent + absent }),
        { booked: 0, absent: 0 },
      ),
  };
}

/** Lessons change once an hour. */
const freshMilliseconds = 300_000;
const known = new WeakMap<AppointmentParts['db'], { readonly at: number; readonly lessons: Lessons }>();

export interface Lessons {
  timeOf(office: OfficePlan): TimeOf;
  /** Minutes of a visit in the mean of the whole office. */
  average(office: OfficePlan): number;
  /** How many tickets that rests on, the old ones counted less; 0: on the plan alone. */
  learnedCount(office: OfficePlan): number;
  noShow(office: OfficePlan, asked: Parameters<typeof noShowRate>[1]): number;
  attendance(office: OfficePlan): { readonly booked: number; readonly absent: number };
}
type Needed = Pick<AppointmentParts, 'db' | 'clock' | 'plan'>;
