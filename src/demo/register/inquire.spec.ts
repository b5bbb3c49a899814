import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideInquiry, type Sought } from './inquire.ts';

const home = { street: 'Beethovenstraße', houseNumber: '12', postcode: '04107' };
const aPerson = (given: Partial<Sought> = {}): Sought => ({
  ...{ id: 'a', familyName: 'Mustermüller', givenNames: 'Anna Sophie', formerNames: ['Probeweiß'] },
  ...{ birthDate: '1980-02-03', birthPlace: 'Leipzig', sex: 'weiblich', isBlocked: false, livesHere: true },
  homes: [home],
  ...given,
});
const inquiry = { familyName: 'Mustermueller', givenNames: 'Sophie', isExtended: false } as const;
const address = { ...home, street: 'Beethovenstr.', city: 'Leipzig', addition: '' };

describe('decideInquiry', () => {
  it('tells the one person who fits all that is named, by a given name and also a former family name', () => {
    expect(decideInquiry({ ...inquiry, address }, [aPerson()]).id).toBe('a');
    expect(decideInquiry({ ...inquiry, familyName: 'Probeweiß', birthDate: '1980-02-03' }, [aPerson()]).id).toBe('a');
    expect(decideInquiry({ ...inquiry, birthDate: '1980-02-04' }, [aPerson()]).id).toBeNull();
    expect(decideInquiry({ ...inquiry, givenNames: 'Berta' }, [aPerson()]).id).toBeNull();
    expect(decideInquiry({ ...inquiry, address: { ...address, houseNumber: '13' } }, [aPerson()]).id).toBeNull();
  });

  it('tells nobody of two, of a person who left, and of a person with a block', () => {
    expect(decideInquiry(inquiry, [aPerson(), aPerson({ id: 'b' })]).id).toBeNull();
    expect(decideInquiry(inquiry, [aPerson({ livesHere: false })]).id).toBeNull();
    expect(decideInquiry(inquiry, [aPerson({ isBlocked: true })]).id).toBeNull();
  });

  it('never tells anybody in the place of a blocked person, and names the blocked one as meant', () => {
    const blocked = aPerson({ id: 'b', isBlocked: true });
    expect(decideInquiry(inquiry, [aPerson(), blocked])).toEqual({ id: null, meant: ['a', 'b'] });
  });

  it('never tells a blocked person, whoever else there is and whatever is asked', () => {
    const person = fc.record({
      isBlocked: fc.boolean(),
      livesHere: fc.boolean(),
      sex: fc.constantFrom('weiblich', 'divers'),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 4 }), fc.constantFrom('weiblich', 'divers'), (people, sex) => {
        const sought = people.map((one, at) => aPerson({ ...one, id: String(at) }));
        const { id } = decideInquiry({ ...inquiry, birthDate: '1980-02-03', sex } as never, sought);
        expect(sought.find((one) => one.id === id)?.isBlocked ?? false).toBe(false);
      }),
    );
  });
});
