import type { Spread } from '../waiting/index.ts';
import { countOf, leastCount, type PilotResult, shareOf } from './pilot.ts';

/** Every figure of a pilot side by side for the three ways, each cell with a value or the reason why there is none. */
export function compareWays({ result, ways, counters, ratings, onlineForms, saved }: Compared): readonly FigureRow[] {
  const of = (way: Way) => ways.find((one) => one.way === way) ?? { sent: 0, decided: 0, days: null };
  const counted = (way: Way, what: 'sent' | 'decided'): Cell => countCell(of(way)[what]);
  const each = (cellOf: (way: Way) => Cell) => ({
    partner: cellOf('partner'),
    office: cellOf('office'),
    online: cellOf('online'),
  });
  return [
    { figure: 'visits', partner: shown(result.visits), office: countCell(counters.waiting?.count ?? 0), online: none },
    { figure: 'sent', ...each((way) => counted(way, 'sent')) },
    { figure: 'completion', partner: shown(result.completion), office: unknown, online: stepped(onlineForms) },
    { figure: 'errors', partner: shown(result.errors), office: unknown, online: unknown },
    { figure: 'waiting', partner: spread(result.waiting), office: spread(counters.waiting), online: none },
    { figure: 'length', partner: spread(result.length), office: spread(counters.length), online: none },
    { figure: 'counter-minutes', partner: shown(result.counterMinutes), office: none, online: none },
    { figure: 'decided', ...each((way) => counted(way, 'decided')) },
    { figure: 'days', ...each((way) => (of(way).decided < leastCount ? few : shown(of(way).days))) },
    { figure: 'distance', partner: shown(saved), office: { state: 'measured', value: 0 }, online: none },
    { figure: 'cost', partner: shown(result.centsPerCase), office: unknown, online: unknown },
    { figure: 'satisfaction', ...each((way) => stepped(ratings[way])) },
  ];
}

/** Kilometres that a visit saved in the middle of all: how much nearer each branch is than the nearest office, weighed by its visits. Null for fewer than three. */
export function savedPerVisit(
  places: readonly { readonly visits: number; readonly saved: number | null }[],
): number | null {
  const known = places.flatMap(({ visits, saved }) => (saved === null ? [] : [{ visits, saved }]));
  const visits = known.reduce((sum, one) => sum + one.visits, 0);
  return visits < leastCount ? null : known.reduce((sum, one) => sum + one.visits * one.saved, 0) / visits;
}

const few = { state: 'too-few' } as const;
const unknown = { state: 'not-measured' } as const;
/** What does not exist on this way. */
const none = { state: 'none' } as const;

const shown = (value: number | null): Cell => (value === null ? few : { state: 'measured', value });
const countCell = (count: number): Cell => shown(countOf(count));

/** In steps of five per cent, so that no single answer shows when it comes. */
function stepped(parts: Parts | null): Cell {
  if (!parts) return unknown;
  const share = shareOf(parts.part, parts.whole);
  return share === null ? few : { state: 'measured', value: Math.round(share * 20) / 20, count: parts.whole };
}

const spread = (minutes: Spread | null): Cell =>
  minutes && minutes.count >= leastCount
    ? { state: 'measured', value: minutes.median, p90: minutes.p90, count: minutes.count }
    : few;

export const comparedFigures = [
  ...(['visits', 'sent', 'completion', 'errors', 'waiting', 'length', 'counter-minutes'] as const),
  ...(['decided', 'days', 'distance', 'cost', 'satisfaction'] as const),
];
export type Way = 'partner' | 'office' | 'online';
/** `too-few` is measured, but says too much of few people; `not-measured` is honest; `none` where there is no such thing. */
export type Cell =
  | { readonly state: 'measured'; readonly value: number; readonly p90?: number; readonly count?: number }
  | { readonly state: 'too-few' | 'not-measured' | 'none' };
export interface FigureRow extends Readonly<Record<Way, Cell>> {
  readonly figure: (typeof comparedFigures)[number];
}
/** So many of so many. */
export interface Parts {
  readonly part: number;
  readonly whole: number;
}
interface Compared {
  readonly result: PilotResult;
  /** True counts; small ones are hidden here. */
  readonly ways: readonly {
    readonly way: Way;
    readonly sent: number;
    readonly decided: number;
    readonly days: number | null;
  }[];
  /** At the counters of the offices, for the same services. */
  readonly counters: { readonly waiting: Spread | null; readonly length: Spread | null };
  /** Satisfied among those who answered; null where nobody asks. */
  readonly ratings: Readonly<Record<Way, Parts | null>>;
  /** Forms sent among those that ended; null before the first whole month. */
  readonly onlineForms: Parts | null;
  /** Kilometres for each visit. */
  readonly saved: number | null;
}
