import fc from 'fast-check';
import { expect, it } from 'vitest';
import { meant, wordsIn } from './meant.ts';

const words = wordsIn([
  'fuehrungszeugnis',
  'Hund anmelden',
  'hund',
  'Meldebescheinigung',
  'Umzug',
  'dog',
  'Führungszeugnis',
]);

it.each([
  ['hudn anmelden', 'Hund anmelden'],
  ['Meldebescheinugung', 'Meldebescheinigung'],
  ['umzg', 'Umzug'],
  ['fuerungszeugniss', 'Führungszeugnis'],
  ['führungszeugnid', 'Führungszeugnis'],
])('%s may mean %s', (typed, wanted) => {
  expect(meant(typed, words)).toBe(wanted);
});

it.each(['hund', 'Hund anmelden', 'abc', '', 'quallenzucht', 'dog', 'fuehrungszeugnis'])(
  '"%s" is left as it is',
  (typed) => {
    expect(meant(typed, words)).toBeNull();
  },
);

it('one slip in a long word is always found', () => {
  fc.assert(
    fc.property(fc.nat(16), fc.constantFrom(...'xyzq'), (at, letter) => {
      const word = 'meldebescheinigung';
      const typed = word.slice(0, at) + letter + word.slice(at + 1);
      expect(meant(typed, words)).toBe('Meldebescheinigung');
    }),
  );
});
