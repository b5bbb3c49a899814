import { describe, expect, it } from 'vitest';
import { periodInWords, spanInWords } from './durations.ts';

describe('spanInWords', () => {
  it.each([
    [0.2, 'weniger als einer Minute', 'less than a minute'],
    [60, '1 Minute', '1 minute'],
    [61, '2 Minuten', '2 minutes'],
    [3_541, '1 Stunde', '1 hour'],
    [3_601, '2 Stunden', '2 hours'],
    [172_800, '2 Tagen', '2 days'],
    [172_801, '3 Tagen', '3 days'],
  ])('%s s', (seconds, de, en) => {
    expect(spanInWords(seconds, 'de')).toBe(de);
    expect(spanInWords(seconds, 'en')).toBe(en);
  });
});

describe('periodInWords', () => {
  it.each([
    ['WD5', '5 Werktagen', '5 working days'],
    ['WD1', '1 Werktag', '1 working day'],
    ['P2W', '2 Wochen', '2 weeks'],
    ['P3M', '3 Monaten', '3 months'],
    ['P10Y', '10 Jahren', '10 years'],
    ['P1M14D', '1 Monat und 14 Tagen', '1 month and 14 days'],
    ['PT10M', '10 Minuten', '10 minutes'],
  ])('%s', (period, de, en) => {
    expect(periodInWords(period, 'de')).toBe(de);
    expect(periodInWords(period, 'en')).toBe(en);
  });
});
