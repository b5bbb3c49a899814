import { legalDay } from '#kernel/clock';
import { formatTime } from '#kernel/format';
import type { Language } from '#kernel/language';
import type { BookingRow, Contact, Person } from '../domain/booking.ts';
import { instantOf } from '../domain/spans.ts';
import { type AppointmentParts, officeOf } from '../use-cases/appointment-parts.ts';
import type { ShownVisit } from './pages/visit-pages.tsx';
import { linesOf, placeOf, whenOf } from './visit-facts.ts';

/** A visit with everything its pages show. */
export function showVisit(
  parts: AppointmentParts,
  person: Person,
  row: BookingRow,
  contact: Contact | null,
  language: Language,
): ShownVisit {
  const now = parts.clock.now();
  const until = row.holdUntil ? Temporal.Instant.from(row.holdUntil) : now;
  const query = new URLSearchParams(row.lines.map(({ service }) => ['leistung', service]));
  for (const { service, persons } of row.lines) query.set(`personen-${service}`, String(persons));
  query.set('personen', String(row.lines[0]?.persons ?? 1));
  return {
    row,
    contact,
    when: whenOf(row.from, language),
    place: placeOf(parts, row.office, language),
    lines: linesOf(parts, row.lines, language),
    minutes: row.to - row.from,
    isAccessible: officeOf(parts, row.office)?.accessible ?? null,
    isOver:
      row.state === 'finished' ||
      row.state === 'missed' ||
      // Who is on site may still be waiting when the booked time is over.
      (!onSite.has(row.state) && Temporal.Instant.compare(instantOf(row.to), now) < 0),
    heldUntil: formatTime(until, language),
    minutesLeft: Math.max(0, Math.ceil(now.until(until).total('minutes'))),
    searchHref: `/${language}/termin/frei?${query}`,
    dayHref: `/${language}/team/termine?buero=${row.office}&tag=${legalDay(instantOf(row.from))}`,
    isStaff: person.actor.kind === 'staff',
  };
}

const onSite: ReadonlySet<BookingRow['state']> = new Set(['checked-in', 'called', 'serving', 'parked']);
