import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWays, savedPerVisit } from './compare.ts';
import type { PilotTerms } from './office-schema.ts';
import { evaluatePilot, type PilotVisit } from './pilot.ts';

const terms: PilotTerms = {
  ...{ id: 'p', title: { de: 'a', en: 'a' }, goal: { de: 'a', en: 'a' } },
  measure: { figure: 'completion', target: 0.5, words: { de: 'a', en: 'a' } },
  ...{ institution: 'i', services: ['s'], from: '2026-11-01', until: '2026-12-31' },
};
const visits = (waited: readonly (number | null)[], served: number | null = 12): PilotVisit[] =>
  waited.map((one) => ({ ...{ branch: 'b', state: 'accepted', isSent: true, minutes: 5 }, waited: one, served }));
const nothing = {
  ways: [],
  counters: { waiting: null, length: null },
  ratings: { partner: null, office: null, online: null },
  onlineForms: null,
  saved: null,
};
const rowOf = (figure: string, about: Partial<Parameters<typeof compareWays>[0]>) =>
  compareWays({ ...nothing, result: evaluatePilot(terms, [], 0), ...about }).find((row) => row.figure === figure);

describe('a pilot compared', () => {
  it('tells the middle and nine of ten of the waits that were noted, and leaves out those that were not', () => {
    const result = evaluatePilot(terms, visits([0, 4, 10, null, null]), 0);
    const counters = { waiting: { count: 20, median: 25, p90: 61 }, length: { count: 2, median: 9, p90: 9 } };
    expect(rowOf('waiting', { result, counters })).toEqual({
      figure: 'waiting',
      partner: { state: 'measured', value: 4, p90: 8.8, count: 3 },
      office: { state: 'measured', value: 25, p90: 61, count: 20 },
      online: { state: 'none' },
    });
    expect(rowOf('length', { result, counters })).toMatchObject({
      partner: { value: 12, count: 5 },
      office: { state: 'too-few' },
    });
    expect(rowOf('waiting', { result: evaluatePilot(terms, visits([3, 4, null]), 0) })?.partner.state).toBe('too-few');
  });

  it('tells satisfaction in steps of five per cent, and nothing of fewer than three on either side', () => {
    const ratings = { partner: { part: 14, whole: 17 }, office: { part: 9, whole: 10 }, online: null };
    expect(rowOf('satisfaction', { ratings })).toMatchObject({
      partner: { state: 'measured', value: 0.8, count: 17 },
      office: { state: 'too-few' },
      online: { state: 'not-measured' },
    });
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (part, other) => {
        const parts = { part, whole: part + other };
        const cell = rowOf('satisfaction', { ratings: { ...ratings, partner: parts } })!.partner;
        const isSmall = (count: number): boolean => count > 0 && count < 3;
        if (part + other < 3 || isSmall(part) || isSmall(other)) expect(cell).toEqual({ state: 'too-few' });
        else expect((cell as { value: number }).value * 20).toBeCloseTo(Math.round((20 * part) / (part + other)), 9);
      }),
    );
  });

  it('has a cell for every way in every figure, and says what is not measured', () => {
    const rows = compareWays({ ...nothing, result: evaluatePilot(terms, [], 0) });
    expect(rows.map(({ figure }) => figure)).toEqual([
      ...['visits', 'sent', 'completion', 'errors', 'waiting', 'length', 'counter-minutes', 'decided', 'days'],
      ...['distance', 'cost', 'satisfaction'],
    ]);
    expect(rowOf('errors', {})).toMatchObject({ office: { state: 'not-measured' }, online: { state: 'not-measured' } });
    expect(rowOf('sent', { ways: [{ way: 'online', sent: 2, decided: 0, days: null }] })?.online.state).toBe('too-few');
  });

  it('weighs what is saved by the visits of each branch', () => {
    expect(
      savedPerVisit([
        { visits: 3, saved: 4 },
        { visits: 1, saved: 0 },
        { visits: 9, saved: null },
      ]),
    ).toBe(3);
    expect(savedPerVisit([{ visits: 2, saved: 4 }])).toBeNull();
  });
});
