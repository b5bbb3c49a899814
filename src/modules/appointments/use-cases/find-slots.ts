import { legalDay } from '#kernel/clock';
import { ok, type Result } from '#kernel/result';
import { minuteAt } from '../domain/desk-hours.ts';
import { findStarts, type Start } from '../domain/find-starts.ts';
import { openHours } from '../domain/open-hours.ts';
import type { OfficePlan } from '../domain/plan.ts';
import { minuteOf, type Span } from '../domain/spans.ts';
import { checkLines, type LinesRefusal, type VisitLine, visitMinutes } from '../domain/visit.ts';
import type { AppointmentParts } from './appointment-parts.ts';
import { dayNumber, type Taken } from './board.ts';

/** The starts at which a visit fits, by day and office, for as many days as are wanted (ITI-115, `$find`). Only days with a start are there. */
export async function findSlots(
  parts: AppointmentParts,
  wish: Wish,
): Promise<Result<readonly SlotDay[], LinesRefusal>> {
  const lines = checkLines(parts.plan, wish.lines);
  if (!lines.ok) return lines;
  const taken = await parts.board.read();
  const now = minuteOf(parts.clock.now());
  const today = legalDay(parts.clock.now());
  const last = today.add({ days: parts.plan.rules.daysAhead });
  const offices = parts.plan.offices.filter((office) => fitsWish(office, wish));
  const days: SlotDay[] = [];
  let day = Temporal.PlainDate.compare(wish.from, today) < 0 ? today : wish.from;
  for (; Temporal.PlainDate.compare(day, last) <= 0 && days.length < wish.days; day = day.add({ days: 1 })) {
    const found = offices.flatMap((office) => {
      const starts = startsOn(parts, office, day, { lines: lines.value, taken, now, isStaff: wish.isStaff });
      return starts.length > 0 ? [{ office, starts }] : [];
    });
    if (found.length > 0) days.push({ day, offices: found });
  }
  return ok(days);
}

/** The starts in one office on one day. */
export function startsOn(
  { plan, calendar }: Pick<AppointmentParts, 'plan' | 'calendar'>,
  office: OfficePlan,
  day: Temporal.PlainDate,
  { lines, taken, now, isStaff, besides, draw }: Search,
): readonly Start[] {
  const services = lines.map(({ service }) => service);
  const open = openHours({
    plan,
    office,
    day,
    services,
    calendar,
    closures: taken.closures,
    extras: taken.extras,
    now,
    isStaff,
    draw,
  });
  if (open.size === 0) return [];
  const [first, last] = [dayNumber(minuteAt(day, '00:00')), dayNumber(minuteAt(day, '23:59'))];
  const busy = (desk: number): readonly Span[] => {
    const spans = first === last ? taken.busy(desk, first) : [...taken.busy(desk, first), ...taken.busy(desk, last)];
    const more = besides?.get(desk);
    return more ? [...spans, ...more] : spans;
  };
  const minutes = visitMinutes(plan, office, lines);
  return findStarts({ open, busy, minutes, step: plan.rules.stepMinutes, earliest: now + leadMinutes });
}

const fitsWish = (office: OfficePlan, { office: wanted, isAccessible }: Wish): boolean =>
  (wanted === null || office.id === wanted) && (!isAccessible || office.accessible === true);

/** Nobody can be there at once. */
const leadMinutes = 5;

export interface Wish {
  readonly lines: readonly VisitLine[];
  /** Null for all. */
  readonly office: string | null;
  /** Only where a wheelchair can go, as far as the city knows. */
  readonly isAccessible: boolean;
  readonly from: Temporal.PlainDate;
  /** So many days with slots at most. */
  readonly days: number;
  readonly isStaff: boolean;
}
export interface SlotDay {
  readonly day: Temporal.PlainDate;
  readonly offices: readonly { readonly office: OfficePlan; readonly starts: readonly Start[] }[];
}
interface Search {
  readonly lines: readonly VisitLine[];
  readonly taken: Taken;
  readonly now: number;
  readonly isStaff: boolean;
  /** Spans that are promised to others in the same plan. */
  readonly besides?: ReadonlyMap<number, readonly Span[]>;
  /** Only what is drawn at this minute. */
  readonly draw?: number | undefined;
}
