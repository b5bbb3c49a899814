import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatMoney,
  parseMoney,
  plainAmount,
  proRataByMonths,
  shareOf,
  splitByWeights,
  splitIntoInstalments,
} from './money.ts';

const cents = fc.integer({ min: -10_000_000_00, max: 10_000_000_00 });

describe('parseMoney', () => {
  it.each([
    ['12,50', 1250],
    ['12.50', 1250],
    ['12,5', 1250],
    ['1.234,50 €', 123450],
    ['1,234.50', 123450],
    ['1.234', 123400],
    ['€ 7', 700],
    ['EUR 7,05', 705],
    ['150,-', 15000],
    ['-3,20', -320],
    ['0', 0],
    ["1'000.10", 100010],
    ['1 234,50', 123450],
  ])('reads %s as %i cents', (text, value) => {
    expect(parseMoney(text)).toEqual({ ok: true, value });
  });

  it('takes a comma before three digits as thousands in English and refuses it in German', () => {
    expect(parseMoney('1,234', 'en')).toMatchObject({ value: 123400 });
    expect(parseMoney('1,234', 'de')).toMatchObject({ ok: false, reason: 'ambiguous-amount' });
    expect(parseMoney('1.234', 'en')).toMatchObject({ ok: false, reason: 'ambiguous-amount' });
  });

  it.each(['', 'zwölf', '12,50 $', '1,2,3 x', '--5', ','])('refuses %j', (text) => {
    expect(parseMoney(text).ok).toBe(false);
  });

  it.each(['1.23.4', '12,345', '1.234.50', '1,2,3'])('refuses the ambiguous %s', (text) => {
    expect(parseMoney(text)).toMatchObject({ reason: 'ambiguous-amount' });
  });

  it('refuses amounts that cannot be counted exactly', () => {
    expect(parseMoney('99999999999999999')).toMatchObject({ reason: 'amount-too-large' });
  });

  it('reads back what it writes in both languages', () => {
    fc.assert(
      fc.property(cents, fc.constantFrom('de' as const, 'en' as const), (value, language) => {
        expect(parseMoney(formatMoney(value, language), language)).toMatchObject({ value });
      }),
    );
  });
});

describe('formatMoney and plainAmount', () => {
  it('writes as people of the language read', () => {
    expect(formatMoney(123450, 'de')).toBe('1.234,50\u00a0€');
    expect(formatMoney(123450, 'en')).toBe('€1,234.50');
    expect(plainAmount(123450)).toBe('1234.50');
    expect(plainAmount(5)).toBe('0.05');
    expect(plainAmount(-5)).toBe('-0.05');
  });

  it('throws on fractions of a cent', () => {
    expect(() => plainAmount(0.5)).toThrow(RangeError);
  });
});

describe('shares and instalments', () => {
  it('rounds half a cent up, away from zero', () => {
    expect(shareOf(1, 1, 2)).toBe(1);
    expect(shareOf(-1, 1, 2)).toBe(-1);
    expect(shareOf(100, 1, 3)).toBe(33);
    expect(shareOf(100, 2, 3)).toBe(67);
  });

  it('counts dog tax of 150 EUR for 7 months as 87.50 EUR', () => {
    expect(proRataByMonths(15000, 7)).toBe(8750);
    expect(proRataByMonths(12000, 12)).toBe(12000);
    expect(proRataByMonths(12000, 0)).toBe(0);
    expect(() => proRataByMonths(12000, 13)).toThrow(RangeError);
  });

  it('puts odd cents on the first instalments', () => {
    expect(splitIntoInstalments(10000, 3)).toEqual([3334, 3333, 3333]);
    expect(splitIntoInstalments(-10000, 3)).toEqual([-3334, -3333, -3333]);
  });

  it('splits so that the parts always add up', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 24 }), (total, count) => {
        const parts = splitIntoInstalments(total, count);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    );
    fc.assert(
      fc.property(
        cents,
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 }),
        (total, weights) => {
          const sum = weights.reduce((a, b) => a + b, 0);
          const parts = splitByWeights(total, weights);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
          for (const [i, part] of parts.entries())
            expect(Math.abs(part - (total * weights[i]!) / sum)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('never gives more for fewer months', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 0, max: 11 }), (yearly, months) => {
        expect(proRataByMonths(yearly, months)).toBeLessThanOrEqual(proRataByMonths(yearly, months + 1));
      }),
    );
  });
});
