import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OversightRules, PilotTerms } from './office-schema.ts';
import { isComparable, medianOf, outliersOf, robustScore, type VisitFact } from './outliers.ts';
import { countOf, evaluatePilot, hideOneMore, type PilotVisit, pilotHash } from './pilot.ts';

const rules: OversightRules = {
  ...{ score: 3.5, leastOthers: 5, leastVisits: 5, days: 90, quickMinutes: 2 },
  ...{ floors: { perDay: 2, share: 0.1 }, state: 'assumption', source: 'x', asOf: '2026-11-22' },
};
const visit = (clerk: string, index: number, change: Partial<VisitFact> = {}): VisitFact => ({
  ...{ clerk, branch: `at-${clerk}`, state: 'submitted', method: 'card-reading', minutes: 8 + (index % 3) },
  ...{ beganAt: `2026-11-${String(2 + (index % 5)).padStart(2, '0')}T10:${String(index % 60).padStart(2, '0')}:00Z` },
  ...{ person: `${clerk}-${index}`, sealHash: `${clerk}-${index}` },
  ...{ addressMark: index % 5 === 0 ? null : `a-${clerk}-${index}`, ibanMark: `i-${clerk}-${index}` },
  ...change,
});
const crowd = Array.from({ length: 8 }, (_, at) => `c${at}`).flatMap((clerk, at) =>
  Array.from({ length: 10 + (at % 3) }, (_, index) => visit(clerk, index)),
);
const many = (count: number, change: Partial<VisitFact>): VisitFact[] =>
  Array.from({ length: count }, (_, index) => visit('bad', index, change));

describe('outliers', () => {
  it('are none where all work alike', () => {
    expect(outliersOf(crowd, 'clerk', rules)).toEqual([]);
    expect(outliersOf(crowd, 'branch', rules)).toEqual([]);
  });

  it.each([
    ['perDay', 80, {}],
    ['withdrawn', 12, { state: 'withdrawn' }],
    ['returned', 12, { state: 'returned' }],
    ['weakIdentity', 12, { method: 'second-document' }],
    ['quick', 12, { minutes: 0.5 }],
    ['unusualHours', 12, { beganAt: '2026-11-03T22:30:00Z' }],
    ['samePerson', 12, { person: 'one' }],
    ['sameAnswers', 12, { sealHash: 'one' }],
    ['sameAddress', 12, { addressMark: 'one' }],
    ['sameAccount', 12, { ibanMark: 'one' }],
  ] as const)('name whoever stands out by %s, as clerk and as branch', (measure, count, change) => {
    const facts = [...crowd, ...many(count, change)];
    const clerks = outliersOf(facts, 'clerk', rules);
    expect(clerks.map(({ who }) => who)).toContain('bad');
    expect(clerks.find((one) => one.who === 'bad' && one.measure === measure)?.score).toBeGreaterThan(3.5);
    expect(clerks.every(({ who }) => who === 'bad')).toBe(true);
    expect(outliersOf(facts, 'branch', rules).map((one) => one.measure)).toContain(measure);
  });

  it('do not count the address and account of somebody who comes again', () => {
    const again = many(12, { person: 'one', addressMark: 'one', ibanMark: 'one' });
    const found = outliersOf([...crowd, ...again], 'clerk', rules).map(({ measure }) => measure);
    expect(found).toEqual(['samePerson']);
  });

  it('say nothing of too few others, too few visits and small differences', () => {
    const few = crowd.filter(({ clerk }) => clerk < 'c3');
    expect(outliersOf([...few, ...many(12, { state: 'withdrawn' })], 'clerk', rules)).toEqual([]);
    expect([isComparable(few, 'clerk', rules), isComparable(crowd, 'branch', rules)]).toEqual([false, true]);
    expect(outliersOf([...crowd, ...many(4, { state: 'withdrawn' })], 'clerk', rules)).toEqual([]);
    const oneOfMany = [...many(11, {}).slice(1), visit('bad', 50, { state: 'withdrawn' })];
    expect(outliersOf([...crowd, ...oneOfMany], 'clerk', rules)).toEqual([]);
  });

  it('are measured so that one extreme value cannot hide itself', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 9, maxLength: 40 }), (values) => {
        const all = [...values, 1_000_000];
        expect(robustScore(1_000_000, all)).toBeGreaterThan(3.5);
        expect(robustScore(medianOf(all), all)).toBe(0);
      }),
    );
    expect(robustScore(5, [5, 5, 5])).toBe(0);
    expect(medianOf([])).toBe(0);
    // By hand: median 3, distances 2 1 0 1 97, their median 1.
    expect(robustScore(100, [1, 2, 3, 4, 100])).toBeCloseTo(0.6745 * 97, 9);
  });
});

const terms: PilotTerms = {
  id: 'p',
  title: { de: 'a', en: 'a' },
  goal: { de: 'a', en: 'a' },
  measure: { figure: 'completion', target: 0.5, words: { de: 'a', en: 'a' } },
  ...{ institution: 'i', services: ['s'], from: '2026-11-01', until: '2026-12-31' },
};
const pilotVisit = (change: Partial<PilotVisit> = {}): PilotVisit => ({
  ...{ branch: 'b', state: 'submitted', isSent: true, minutes: 5, waited: null, served: null },
  ...change,
});
const times = (count: number, change: Partial<PilotVisit>): PilotVisit[] =>
  Array.from({ length: count }, () => pilotVisit(change));

describe('a pilot', () => {
  it('has a hash that any later change of goal, measure or end moves', () => {
    const hash = pilotHash(terms);
    for (const change of [
      { until: '2027-12-31' },
      { goal: { de: 'b', en: 'a' } },
      { measure: { ...terms.measure, target: 0.4 } },
      { services: ['s', 't'] },
    ])
      expect(pilotHash({ ...terms, ...change })).not.toBe(hash);
    expect(pilotHash(structuredClone(terms))).toBe(hash);
  });

  it('is worked out from its visits', () => {
    const visits = [
      ...times(6, { state: 'accepted', minutes: 4 }),
      ...times(3, { state: 'returned', minutes: 10 }),
      ...times(3, { state: 'withdrawn', isSent: false, minutes: null }),
      ...times(4, { state: 'opened', isSent: false, minutes: null, branch: 'c' }),
    ];
    expect(evaluatePilot(terms, visits, 4_500)).toEqual({
      ...{ visits: 16, sent: 9, completion: 0.75, errors: 1 / 3, counterMinutes: 4, centsPerCase: 500 },
      ...{ waiting: null, length: null, value: 0.75, isReached: true },
      perBranch: [
        { branch: 'b', visits: 12 },
        { branch: 'c', visits: 4 },
      ],
    });
    const errors = { ...terms, measure: { ...terms.measure, figure: 'errors', target: 0.1 } } as const;
    expect(evaluatePilot(errors, visits, 0)).toMatchObject({ value: 1 / 3, isReached: false });
  });

  it('tells nothing of fewer than three, also not by subtraction', () => {
    expect(evaluatePilot(terms, times(2, {}), 900)).toMatchObject({
      ...{ visits: null, sent: null, completion: null, errors: null, counterMinutes: null, centsPerCase: null },
      ...{ value: null, isReached: null },
    });
    const one = [...times(9, { state: 'accepted' }), ...times(1, { state: 'returned' })];
    expect(evaluatePilot(terms, one, 0).errors).toBeNull();
    expect(evaluatePilot(terms, [], 0)).toMatchObject({ visits: 0, sent: 0, completion: null });
    expect([0, 1, 2, 3].map(countOf)).toEqual([0, null, null, 3]);
  });

  it('hides a second cell beside a single hidden one', () => {
    expect(hideOneMore([null, 5, 9, 0])).toEqual([null, null, 9, 0]);
    expect(hideOneMore([null, null, 9])).toEqual([null, null, 9]);
    expect(hideOneMore([4, 5])).toEqual([4, 5]);
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 3, max: 99 })), { minLength: 2, maxLength: 9 }), (cells) => {
        expect(hideOneMore(cells).filter((cell) => cell === null).length).not.toBe(1);
      }),
    );
  });
});
