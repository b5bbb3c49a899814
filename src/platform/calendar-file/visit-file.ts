import ical, {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { plain, webAddress } from './calendar-text.ts';
import type { CalendarVisit } from './types.ts';

/**
 * Gives a calendar file (RFC 5545) with a visit from minute to minute in UTC, which every calendar shows in its own zone, and a reminder
 * on the day before. The same id with a higher sequence replaces the entry, `cancel` takes it out again; a `request` goes to the person by
 * e-mail and wants no answer (RFC 5546 3.2). Equal visits give equal bytes. Throws when id or address are not usable.
 */
export const visitFile = (visit: CalendarVisit): string => {
  if (!/^[\w.@-]{1,200}$/u.test(visit.uid))
    throw new Error('a calendar id has only letters, digits, dots, dashes and @');
  const isCancelled = visit.method === 'cancel';
  const calendar = ical({
    prodId: '//Lipsia//Termine//DE',
    method: methods[visit.method ?? 'publish'],
  });
  const title = plain(visit.title).replaceAll('\n', ' ');
  const event = calendar.createEvent({
    id: visit.uid,
    sequence: visit.sequence,
    stamp: visit.stamp,
    start: visit.start,
    end: visit.end,
    summary: title,
    location: plain(visit.place).replaceAll('\n', ' '),
    description: plain(visit.description),
    url: webAddress(visit.url),
    transparency: ICalEventTransparency.OPAQUE,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: plain(visit.organizer.name).replaceAll('\n', ' '), email: visit.organizer.email },
  });
  if (visit.attendee)
    event.createAttendee({
      email: visit.attendee,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.ACCEPTED,
      rsvp: false,
    });
  if (!isCancelled) event.createAlarm({ type: ICalAlarmType.display, trigger: oneDay, description: title });
  return `${calendar.toString()}\r\n`;
};

const methods = {
  publish: ICalCalendarMethod.PUBLISH,
  request: ICalCalendarMethod.REQUEST,
  cancel: ICalCalendarMethod.CANCEL,
} as const;
/** Seconds. */
const oneDay = 24 * 60 * 60;
