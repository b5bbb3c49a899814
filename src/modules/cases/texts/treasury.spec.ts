import { it } from 'vitest';
import { expectPlainTwins } from './test-support.ts';
import { treasuryDe } from './treasury.de.ts';
import { treasuryEn } from './treasury.en.ts';

it('the words of the treasury are the same in both languages and plain', () => {
  expectPlainTwins(treasuryDe, treasuryEn, ['2', '3']);
});
