import { plain, webAddress } from './calendar-text.ts';
import type { FreeBusy, Stretch } from './types.ts';

/**
 * Gives a calendar file with one VFREEBUSY (RFC 5545 3.6.4, published after RFC 5546 3.3.1): the stretches that are free and those that
 * are taken, in UTC. It says nothing about what takes them. Equal facts give equal bytes. Throws when id or address are not usable.
 */
export function freeBusyFile({ uid, organizer, url, stamp, from, until, free, busy }: FreeBusy): string {
  if (!/^[\w.@-]{1,200}$/u.test(uid)) throw new Error('a calendar id has only letters, digits, dots, dashes and @');
  const name = plain(organizer.name).replace(/["\n]/gu, ' ');
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lipsia//Termine//DE',
    'METHOD:PUBLISH',
    'BEGIN:VFREEBUSY',
    `UID:${uid}`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART:${utc(from)}`,
    `DTEND:${utc(until)}`,
    `ORGANIZER;CN="${name}":mailto:${organizer.email}`,
    `URL:${webAddress(url)}`,
    ...free.map((stretch) => `FREEBUSY;FBTYPE=FREE:${period(stretch)}`),
    ...busy.map((stretch) => `FREEBUSY;FBTYPE=BUSY:${period(stretch)}`),
    'END:VFREEBUSY',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}

const period = ({ from, until }: Stretch): string => `${utc(from)}/${utc(until)}`;

const utc = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'second' }).replace(/[-:]/gu, '');

/** Lines longer than 75 octets go on in the next one, after a space; no letter is cut in two. */
function folded(line: string): string {
  const lines = [''];
  for (const letter of line) {
    const last = lines.length - 1;
    if (Buffer.byteLength(lines[last]! + letter) > 74) lines.push(` ${letter}`);
    else lines[last] += letter;
  }
  return lines.join('\r\n');
}
