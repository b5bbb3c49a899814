import { legalDay, legalZone } from '#kernel/clock';
import { spreadOf } from '../waiting/index.ts';
import type { OversightRules } from './office-schema.ts';

/**
 * Who stands out from the others, by robust z-scores: the distance to the median in units of the median distance. One extreme value moves neither, so it cannot hide
 * itself. Too few others or too few visits give nothing. A reason to look, never a verdict.
 */
export function outliersOf(facts: readonly VisitFact[], by: 'clerk' | 'branch', rules: OversightRules): Outlier[] {
  const groups = Map.groupBy(facts, ({ clerk, branch }) => (by === 'clerk' ? clerk : branch));
  const figures = [...groups]
    .filter(([, own]) => own.length >= rules.leastVisits)
    .map(([who, own]) => ({ who, branch: own[0]!.branch, visits: own.length, values: figuresOf(own, rules) }));
  return measures
    .flatMap((measure) =>
      standingOut(
        figures.map(({ values, ...one }) => ({ ...one, value: values[measure] })),
        measure,
        measure === 'perDay' ? rules.floors.perDay : rules.floors.share,
        rules,
      ),
    )
    .sort((a, b) => Math.abs(b.score) - Math.abs(a.score));
}

/** Whether so many have so many visits that they can be compared at all. */
export const isComparable = (
  facts: readonly Pick<VisitFact, 'clerk' | 'branch'>[],
  by: 'clerk' | 'branch',
  rules: Pick<OversightRules, 'leastVisits' | 'leastOthers'>,
): boolean =>
  [...Map.groupBy(facts, (fact) => fact[by]).values()].filter((own) => own.length >= rules.leastVisits).length >=
  rules.leastOthers;

/** Those of some values that stand out by score and by at least the floor; none where too few are compared. */
export function standingOut(
  figures: readonly Figure[],
  measure: Outlier['measure'],
  floor: number,
  rules: Pick<OversightRules, 'score' | 'leastOthers'>,
): Outlier[] {
  if (figures.length < rules.leastOthers) return [];
  const values = figures.map(({ value }) => value);
  const median = medianOf(values);
  return figures.flatMap((one) => {
    const score = robustScore(one.value, values);
    const isFar = Math.abs(one.value - median) >= floor && Math.abs(score) >= rules.score;
    return isFar ? [{ ...one, measure, median, score }] : [];
  });
}

/**
 * The modified z-score of a value among values (Iglewicz and Hoaglin 1993): 0.6745 distances from the median in units of the median distance; where more than half are
 * equal, the mean distance stands in (0.7979). Zero when all are equal.
 */
export function robustScore(value: number, values: readonly number[]): number {
  const middle = medianOf(values);
  const distances = values.map((one) => Math.abs(one - middle));
  const spread = medianOf(distances);
  if (spread > 0) return (0.6745 * (value - middle)) / spread;
  const mean = distances.reduce((sum, one) => sum + one, 0) / Math.max(distances.length, 1);
  return mean > 0 ? (0.7979 * (value - middle)) / mean : 0;
}

/** The middle value; 0 of none. */
export const medianOf = (values: readonly number[]): number => spreadOf(values, 1)?.median ?? 0;

function figuresOf(own: readonly VisitFact[], rules: OversightRules): Record<Measure, number> {
  const share = (fits: (fact: VisitFact) => boolean): number => own.filter(fits).length / own.length;
  const repeated = (keyOf: (fact: VisitFact) => string | null): number => {
    const keys = own.flatMap((fact) => keyOf(fact) ?? []);
    return (keys.length - new Set(keys).size) / own.length;
  };
  // Of different people: somebody who comes again has the same address and account each time.
  const shared = (markOf: (fact: VisitFact) => string | null): number => {
    const people = own.flatMap((fact, at) => (markOf(fact) === null ? [] : [[fact.person ?? at, markOf(fact)]]));
    const marks = [...new Map(people.map((pair) => [pair.join(' '), pair[1]])).values()];
    return (marks.length - new Set(marks).size) / own.length;
  };
  const days = new Set(own.map(({ beganAt }) => legalDay(Temporal.Instant.from(beganAt)).toString()));
  return {
    perDay: own.length / days.size,
    withdrawn: share(({ state }) => state === 'withdrawn'),
    returned: share(({ state }) => state === 'returned'),
    weakIdentity: share(({ method }) => method === 'second-document'),
    quick: share(({ minutes }) => minutes !== null && minutes < rules.quickMinutes),
    unusualHours: share(({ beganAt }) => {
      const { hour } = Temporal.Instant.from(beganAt).toZonedDateTimeISO(legalZone);
      return hour < 7 || hour >= 20;
    }),
    samePerson: repeated(({ person }) => person),
    sameAnswers: repeated(({ sealHash }) => sealHash),
    sameAddress: shared(({ addressMark }) => addressMark),
    sameAccount: shared(({ ibanMark }) => ibanMark),
  };
}

export const measures = [
  ...(['perDay', 'withdrawn', 'returned', 'weakIdentity', 'quick', 'unusualHours'] as const),
  ...(['samePerson', 'sameAnswers', 'sameAddress', 'sameAccount'] as const),
];
export type Measure = (typeof measures)[number];
/** A visit as far as the report may know it: no name, no answer, no case. */
export interface VisitFact {
  readonly clerk: string;
  readonly branch: string;
  readonly state: string;
  readonly method: string | null;
  /** ISO instant. */
  readonly beganAt: string;
  /** From mandate to seal; null when it was not sealed. */
  readonly minutes: number | null;
  /** Stands for the person without saying who it is. */
  readonly person: string | null;
  /** Equal hashes are equal answers, to the letter. */
  readonly sealHash: string | null;
  /** Keyed hashes: equal ones are the same address or account, which nobody reads. */
  readonly addressMark: string | null;
  readonly ibanMark: string | null;
}
interface Figure {
  /** Clerk or branch. */
  readonly who: string;
  readonly branch: string;
  /** Visits, or entries of a ledger. */
  readonly visits: number;
  readonly value: number;
}
export interface Outlier extends Figure {
  readonly measure: Measure | 'corrections';
  readonly median: number;
  readonly score: number;
}
