import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Deadline, deadlineFile } from './index.ts';

const deadline: Deadline = {
  uid: 'case-7-objection@lipsia.invalid',
  title: 'Letzter Tag für Ihren Widerspruch',
  day: Temporal.PlainDate.from('2026-12-28'),
  description: 'Bescheid HS-2026-7K4F, Frist nach § 70 VwGO; Zeit in Leipzig.',
  url: 'https://stadt.example/de/vorgang/7',
  stamp: Temporal.Instant.from('2026-11-24T09:00:00.5Z'),
};
const linesOf = (file: string): readonly string[] => file.replaceAll('\r\n ', '').split('\r\n');

describe('deadlineFile', () => {
  it('is one all-day entry on the last day, with a reminder the day before', () => {
    const lines = linesOf(deadlineFile(deadline));
    for (const line of [
      'BEGIN:VCALENDAR',
      'METHOD:PUBLISH',
      'UID:case-7-objection@lipsia.invalid',
      'SEQUENCE:0',
      'DTSTAMP:20261124T090000Z',
      'DTSTART;VALUE=DATE:20261228',
      'DTEND;VALUE=DATE:20261229',
      'TRANSP:TRANSPARENT',
      'TRIGGER:-PT15H',
      'DESCRIPTION:Bescheid HS-2026-7K4F\\, Frist nach § 70 VwGO\\; Zeit in Leipzig.',
      'URL;VALUE=URI:https://stadt.example/de/vorgang/7',
      'X-WR-TIMEZONE:Europe/Berlin',
    ])
      expect(lines).toContain(line);
  });

  it('ends a year and a month on the right day', () => {
    const lines = linesOf(deadlineFile({ ...deadline, day: Temporal.PlainDate.from('2026-12-31') }));
    expect(lines).toContain('DTEND;VALUE=DATE:20270101');
  });

  it('takes an entry back under the same id', () => {
    const lines = linesOf(deadlineFile({ ...deadline, method: 'cancel', sequence: 2 }));
    expect(lines).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2']));
    expect(lines).not.toContain('BEGIN:VALARM');
  });

  it.each([{ uid: 'a\r\nX:1' }, { uid: '' }, { url: 'javascript:alert(1)' }, { url: 'vorgang/7' }])(
    'refuses %j',
    (changes) => {
      expect(() => deadlineFile({ ...deadline, ...changes })).toThrow();
    },
  );

  it('is the same for the same deadline, folds at 75 octets and lets no text add a line', () => {
    const names =
      /^(?:BEGIN|END|VERSION|PRODID|METHOD|X-[A-Z-]+|UID|SEQUENCE|DTSTAMP|DTSTART|DTEND|SUMMARY|TRANSP|DESCRIPTION|STATUS|ACTION|TRIGGER|URL)[:;]/u;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, description) => {
        const file = deadlineFile({ ...deadline, title, description });
        expect(deadlineFile({ ...deadline, title, description })).toBe(file);
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const lines = linesOf(file).filter((line) => line !== '');
        for (const line of lines) expect(line).toMatch(names);
        expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
      }),
    );
  });
});
