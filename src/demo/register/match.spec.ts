import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, decideMatch } from './match.ts';

const aCandidate = (given: Partial<Candidate> = {}): Candidate => ({
  id: 'a',
  familyName: 'Mustermüller',
  givenNames: 'Anna Sophie',
  usualName: null,
  home: 'Beethovenstraße|12',
  parents: [],
  isBlocked: false,
  ...given,
});
const ask = (familyName: string, givenNames: string, ...candidates: Candidate[]) =>
  decideMatch({ familyName, givenNames }, candidates);

describe('decideMatch', () => {
  it.each([
    ['Mustermüller', 'Anna Sophie'],
    ['MUSTERMÜLLER', 'ANNA SOPHIE'],
    ['Mustermueller', 'Sophie Anna'],
    ['  Mustermu\u0308ller ', 'anna-sophie'],
  ])('knows %s, %s', (familyName, givenNames) => {
    expect(ask(familyName, givenNames, aCandidate())).toEqual({ kind: 'unique', id: 'a' });
  });

  it('takes the usual name alone, but no other part of the given names', () => {
    expect(ask('Mustermüller', 'Sophie', aCandidate({ usualName: 'Sophie' })).kind).toBe('unique');
    expect(ask('Mustermüller', 'Anna', aCandidate({ usualName: 'Sophie' })).kind).toBe('ambiguous');
    expect(ask('Mustermüller', 'Anna', aCandidate()).kind).toBe('ambiguous');
    expect(ask('Mustermüller', 'Anna Sophie Marie', aCandidate()).kind).toBe('ambiguous');
  });

  it('finds nobody by a name that is not theirs, and doubts a former one', () => {
    expect(ask('Mustermüller', 'Berta', aCandidate()).kind).toBe('none');
    expect(ask('Mustermüller', 'Anna Sophie').kind).toBe('none');
    expect(ask('Mustermüller', 'Anna Sophie', aCandidate({ familyName: 'Probeweiß' })).kind).toBe('ambiguous');
  });

  it('leaves twins to a person, whether they live together or share a parent', () => {
    const twin = { id: 'b', givenNames: 'Berta' };
    expect(ask('Mustermüller', 'Anna Sophie', aCandidate(), aCandidate(twin)).kind).toBe('ambiguous');
    const apart = aCandidate({ ...twin, home: 'elsewhere', parents: ['p'] });
    expect(ask('Mustermüller', 'Anna Sophie', aCandidate({ parents: ['p'] }), apart).kind).toBe('ambiguous');
    expect(ask('Mustermüller', 'Anna Sophie', aCandidate(), apart).kind).toBe('unique');
  });

  it('leaves two of the same name and day to a person', () => {
    const namesake = aCandidate({ id: 'b', home: 'elsewhere' });
    expect(ask('Mustermüller', 'Anna Sophie', aCandidate(), namesake).kind).toBe('ambiguous');
  });

  it('answers a block like any doubt', () => {
    const blocked = ask('Mustermüller', 'Anna Sophie', aCandidate({ isBlocked: true }));
    const namesakes = ask('Mustermüller', 'Anna Sophie', aCandidate(), aCandidate({ id: 'b', home: 'elsewhere' }));
    expect(blocked).toEqual(namesakes);
    expect(ask('Mustermüller', 'Berta', aCandidate({ isBlocked: true })).kind).toBe('none');
  });

  it('never names one of two who fit, in whatever order they come', () => {
    const names = fc.constantFrom('Anna', 'Sophie', 'Anna Sophie', 'Sophie Anna', 'Berta');
    const someone = fc.record({
      givenNames: names,
      usualName: fc.constantFrom(null, 'Anna', 'Sophie'),
      home: fc.constantFrom('x', 'y', 'z'),
      isBlocked: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 4 }), names, (people, asked) => {
        const candidates = people.map((person, place) => aCandidate({ ...person, id: String(place) }));
        const found = ask('Mustermüller', asked, ...candidates);
        expect(ask('Mustermüller', asked, ...candidates.toReversed())).toEqual(found);
        if (found.kind !== 'unique') return;
        const others = candidates.filter((one) => one.id !== found.id);
        expect(candidates.find((one) => one.id === found.id)?.isBlocked).toBe(false);
        const words = asked.split(' ');
        expect(others.some((one) => one.givenNames.split(' ').some((name) => words.includes(name)))).toBe(false);
      }),
    );
  });
});
