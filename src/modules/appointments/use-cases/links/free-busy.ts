import { legalDay } from '#kernel/clock';
import { freeBusyFile, type Stretch } from '#platform/calendar-file';
import { wholeDay } from '../../domain/desk-hours.ts';
import { openHours } from '../../domain/open-hours.ts';
import type { OfficePlan } from '../../domain/plan.ts';
import { instantOf, minuteOf, type Span, subtract, unite } from '../../domain/spans.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { dayNumber, type Taken } from '../board.ts';
import { organizerOf } from './visit-entry.ts';

/**
 * When an office has room for a visit and when all its desks are taken, for as many days as are published (RFC 5545 VFREEBUSY). Only times that
 * the public may book; it says nothing about who takes them.
 */
export async function officeFreeBusy(parts: AppointmentParts, office: OfficePlan): Promise<string> {
  const now = parts.clock.now();
  const today = legalDay(now);
  const last = today.add({ days: parts.plan.rules.daysAhead });
  const taken = await parts.board.read();
  const free: Span[] = [];
  const busy: Span[] = [];
  for (let day = today; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const stretches = freeOn(parts, office, day, taken);
    free.push(...stretches.free);
    busy.push(...stretches.busy);
  }
  const { baseUrl } = parts.config;
  return freeBusyFile({
    uid: `${office.id}.free-busy@${new URL(baseUrl).hostname}`,
    organizer: organizerOf(parts),
    url: `${baseUrl}/de/termin?buero=${office.id}`,
    stamp: now,
    from: instantOf(wholeDay(today)[0]),
    until: instantOf(wholeDay(last)[1]),
    free: free.map(stretchOf),
    busy: busy.map(stretchOf),
  });
}

function freeOn(parts: AppointmentParts, office: OfficePlan, day: Temporal.PlainDate, taken: Taken) {
  const now = minuteOf(parts.clock.now());
  const { plan, calendar } = parts;
  const open = openHours({
    ...{ plan, office, day, calendar, closures: taken.closures, now, services: [], isStaff: false },
  });
  const coming = (spans: readonly Span[]): readonly Span[] => subtract(spans, [[0, now]]);
  const left = [...open].flatMap(([desk, spans]) => {
    const [first, last] = wholeDay(day).map(dayNumber) as [number, number];
    const cuts = first === last ? taken.busy(desk, first) : [...taken.busy(desk, first), ...taken.busy(desk, last)];
    return coming(subtract(spans, cuts));
  });
  const free = unite(left);
  return { free, busy: subtract(unite([...open.values()].flatMap(coming)), free) };
}

const stretchOf = ([from, until]: Span): Stretch => ({ from: instantOf(from), until: instantOf(until) });
