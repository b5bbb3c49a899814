import { it } from 'vitest';
import { operationsDe } from './operations.de.ts';
import { operationsEn } from './operations.en.ts';
import { expectPlainTwins } from './test-support.ts';

it('the words of the operators are the same in both languages and plain', () => {
  expectPlainTwins(operationsDe, operationsEn, ['2', '3']);
});
