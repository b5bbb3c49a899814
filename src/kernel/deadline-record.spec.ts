import fc from 'fast-check';
import { expect, it } from 'vitest';
import { legalCalendar } from './calendar.ts';
import { endOfPeriod, type Shift } from './deadline.ts';
import { fromDeadlineRecord, toDeadlineRecord } from './deadline-record.ts';
import { explainDeadline } from './deadline-words.ts';
import { canonicalJson, type Json } from './json.ts';
import { saxonHolidays } from './saxon-holidays.ts';

const calendar = legalCalendar(saxonHolidays);

it('keeps a deadline and its reasons through the event log', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9000 }),
      fc.constantFrom('P2W', 'P1M', 'P1M15D', 'P1Y', 'WD3'),
      fc.constantFrom<Shift>('to-working-day', 'fixed-day', 'waiting-period'),
      (days, period, shift) => {
        const from = Temporal.PlainDate.from('2025-01-01').add({ days });
        const deadline = endOfPeriod({ from, period, shift }, calendar);
        const record: Json = toDeadlineRecord(deadline);
        const back = fromDeadlineRecord(JSON.parse(canonicalJson(record)));
        expect(back.end.equals(deadline.end)).toBe(true);
        expect(explainDeadline(back, 'de')).toEqual(explainDeadline(deadline, 'de'));
        expect(toDeadlineRecord(back)).toEqual(record);
      },
    ),
  );
});
