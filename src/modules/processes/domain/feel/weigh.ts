import { digitPrice, isNumber } from './number.ts';
import { BudgetExceeded, type Run } from './run.ts';
import { FeelRange, type FeelValue, isContext, isList } from './values.ts';

export const maxNesting = 200;

/**
 * The value itself after paying for each of its members. Shared parts count every time, as they would when written out,
 * so that a result which looks small in memory cannot explode in whoever reads it.
 */
export function weighed(value: FeelValue, run: Run): FeelValue {
  weigh(value, run, 0);
  return value;
}

function weigh(value: FeelValue, run: Run, depth: number): void {
  if (value === null || typeof value !== 'object') return;
  if (depth > maxNesting) throw new BudgetExceeded('feel.too-deep', { limit: maxNesting });
  if (isNumber(value)) run.spend(digitPrice(value));
  else if (value instanceof FeelRange) {
    weigh(value.start, run, depth + 1);
    weigh(value.end, run, depth + 1);
  } else if (isList(value)) {
    run.spend(value.length);
    for (const item of value) weigh(item, run, depth + 1);
  } else if (isContext(value)) {
    run.spend(value.size);
    for (const entry of value.values()) weigh(entry, run, depth + 1);
  }
}
