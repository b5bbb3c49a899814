import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type CalendarVisit, visitFile } from './index.ts';

const visit: CalendarVisit = {
  uid: '019a-visit@lipsia.invalid',
  title: 'Termin: Bürgerbüro Leutzsch',
  start: Temporal.Instant.from('2026-11-24T08:00:00Z'),
  end: Temporal.Instant.from('2026-11-24T08:15:00Z'),
  place: 'Bürgerbüro Leutzsch, Rathaus Leutzsch',
  description: 'Terminnummer T-7KQ4-M2XD-9',
  url: 'https://stadt.example/de/termin/T-7KQ4-M2XD-9',
  stamp: Temporal.Instant.from('2026-11-20T09:00:00Z'),
  sequence: 0,
  organizer: { name: 'Stadt Leipzig', email: 'termine@stadt.example' },
};
const parsed = (file: string) => new ICAL.Component(ICAL.parse(file));
const linesOf = (file: string): readonly string[] => file.replaceAll('\r\n ', '').split('\r\n');

describe('visitFile', () => {
  it('is one entry from minute to minute in UTC, with place and a reminder on the day before', () => {
    const lines = linesOf(visitFile(visit));
    for (const line of [
      'METHOD:PUBLISH',
      'UID:019a-visit@lipsia.invalid',
      'SEQUENCE:0',
      'DTSTART:20261124T080000Z',
      'DTEND:20261124T081500Z',
      'STATUS:CONFIRMED',
      'LOCATION:Bürgerbüro Leutzsch\\, Rathaus Leutzsch',
      'TRIGGER:-P1D',
    ])
      expect(lines).toContain(line);
  });

  it('follows a change and a cancellation under the same id (RFC 5546)', () => {
    const moved = linesOf(visitFile({ ...visit, sequence: 1, start: visit.end, end: visit.end.add({ minutes: 15 }) }));
    expect(moved).toEqual(
      expect.arrayContaining(['SEQUENCE:1', 'DTSTART:20261124T081500Z', 'UID:019a-visit@lipsia.invalid']),
    );
    const gone = linesOf(visitFile({ ...visit, sequence: 2, method: 'cancel' }));
    expect(gone).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2']));
    expect(gone).not.toContain('BEGIN:VALARM');
  });

  it.each([
    { method: 'publish', state: 'CONFIRMED', attendees: 0 },
    { method: 'request', state: 'CONFIRMED', attendees: 1 },
    { method: 'cancel', state: 'CANCELLED', attendees: 1 },
  ] as const)(
    'is read by an independent parser as $method, with what RFC 5546 wants',
    ({ method, state, attendees }) => {
      const invited = attendees > 0 ? { attendee: 'jana@example.org' } : {};
      const calendar = parsed(visitFile({ ...visit, ...invited, method, sequence: 3 }));
      expect(calendar.getFirstPropertyValue('method')).toBe(method.toUpperCase());
      expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
      const events = calendar.getAllSubcomponents('vevent');
      expect(events).toHaveLength(1);
      const event = new ICAL.Event(events[0]!);
      expect(event.uid).toBe(visit.uid);
      expect(event.sequence).toBe(3);
      expect(event.startDate.toUnixTime()).toBe(visit.start.epochMilliseconds / 1_000);
      expect(event.endDate.toUnixTime()).toBe(visit.end.epochMilliseconds / 1_000);
      expect(event.startDate.zone).toBe(ICAL.Timezone.utcTimezone);
      expect(event.organizer).toBe('mailto:termine@stadt.example');
      expect(event.location).toBe(visit.place);
      expect(event.component.getFirstPropertyValue('status')).toBe(state);
      expect(event.component.getAllProperties('dtstamp')).toHaveLength(1);
      expect(
        event.attendees.map((one) => [
          String(one.getFirstValue()).toLowerCase(),
          one.getParameter('partstat'),
          one.getParameter('rsvp'),
        ]),
      ).toEqual(attendees > 0 ? [['mailto:jana@example.org', 'ACCEPTED', 'FALSE']] : []);
    },
  );

  it('lets no text add a line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, place) => {
        const lines = linesOf(visitFile({ ...visit, title, place }));
        expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
        expect(lines.filter((line) => line.startsWith('DTSTART'))).toHaveLength(1);
      }),
    );
  });
});
