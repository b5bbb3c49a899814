import fc from 'fast-check';
import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

it('gives what the function gives, and asks it once while it remembers', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.integer({ min: 1, max: 5 }), (keys, most) => {
      let asked = 0;
      const square = remembered(most, (key: number) => {
        asked += 1;
        return key * key;
      });
      expect(keys.map(square)).toEqual(keys.map((key) => key * key));
      if (new Set(keys).size <= most) expect(asked).toBe(new Set(keys).size);
    }),
  );
});

it('never keeps more than it may', () => {
  const made: string[] = [];
  const name = remembered(2, (key: string) => {
    made.push(key);
    return key.toUpperCase();
  });
  for (const key of ['a', 'b', 'a', 'c', 'a']) name(key);
  expect(made).toEqual(['a', 'b', 'c', 'a']);
});
