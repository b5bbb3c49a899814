import { describe, expect, it } from 'vitest';
import { inquiryOf } from './inquiry.ts';

const answers = { umfang: 'einfach', gesuchtFamilienname: ' Muster ', gesuchtVorname: 'Kim' };
const address = { street: 'Jahnallee', houseNumber: '25', postcode: '04109', city: 'Leipzig', addition: '' };

describe('an inquiry', () => {
  it('names the person by an address or by two further details', () => {
    expect(inquiryOf({ ...answers, gesuchtAnschrift: address })).toEqual({
      ...{ familyName: 'Muster', givenNames: 'Kim', address, isExtended: false },
    });
    const details = { ...answers, gesuchtGeburtsdatum: '1980-02-03', gesuchtGeburtsort: 'Leipzig' };
    expect(inquiryOf(details)).toMatchObject({ birthDate: '1980-02-03', birthPlace: 'Leipzig' });
    expect(inquiryOf({ ...answers, gesuchtGeburtsort: 'Leipzig' })).toBeNull();
  });

  it('asks for more only when an interest was named and a person accepted it', () => {
    const known = { ...answers, gesuchtAnschrift: address };
    const accepted = { pruefung: { outcome: 'erweitert' } };
    expect(inquiryOf({ ...known, ...accepted })?.isExtended).toBe(false);
    expect(inquiryOf({ ...known, umfang: 'erweitert' })?.isExtended).toBe(false);
    expect(inquiryOf({ ...known, ...accepted, umfang: 'erweitert' })?.isExtended).toBe(true);
  });
});
