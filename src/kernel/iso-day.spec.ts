import { expect, it } from 'vitest';
import { isoDay } from './iso-day.ts';

it('names the same day by the same text', () => {
  expect(isoDay('2024-02-29').toString()).toBe('2024-02-29');
  expect(isoDay('2024-02-29')).toBe(isoDay('2024-02-29'));
});

it('refuses a day that is none, again and again', () => {
  for (const text of ['2023-02-29', '2023-13-01', 'irgendwann', '', '2023-02-29'])
    expect(() => isoDay(text)).toThrow(RangeError);
});

it('reads a day with its time, too', () => {
  expect(isoDay('2024-02-29T10:00').toString()).toBe('2024-02-29');
});
