import { describe, expect, it } from 'vitest';
import { count, sum } from './suites.ts';

const report = { numPassedTests: 3, numPendingTests: 2, numTodoTests: 1 };
const wrong = {
  status: 'failed',
  fullName: 'a sum is right',
  failureMessages: ['expected 3 to be 4\n  at sum.spec.ts'],
};
const failed = { name: 'sum.spec.ts', status: 'failed', assertionResults: [wrong] };

describe('count', () => {
  it('counts tests by their outcome, and names what failed', () => {
    expect(count({ ...report, testResults: [failed] })).toEqual({
      ...{ passed: 3, failed: 1, skipped: 3 },
      failures: ['sum.spec.ts > a sum is right: expected 3 to be 4'],
    });
  });
  it('counts a file that could not be read as a failure', () => {
    const unread = { name: 'a.spec.ts', status: 'failed', message: 'no such file', assertionResults: [] };
    const hook = { name: 'b.spec.ts', status: 'failed', assertionResults: [{ status: 'passed', fullName: 'b' }] };
    const counts = count({ ...report, testResults: [failed, unread, hook] });
    expect(counts).toMatchObject({
      failed: 3,
      failures: [expect.anything(), 'a.spec.ts: no such file', 'b.spec.ts: '],
    });
  });
});

describe('sum', () => {
  it('adds up', () => {
    expect(sum([])).toEqual({ passed: 0, failed: 0, skipped: 0, failures: [] });
    expect(
      sum([
        { passed: 1, failed: 0, skipped: 2, failures: [] },
        { passed: 3, failed: 1, skipped: 0, failures: ['one'] },
      ]),
    ).toEqual({ passed: 4, failed: 1, skipped: 2, failures: ['one'] });
  });
});
