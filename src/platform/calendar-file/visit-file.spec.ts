import fc from 'fast-check';
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
};
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
