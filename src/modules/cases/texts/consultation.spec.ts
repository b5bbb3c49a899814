import { it } from 'vitest';
import { consultationDe } from './consultation.de.ts';
import { consultationEn } from './consultation.en.ts';
import { expectPlainTwins } from './test-support.ts';

it('the words about consultations are the same in both languages and plain', () => {
  expectPlainTwins(consultationDe, consultationEn, ['2', '3']);
});
