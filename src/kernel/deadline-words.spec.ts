import { describe, expect, it } from 'vitest';
import { legalCalendar } from './calendar.ts';
import { endOfPeriod, extendPeriod, type PeriodOrder } from './deadline.ts';
import { explainDeadline, explainStep } from './deadline-words.ts';
import { notificationOf } from './notification.ts';
import { lintEnglish, lintGerman } from './readability.ts';
import { saxonHolidays } from './saxon-holidays.ts';

const calendar = legalCalendar(saxonHolidays);
const day = (text: string) => Temporal.PlainDate.from(text);
const end = (from: string, period: string, more: Partial<PeriodOrder> = {}) =>
  endOfPeriod({ from: day(from), period, ...more }, calendar);

const deadlines = [
  end('2026-11-04', 'P2W'),
  end('2027-01-31', 'P1M15D'),
  end('2026-12-22', 'WD7'),
  end('2026-12-10', 'P2W', { countsFrom: 'start-of-day' }),
  end('2027-01-31', 'P1M', { countsFrom: 'start-of-day', shift: 'fixed-day' }),
  end('2027-03-01', 'P1M', { countsFrom: 'start-of-day' }),
  end('2026-11-30', 'P3M', { shift: 'waiting-period' }),
  end('2026-03-24', 'P10D'),
  extendPeriod(end('2026-11-26', 'P1M'), 'P1W', calendar),
];
const notices = (['post', 'own-portal', 'formal-service'] as const).flatMap((channel) => {
  const [sent, received] = [day('2026-12-21'), day('2026-12-30')];
  const found = notificationOf(
    { channel, regime: 'vwvfg', sent, received, fetched: day('2026-12-22') },
    received,
    calendar,
  );
  return found.state === 'notified' ? found.steps : [];
});

describe('explanations of deadlines', () => {
  it('stay within 20 words a sentence in both languages', () => {
    const steps = [...deadlines.flatMap(({ steps }) => steps), ...notices];
    expect(new Set(steps.map(({ code }) => code)).size).toBe(16);
    for (const step of steps) {
      const findings = [...lintGerman(explainStep(step, 'de').text), ...lintEnglish(explainStep(step, 'en').text)];
      expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
      expect(explainStep(step, 'de').rule).toMatch(/§|VwZG/);
    }
  });

  it('name each free day', () => {
    expect(explainDeadline(end('2026-03-24', 'P10D'), 'en').at(-1)!.text).toBe(
      'Not a working day: 3 April 2026 (Good Friday), 4 April 2026 (Saturday), 5 April 2026 (Sunday) and 6 April 2026 (Easter Monday). So the day that counts is Tuesday, 7 April 2026.',
    );
  });
});
