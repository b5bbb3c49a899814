import { it } from 'vitest';
import { germanTextDe } from './german-text.de.ts';
import { germanTextEn } from './german-text.en.ts';
import { expectPlainTwins } from './test-support.ts';

it('the words about German texts are the same in both languages and plain', () => {
  expectPlainTwins(germanTextDe, germanTextEn, ['Montag']);
});
