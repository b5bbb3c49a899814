import { afterAll, describe, expect, it } from 'vitest';
import { asGuest, dogAnswers, openCases } from '../test-support.ts';
import { viewCase } from './view-case.ts';

const own = await openCases();
afterAll(() => own.drop());
const { parts } = own;

describe('a dog that a rule can tax', async () => {
  const row = await own.submit('hund-anmelden', dogAnswers());

  it('is decided at once, with claim and letter', async () => {
    expect(row).toMatchObject({ status: 'decided', outcome: 'granted', automatic: true, promisedOn: '2026-11-30' });
    const view = await viewCase(parts, asGuest(), row.number);
    expect(view?.payments).toMatchObject([{ method: 'girocode', status: 'open', cents: 3750 }]);
  });
});
