import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { plain, webAddress } from './calendar-text.ts';
import type { CalendarFeed } from './types.ts';

/** Gives a calendar (RFC 5545) of many visits, to be read again every five minutes. Equal facts give equal bytes. */
export function feedFile({ name, stamp, organizer, visits }: CalendarFeed): string {
  const oneLine = (text: string): string => plain(text).replaceAll('\n', ' ');
  const calendar = ical({
    prodId: '//Lipsia//Termine//DE',
    method: ICalCalendarMethod.PUBLISH,
    name: oneLine(name),
    ttl: 300,
  });
  for (const { uid, title, start, end, sequence, url } of visits)
    calendar.createEvent({
      ...{ id: uid, sequence, stamp, start, end, summary: oneLine(title), url: webAddress(url) },
      status: ICalEventStatus.CONFIRMED,
      organizer: { name: oneLine(organizer.name), email: organizer.email },
    });
  return `${calendar.toString()}\r\n`;
}
