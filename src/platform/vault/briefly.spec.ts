import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { briefly } from './briefly.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('makes a value once until its time is over, then anew', () => {
  const made: string[] = [];
  const open = briefly(10, (key) => {
    made.push(key);
    return { key };
  });
  const first = open('a');
  vi.advanceTimersByTime(999);
  expect(open('a')).toBe(first);
  open('b');
  vi.advanceTimersByTime(1);
  expect(open('a')).not.toBe(first);
  expect(made).toEqual(['a', 'b', 'a']);
});
it('keeps neither what could not be made nor more than it may', () => {
  const made: string[] = [];
  const open = briefly(1, (key) => {
    made.push(key);
    return key === 'bad' ? null : { key };
  });
  for (const key of ['bad', 'bad', 'a', 'a', 'b', 'b']) open(key);
  expect(made).toEqual(['bad', 'bad', 'a', 'b', 'b']);
});
it('takes what somebody else has made, for as long', () => {
  const open = briefly(10, (key) => ({ key }));
  const given = { key: 'a' };
  open.keep('a', given);
  expect(open('a')).toBe(given);
  vi.advanceTimersByTime(1_000);
  expect(open('a')).not.toBe(given);
});
