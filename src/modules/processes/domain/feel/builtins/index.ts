import { FeelFunction } from '../values.ts';
import { calendarBuiltins } from './calendar.ts';
import { contextBuiltins } from './context.ts';
import { conversionBuiltins } from './conversion.ts';
import { listBuiltins } from './list.ts';
import { numericBuiltins } from './numeric.ts';
import { rangeBuiltins } from './range.ts';
import { rangeTextBuiltins } from './range-text.ts';
import { listReplaceByMatch, statisticsBuiltins } from './statistics.ts';
import { textBuiltins } from './text.ts';

/** All built-in functions of DMN 1.5 by name. */
export const builtinFunctions: ReadonlyMap<string, FeelFunction> = merged([
  ...conversionBuiltins,
  ...textBuiltins,
  ...listBuiltins,
  ...statisticsBuiltins,
  ...listReplaceByMatch,
  ...numericBuiltins,
  ...rangeBuiltins,
  ...contextBuiltins,
  ...calendarBuiltins,
  ...rangeTextBuiltins,
]);

function merged(functions: readonly FeelFunction[]): Map<string, FeelFunction> {
  const all = new Map<string, FeelFunction>();
  for (const one of functions) {
    const before = all.get(one.name);
    all.set(
      one.name,
      before === undefined ? one : new FeelFunction(one.name, [...before.signatures, ...one.signatures]),
    );
  }
  return all;
}
