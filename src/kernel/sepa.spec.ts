import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { germanCreditorIdentifier, isCreditorIdentifier, mandateReference, toSepaText } from './sepa.ts';

describe('mandateReference', () => {
  it('keeps the SEPA characters in capitals', () => {
    expect(mandateReference(' l-7kq4-m2xd-9 ')).toEqual({ ok: true, value: 'L-7KQ4-M2XD-9' });
    expect(mandateReference("A/B-?:().,'+ 1").ok).toBe(true);
    expect(mandateReference('x'.repeat(35)).ok).toBe(true);
  });

  it.each([
    ['', 'mandate-missing'],
    ['x'.repeat(36), 'mandate-too-long'],
    ['HUND_1', 'mandate-wrong-character'],
    ['Müller', 'mandate-wrong-character'],
    ['/A', 'mandate-slash'],
    ['A/', 'mandate-slash'],
    ['A//B', 'mandate-slash'],
  ])('refuses %j as %s', (text, reason) => {
    expect(mandateReference(text)).toMatchObject({ ok: false, reason });
  });
});

describe('creditor identifiers', () => {
  it('check the published German example', () => {
    expect(isCreditorIdentifier('DE98ZZZ09999999999')).toBe(true);
    expect(isCreditorIdentifier('DE98ABC09999999999')).toBe(true);
    expect(isCreditorIdentifier('DE97ZZZ09999999999')).toBe(false);
    expect(isCreditorIdentifier('DE98ZZZ0999999999')).toBe(false);
    expect(germanCreditorIdentifier('09999999999')).toBe('DE98ZZZ09999999999');
    expect(() => germanCreditorIdentifier('1')).toThrow(RangeError);
  });
});

describe('toSepaText', () => {
  it('writes umlauts out and leaves only allowed characters', () => {
    expect(toSepaText('Straßenübergang & Café – Öl')).toBe('Strassenuebergang + Cafe . Oel');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(toSepaText(text)).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]*$/);
      }),
    );
  });
});
