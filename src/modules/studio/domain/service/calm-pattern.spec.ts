import { describe, expect, it } from 'vitest';
import { isCalm } from './calm-pattern.ts';

describe('patterns from foreign files', () => {
  it.each([
    '([0]{1}[1-9]{1}|[1-9]{1}[0-9]{1})[0-9]{3}',
    '[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{1,63}',
    '[A-Z]{2}\\d{2}( ?\\d{4}){2}',
    '\\d{4}-\\d{2}-\\d{2}',
    '[\\s\\S]*',
  ])('takes %s', (pattern) => {
    expect(isCalm(pattern, 254)).toBe(true);
  });

  it.each([
    ...['(a+)+', '(a|a)*', '(a?){30}', '((ab)*c)+', '(x+x+)+y', '(.*)\\1', '.*.*.*.*=', '(?=a+)b', 'a'.repeat(501)],
    '([a-z]+\\d?){4,}',
  ])('refuses %s', (pattern) => {
    expect(isCalm(pattern, 254)).toBe(false);
  });
});
