import { describe, expect, it } from 'vitest';
import { count, sum } from './suites.ts';

const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
const failed = { status: 'failed', assertionResults: [{ status: 'failed' }] };

describe('count', () => {
  it('counts tests by their outcome', () => {
    expect(count({ ...report, testResults: [failed] })).toEqual({ passed: 3, failed: 1, skipped: 3 });
  });
  it('counts a file that could not be read as a failure', () => {
    const unread = { status: 'failed', assertionResults: [] };
    const hook = { status: 'failed', assertionResults: [{ status: 'passed' }] };
    expect(count({ ...report, testResults: [failed, unread, hook] }).failed).toBe(3);
  });
});

describe('sum', () => {
  it('adds up', () => {
    expect(sum([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
    expect(
      sum([
        { passed: 1, failed: 0, skipped: 2 },
        { passed: 3, failed: 1, skipped: 0 },
      ]),
    ).toEqual({ passed: 4, failed: 1, skipped: 2 });
  });
});
