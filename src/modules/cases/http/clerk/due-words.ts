import type { DueState } from '../../domain/due-state.ts';
import type { ClerkTexts } from '../../texts/clerk.ts';

/** The due day as a word: `heute`, `in 3 Tagen`, `3 Tage über Frist`. */
export function dueWord({ days, isLegal }: DueState, { due }: Pick<ClerkTexts, 'due'>): string {
  const word = days < 0 ? due.over(-days) : days === 0 ? due.today : days === 1 ? due.tomorrow : due.inDays(days);
  return isLegal ? `${word}, ${due.legal}` : word;
}
