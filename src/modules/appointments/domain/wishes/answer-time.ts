import { legalZone } from '#kernel/clock';

/**
 * Until when somebody may accept an offer, in minutes since 1970: the nearer the slot, the shorter; the night does not count. Never so
 * long that whoever is next could no longer come. Null: too near to offer at all.
 */
export function answerUntil(now: number, slotAt: number, rules: AnswerRules): number | null {
  const step = rules.steps.find(({ fromMinutes }) => slotAt - now >= fromMinutes);
  if (!step) return null;
  const until = Math.min(afterWaking(now, step.answerMinutes, rules), slotAt - rules.noticeMinutes);
  return until - now >= rules.leastMinutes ? until : null;
}

/** Assumed: half a day for slots of next week, two hours for the days until then, half an hour for today; nobody must answer at night. */
export const defaultAnswerRules: AnswerRules = {
  steps: [
    { fromMinutes: 5 * 24 * 60, answerMinutes: 12 * 60 },
    { fromMinutes: 24 * 60, answerMinutes: 2 * 60 },
    { fromMinutes: 0, answerMinutes: 30 },
  ],
  noticeMinutes: 60,
  leastMinutes: 30,
  awake: { from: 8, to: 20 },
};

/** When so many minutes of daytime in Leipzig have passed. */
function afterWaking(from: number, minutes: number, { awake }: AnswerRules): number {
  let [at, left] = [from, minutes];
  for (;;) {
    const day = Temporal.Instant.fromEpochMilliseconds(Math.floor(at) * 60_000)
      .toZonedDateTimeISO(legalZone)
      .toPlainDate();
    const begins = Math.max(at, hourOf(day, awake.from));
    const ends = hourOf(day, awake.to);
    if (begins + left <= ends) return begins + left;
    left -= Math.max(0, ends - begins);
    at = hourOf(day.add({ days: 1 }), 0);
  }
}

const hourOf = (day: Temporal.PlainDate, hour: number): number =>
  day.toZonedDateTime({ timeZone: legalZone, plainTime: { hour } }).epochMilliseconds / 60_000;

export interface AnswerRules {
  /** The first that fits counts: for slots at least so many minutes ahead, so many minutes to answer. */
  readonly steps: readonly { readonly fromMinutes: number; readonly answerMinutes: number }[];
  /** What is left between the end of the answer and the slot. */
  readonly noticeMinutes: number;
  /** Nobody is offered anything with less time to answer. */
  readonly leastMinutes: number;
  /** Hours of the day that count. */
  readonly awake: { readonly from: number; readonly to: number };
}
