import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditorReference, formatCreditorReference, isCreditorReference } from './creditor-reference.ts';

describe('creditorReference', () => {
  it('gives the published example of ISO 11649', () => {
    expect(creditorReference('539007547034')).toEqual({ ok: true, value: 'RF18539007547034' });
    expect(isCreditorReference('RF18539007547034')).toBe(true);
    expect(formatCreditorReference('RF18539007547034')).toBe('RF18 5390 0754 7034');
  });

  it('takes case numbers with their hyphens', () => {
    const made = creditorReference('l-7kq4-m2xd-9');
    expect(made).toMatchObject({ ok: true, value: expect.stringMatching(/^RF\d\dL7KQ4M2XD9$/) });
  });

  it.each(['', 'x'.repeat(22), 'Ü1'])('refuses %j', (own) => expect(creditorReference(own).ok).toBe(false));

  it('finds each wrong character', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{1,21}$/), fc.nat(20), fc.nat(9), (own, at, digit) => {
        const made = creditorReference(own);
        if (!made.ok) throw new Error('refused');
        const place = 4 + (at % own.length);
        const other = `${made.value.slice(0, place)}${digit}${made.value.slice(place + 1)}`;
        expect(isCreditorReference(made.value)).toBe(true);
        // Letters take two digits, so only digit for digit is a single error that the check must always find.
        if (/\d/.test(made.value[place]!)) expect(isCreditorReference(other)).toBe(other === made.value);
      }),
    );
  });
});
