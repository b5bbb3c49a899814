/**
 * Until when somebody may accept an offer, in minutes since 1970: the nearer the slot, the shorter, and never so long that
 * whoever is next could no longer come. Null: too near to offer at all.
 */
export function answerUntil(now: number, slotAt: number, rules: AnswerRules): number | null {
  const ahead = slotAt - now;
  const step = rules.steps.find(({ fromMinutes }) => ahead >= fromMinutes);
  return step && ahead >= step.answerMinutes + rules.noticeMinutes ? now + step.answerMinutes : null;
}

/** Assumed: half a day for slots of next week, two hours for the days until then, half an hour for today. */
export const defaultAnswerRules: AnswerRules = {
  steps: [
    { fromMinutes: 5 * 24 * 60, answerMinutes: 12 * 60 },
    { fromMinutes: 24 * 60, answerMinutes: 2 * 60 },
    { fromMinutes: 0, answerMinutes: 30 },
  ],
  noticeMinutes: 60,
};

export interface AnswerRules {
  /** The first that fits counts: for slots at least so many minutes ahead, so many minutes to answer. */
  readonly steps: readonly { readonly fromMinutes: number; readonly answerMinutes: number }[];
  /** What is left between the end of the answer and the slot. */
  readonly noticeMinutes: number;
}
