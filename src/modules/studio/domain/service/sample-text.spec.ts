import { describe, expect, it } from 'vitest';
import { sampleText } from './sample-text.ts';

describe('an answer for a pattern', () => {
  it.each([
    ['([0]{1}[1-9]{1}|[1-9]{1}[0-9]{1})[0-9]{3}', 5, 5],
    ['[A-Z]{3}-\\d{4,6}', 8, 10],
    ['(?:ab|cd)+x?', 4, 20],
    ['\\d{2}\\.\\d{2}\\.\\d{4}', 10, 10],
    ['[\\s\\S]{3,}', 3, 119],
    ['[^@]+@[^@]+', 1, 100],
  ])('fits %s', (pattern, least, most) => {
    const text = sampleText(pattern, least, most) ?? '';
    expect(text).toMatch(new RegExp(`^(?:${pattern})$`, 'u'));
    expect(text.length).toBeGreaterThanOrEqual(least);
    expect(text.length).toBeLessThanOrEqual(most);
  });

  it.each(['(?!x)[q]{9}z', '(a', '[^a]{77}', '(a|b){9999999}'])('is not made up for %s', (pattern) => {
    expect(sampleText(pattern, 1, 50)).toBeUndefined();
  });
});
