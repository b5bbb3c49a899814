import fc from 'fast-check';
import { expect, it } from 'vitest';
import { meant, wordsIn } from './meant.ts';

const words = wordsIn(['Hund anmelden', 'Meldebescheinigung', 'Umzug', 'dog']);

it.each([
  ['hudn anmelden', 'hund anmelden'],
  ['Meldebescheinugung', 'meldebescheinigung'],
  ['umzg', 'umzug'],
])('%s may mean %s', (typed, wanted) => {
  expect(meant(typed, words)).toBe(wanted);
});

it.each(['hund', 'Hund anmelden', 'abc', '', 'quallenzucht', 'dog'])('"%s" is left as it is', (typed) => {
  expect(meant(typed, words)).toBeNull();
});

it('one slip in a long word is always found', () => {
  fc.assert(
    fc.property(fc.nat(16), fc.constantFrom(...'xyzq'), (at, letter) => {
      const word = 'meldebescheinigung';
      const typed = word.slice(0, at) + letter + word.slice(at + 1);
      expect(meant(typed, words)).toBe(word);
    }),
  );
});
