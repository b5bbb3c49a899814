import { ok, type Result, refuse } from '#kernel/result';
import type { FeeRule } from '../rules/rules.ts';

/**
 * What an answer will cost at most, in cents, said before the work begins. Simple answers are free where the rule says so; a bracket takes
 * what the office proposes within it; by effort only what lies over the free part is charged, up to the cap.
 */
export function estimateFee(rule: FeeRule, effort: Effort): Result<number, FeeRefusal> {
  if (rule.kind === 'none') return ok(0);
  if (!Number.isInteger(effort.minutes) || effort.minutes < 0) return refuse('minutes-wrong');
  if (rule.kind === 'bracket') {
    if (effort.isSimple && rule.simpleIsFree) return ok(0);
    if (!Number.isInteger(effort.cents) || effort.cents < rule.least || effort.cents > rule.most)
      return refuse('outside-bracket', { least: rule.least, most: rule.most });
    return ok(effort.cents);
  }
  const { least, most } = rule.perQuarterHour;
  if (!Number.isInteger(effort.cents) || effort.cents < least || effort.cents > most)
    return refuse('outside-bracket', { least, most });
  const worth = Math.ceil(effort.minutes / 15) * effort.cents;
  return ok(Math.min(rule.cap, Math.max(0, worth - rule.freeUpTo)));
}

export interface Effort {
  /** Oral, or written without searching. */
  readonly isSimple: boolean;
  readonly minutes: number;
  /** The amount within a bracket, or the rate for a quarter of an hour. */
  readonly cents: number;
}
export type FeeRefusal = 'outside-bracket' | 'minutes-wrong';
