import type { Language } from '#kernel/language';
import { visitFile } from '#platform/calendar-file';
import type { BookingRow } from '../../domain/booking.ts';
import { instantOf } from '../../domain/spans.ts';
import { texts } from '../../texts/index.ts';
import type { AppointmentParts } from '../appointment-parts.ts';

/**
 * A visit as a calendar entry (RFC 5545, RFC 5546): the same id for its whole life, a sequence that rises with each change. It says
 * where and when, not what the visit is about.
 */
export function visitEntry(parts: AppointmentParts, row: BookingRow, how: EntryOf): string {
  const { language, method, stamp, attendee } = how;
  const { baseUrl } = parts.config;
  const office = parts.catalogue.findOffice(row.office);
  const name = office?.name[language] ?? row.office;
  const words = texts[language].calendar;
  return visitFile({
    uid: `${row.id}@${new URL(baseUrl).hostname}`,
    title: words.title(name),
    start: instantOf(row.from),
    end: instantOf(row.to),
    place: [name, office?.address].filter(Boolean).join(', '),
    description: words.text(row.number),
    url: `${baseUrl}/${language}/termin/oeffnen?nummer=${row.number}`,
    stamp,
    sequence: row.moves,
    method,
    organizer: organizerOf(parts),
    ...(attendee ? { attendee } : {}),
  });
}

/** The city as the sender of calendar entries. */
export const organizerOf = ({ catalogue, config }: Pick<AppointmentParts, 'catalogue' | 'config'>) => ({
  name: `Stadt ${catalogue.city().name}`,
  email: config.mail.from,
});

interface EntryOf {
  readonly language: Language;
  readonly method: 'publish' | 'request' | 'cancel';
  readonly stamp: Temporal.Instant;
  /** Where the entry is sent to; left out in files that people take themselves. */
  readonly attendee?: string;
}
