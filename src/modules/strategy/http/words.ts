import { formatMonth, formatNumber } from '#kernel/format';
import type { Language } from '#kernel/language';
import type { Goal, Unit } from '../domain/strategy.ts';
import { texts } from '../texts/index.ts';
import type { ValueView } from '../use-cases/read-board.ts';

/** A value with its unit: `93,5 %`, `2 days`. */
export const sayValue = (unit: Unit, value: number, language: Language): string =>
  texts[language].units[unit](formatNumber(value, language, 1));

/** A target as people read it: `mindestens 95 %`. */
export function sayTarget({ unit, direction }: Goal, target: number, language: Language): string {
  const { board } = texts[language];
  const value = sayValue(unit, target, language);
  return direction === 'up' ? board.targetUp(value) : board.targetDown(value);
}

/** What was measured, or why there is nothing to show. */
export function sayMeasured({ unit }: Goal, view: ValueView | null, language: Language): string {
  const { board } = texts[language];
  if (!view) return board.noValue;
  if (view.value !== null) return sayValue(unit, view.value, language);
  return view.base > 0 ? board.tooFew : board.noValue;
}

export const sayMonth = (period: string, language: Language): string =>
  formatMonth(Temporal.PlainDate.from(`${period}-01`), language);

/** The tone of a state; the word alone says it. */
export const toneOf = {
  met: 'success',
  missed: 'danger',
  late: 'warning',
  unproven: 'warning',
  unknown: 'neutral',
} as const;
