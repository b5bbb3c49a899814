import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCondition, withAnswer } from './condition.ts';

const answer = { question: 'chip', literal: '"ja"', isList: false, isNot: false, join: 'and' as const };

describe('a condition put together by choosing', () => {
  it('joins an answer so that the condition before keeps its meaning', () => {
    expect(withAnswer('', answer)).toBe('chip = "ja"');
    expect(withAnswer('a = true', answer)).toBe('a = true and chip = "ja"');
    expect(withAnswer('a = true or b = false', answer)).toBe('(a = true or b = false) and chip = "ja"');
    expect(withAnswer('a = true', { ...answer, join: 'or', isNot: true })).toBe('a = true or chip != "ja"');
    expect(withAnswer('a = true', { ...answer, join: 'instead', isList: true, isNot: true })).toBe(
      'not(list contains(chip, "ja"))',
    );
  });

  it('is read back as it was chosen', () => {
    const chosen = fc.record({
      question: fc.constantFrom('a', 'chip', 'zahlweise'),
      literal: fc.constantFrom('true', 'false', '"sepa"'),
      isList: fc.boolean(),
      isNot: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(chosen, { minLength: 1, maxLength: 4 }), fc.constantFrom('and', 'or'), (all, join) => {
        const tests = all.map((one) => ({ ...one, isList: one.isList && one.literal === '"sepa"' }));
        const text = tests.reduce((before, one) => withAnswer(before, { ...one, join }), '');
        const read = readCondition(text);
        expect(read?.tests).toEqual(tests.map(({ question, literal, isNot }) => ({ question, literal, isNot })));
        if (tests.length > 1) expect(read?.join).toBe(join);
      }),
    );
  });

  it('that says more is a formula', () => {
    for (const text of ['a = 1', 'a = true and b = false or c = true', 'count(hunde) > 1', '(a = true)'])
      expect(readCondition(text)).toBeNull();
  });
});
