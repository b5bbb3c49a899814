import { type Goal, type Strategy, strategySchema } from './strategy.ts';
import { leastPersons, numberThings, openThings, wordsOfThings } from './things.ts';

/** The strategy in the data of a city, or everything that is wrong with it, each with its place. */
export function readStrategy(data: unknown, offices: ReadonlySet<string>): StrategyReading {
  const read = strategySchema.safeParse(data);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => ({
      code: 'shape' as const,
      path: path.filter((step): step is string | number => typeof step !== 'symbol'),
      found: message,
    }));
    return { strategy: null, faults };
  }
  const { goals, reports } = read.data;
  const faults = [
    ...goals.flatMap((goal, at) => goalFaults(goal, ['goals', at], offices)),
    ...twice(goals.map((goal) => goal.id)).map((at) => fault('id-twice', ['goals', at, 'id'], goals[at]!.id)),
    ...twice(reports.list.map((report) => report.id)).map((at) =>
      fault('id-twice', ['reports', 'list', at, 'id'], reports.list[at]!.id),
    ),
  ];
  return { strategy: faults.length === 0 ? read.data : null, faults };
}

/** What does not fit together in one goal: who answers for it, what is counted, when it is due, and how few may be shown. */
function goalFaults({ owner, query, target, unit }: Goal, path: Place, offices: ReadonlySet<string>): StrategyFault[] {
  const found: StrategyFault[] = [];
  if (!offices.has(owner)) found.push(fault('owner-unknown', [...path, 'owner'], owner));
  const words = wordsOfThings[query.what];
  const isShare = query.measure === 'share';
  const isNumber = numberThings.has(query.what) || query.what === 'zufriedenheit';
  if (isShare && (words === undefined || query.counted.length === 0))
    found.push(fault('share-of-nothing', [...path, 'query', 'counted'], query.what));
  for (const word of query.counted)
    if (!words?.includes(word)) found.push(fault('word-unknown', [...path, 'query', 'counted'], word));
  if (!isShare && query.measure !== 'count' && !isNumber)
    found.push(fault('no-number', [...path, 'query', 'measure'], query.what));
  if (isShare !== (unit === 'percent')) found.push(fault('unit-wrong', [...path, 'unit'], unit));
  if (isShare && (target.value < 0 || target.value > 100))
    found.push(fault('target-impossible', [...path, 'target', 'value'], String(target.value)));
  if (!openThings.has(query.what) && query.least < leastPersons)
    found.push(fault('too-few', [...path, 'query', 'least'], String(query.least)));
  if (target.due.slice(0, 7) < target.from)
    found.push(fault('due-before-begin', [...path, 'target', 'due'], target.due));
  return found;
}

const twice = (ids: readonly string[]): number[] => ids.flatMap((id, at) => (ids.indexOf(id) < at ? [at] : []));
const fault = (code: StrategyFault['code'], path: Place, found: string): StrategyFault => ({ code, path, found });

type Place = readonly (string | number)[];
export interface StrategyFault {
  readonly code:
    | 'shape'
    | 'id-twice'
    | 'owner-unknown'
    | 'share-of-nothing'
    | 'word-unknown'
    | 'no-number'
    | 'unit-wrong'
    | 'target-impossible'
    | 'too-few'
    | 'due-before-begin';
  readonly path: Place;
  readonly found: string;
}
export interface StrategyReading {
  readonly strategy: Strategy | null;
  readonly faults: readonly StrategyFault[];
}
