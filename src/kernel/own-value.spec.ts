import { expect, it } from 'vitest';
import { ownValue } from './own-value.ts';

it('knows the words that were written down, and no other', () => {
  const table = { neu: 'Angelegt', weg: '' };
  expect([ownValue(table, 'neu'), ownValue(table, 'weg'), ownValue(table, 'alt')]).toEqual(['Angelegt', '', null]);
  expect(['constructor', '__proto__', 'toString', ''].map((word) => ownValue(table, word))).toEqual(
    Array(4).fill(null),
  );
});
