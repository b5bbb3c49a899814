import { describe, expect, it } from 'vitest';
import { markable } from './markable.ts';

const questions = { address: 'anschrift', ibans: ['iban', 'konto'] };
const at = (change: object) => ({
  anschrift: { street: 'Zschochersche Straße', houseNumber: '12 a', postcode: '04229', city: 'Leipzig', ...change },
});

describe('what is compared of a form', () => {
  it('is one spelling of one address and one account', () => {
    const first = markable({ ...at({}), iban: 'DE89 3704 0044 0532 0130 00' }, questions);
    const again = { ...at({ street: ' zschochersche  Str.', houseNumber: '12A' }), konto: 'de89370400440532013000' };
    expect(markable(again, questions)).toEqual(first);
    expect(first.iban).toBe('DE89370400440532013000');
    for (const other of [{ houseNumber: '12' }, { street: 'Zschochersche Gasse' }, { postcode: '04109' }])
      expect(markable(at(other), questions).address).not.toBe(first.address);
  });

  it('is nothing where the form asks for none or it is not whole', () => {
    expect(markable({ anschrift: 'irgendwo' }, questions)).toEqual({ address: null, iban: null });
    expect(markable(at({ street: '' }), questions).address).toBeNull();
    expect(markable(at({}), { address: null, ibans: [] })).toEqual({ address: null, iban: null });
  });
});
