import { legalDay } from '#kernel/clock';
import { answerClock, appealUntil, type Clock } from '../domain/request/clock.ts';
import type { RequestState } from '../domain/request/state.ts';
import type { StepContext } from '../domain/request/step.ts';
import { type Rule, ruleOn } from '../domain/rules/rules.ts';
import type { InformationParts } from './information-parts.ts';

/** The rule that holds for a request: of the day on which it was received. Throws when the city's data no longer has it. */
export function ruleOf(
  { rules }: Pick<InformationParts, 'rules'>,
  state: Pick<RequestState, 'regime' | 'receivedOn'>,
): Rule {
  const rule = ruleOn(rules, state.regime, Temporal.PlainDate.from(state.receivedOn));
  if (!rule) throw new Error(`no rule of ${state.regime} held on ${state.receivedOn}`);
  return rule;
}

/** The clock of a request today; of an answered one as it stood on the day of the answer. */
export function clockOf(parts: ClockParts, state: RequestState): Clock {
  const today = state.answeredOn ? Temporal.PlainDate.from(state.answeredOn) : legalDay(parts.clock.now());
  return answerClock(state, ruleOf(parts, state), today, parts.calendar);
}

/** What the rules need to know of today to decide over a step. */
export function contextOf(parts: ClockParts, state: RequestState): StepContext {
  const rule = ruleOf(parts, state);
  const today = legalDay(parts.clock.now());
  // A message of the portal counts as made known on the fourth day (VwVfG § 41(2)); nobody loses days by reading sooner.
  const known = today.add({ days: 4 });
  return {
    rule,
    today,
    lastDay: clockOf(parts, state).deadline.end.toString(),
    appealUntil: appealUntil(rule, known, parts.calendar).toString(),
    needsHearing: new Set(parts.rules.exemptions.filter(({ hearing }) => hearing).map(({ id }) => id)),
  };
}

type ClockParts = Pick<InformationParts, 'rules' | 'calendar' | 'clock'>;
