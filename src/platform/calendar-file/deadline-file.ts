import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { plain, webAddress } from './calendar-text.ts';
import type { Deadline } from './types.ts';

/**
 * Gives a calendar file (RFC 5545, `text/calendar; charset=utf-8`) with the last day of a deadline as an all-day entry that blocks no time,
 * and a reminder at 9:00 on the day before. All-day entries carry no zone; the day is the legal one, in Europe/Berlin.
 * Equal deadlines give equal bytes. Throws when id or address are not usable.
 */
export const deadlineFile = (deadline: Deadline): string => {
  if (!/^[\w.@-]{1,200}$/u.test(deadline.uid))
    throw new Error('a calendar id has only letters, digits, dots, dashes and @');
  const isCancelled = deadline.method === 'cancel';
  const calendar = ical({
    prodId: '//Lipsia//Fristen//DE',
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    x: { 'X-WR-TIMEZONE': 'Europe/Berlin' },
  });
  const title = plain(deadline.title).replaceAll('\n', ' ');
  const event = calendar.createEvent({
    id: deadline.uid,
    sequence: deadline.sequence ?? 0,
    stamp: deadline.stamp,
    start: deadline.day,
    end: deadline.day.add({ days: 1 }),
    allDay: true,
    summary: title,
    description: plain(deadline.description),
    url: webAddress(deadline.url),
    transparency: ICalEventTransparency.TRANSPARENT,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  if (!isCancelled) event.createAlarm({ type: ICalAlarmType.display, trigger: beforeNine, description: title });
  return `${calendar.toString()}\r\n`;
};

/** Seconds from 9:00 on the day before to midnight. */
const beforeNine = 15 * 60 * 60;
