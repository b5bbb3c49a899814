import type { DueState } from '../../domain/due-state.ts';
import type { ClerkTexts } from '../../texts/clerk.ts';

/** The due day as words: `bald fällig: morgen`, `im Plan: in 8 Tagen, 6 Werktage`, `3 Tage über Frist`. */
export function dueWord({ days, workingDays, isLegal, light }: DueState, { due }: Words): string {
  if (light === 'red') return isLegal ? `${due.over(-days)}, ${due.legal}` : due.over(-days);
  const day = days === 0 ? due.today : days === 1 ? due.tomorrow : due.inDays(days, workingDays);
  return `${due.lights[light]}: ${day}`;
}

/** Why the day binds: the rule of law with its paragraph, or what the city promised. */
export function dueReason({ by, reference, isLegal }: DueState, { due }: Words): string {
  if (by === 'promise' && !isLegal) return due.promise;
  return reference ? due.law(reference) : due.lawAlone;
}

/** The tone beside the words. */
export const dueTone = ({ light }: DueState): 'danger' | 'warning' | 'success' =>
  light === 'red' ? 'danger' : light === 'amber' ? 'warning' : 'success';

type Words = Pick<ClerkTexts, 'due'>;
