import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renameName } from './rename-name.ts';

const rename = (text: string, dialect?: 'expression' | 'unary-tests') =>
  renameName(text, { from: 'hund', to: 'tier', ...(dialect ? { dialect } : {}) });

describe('a variable gets another name', () => {
  it('wherever it is read, and nowhere else', () => {
    expect(rename('hund = true and hundName = "hund"')).toBe('tier = true and hundName = "hund"');
    expect(rename('if hund = null then person.hund else [hund, {hund: 1}.hund]')).toBe(
      'if tier = null then person.hund else [tier, {hund: 1}.hund]',
    );
    expect(rename('hund.alter > 3 // hund')).toBe('tier.alter > 3 // hund');
    expect(rename('> hund, [1..hund]', 'unary-tests')).toBe('> tier, [1..tier]');
  });

  it('but not where the text itself binds it', () => {
    expect(rename('some hund in hunde satisfies hund.alter > 3')).toBe('some hund in hunde satisfies hund.alter > 3');
    expect(rename('hund + (for hund in hunde return hund)[1]')).toBe('tier + (for hund in hunde return hund)[1]');
  });

  it('and is refused where the new name means something else', () => {
    expect(rename('for tier in hunde return tier + hund')).toBeNull();
    expect(rename('hund = (')).toBeNull();
  });

  it('back and forth gives the same text', () => {
    const word = fc.constantFrom('hund', 'hunde', 'alter', '"hund"', '3', 'true');
    const operator = fc.constantFrom('+', '=', 'and', '<');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, operator), { minLength: 1, maxLength: 6 }), word, (parts, last) => {
        const text = parts.map(([left, sign]) => `${left} ${sign} `).join('') + last;
        const there = rename(text);
        fc.pre(there !== null);
        expect(renameName(there!, { from: 'tier', to: 'hund' })).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});
