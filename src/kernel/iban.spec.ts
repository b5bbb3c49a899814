import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findGermanBankCode, formatIban, isSepaIban, maskIban, parseIban } from './iban.ts';

const iban = 'DE89370400440532013000';

describe('parseIban', () => {
  it.each([iban, 'de89 3704 0044 0532 0130 00', 'DE89-3704-0044-0532-0130-00', ' DE89370400440532013000 '])(
    'reads %s',
    (text) => expect(parseIban(text)).toEqual({ ok: true, value: iban }),
  );

  it.each([
    ['', 'iban-missing'],
    ['XX89370400440532013000', 'iban-unknown-country'],
    ['DE8937040044053201300', 'iban-wrong-length'],
    ['DE89370400440532013001', 'iban-wrong-digits'],
    ['DE8937040044O532013000', 'iban-wrong-digits'],
  ])('refuses %j as %s', (text, reason) => {
    expect(parseIban(text)).toMatchObject({ ok: false, reason });
  });

  it('finds each single wrong digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 21 }), fc.integer({ min: 1, max: 9 }), (at, plus) => {
        const digit = (Number(iban[at]) + plus) % 10;
        expect(parseIban(`${iban.slice(0, at)}${digit}${iban.slice(at + 1)}`).ok).toBe(false);
      }),
    );
  });
});

describe('showing an IBAN', () => {
  it('groups by four and masks all that could be used', () => {
    expect(formatIban(iban)).toBe('DE89 3704 0044 0532 0130 00');
    expect(maskIban(iban)).toBe('DE•• •••• 3000');
  });

  it('knows the bank code and whether SEPA reaches it', () => {
    expect(findGermanBankCode(iban)).toBe('37040044');
    expect(findGermanBankCode('GB82WEST12345698765432')).toBeUndefined();
    expect(isSepaIban('AT611904300234573201')).toBe(true);
    expect(isSepaIban('TR330006100519786457841326')).toBe(false);
  });
});
