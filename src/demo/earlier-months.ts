import { legalZone } from '#kernel/clock';
import type { Composed } from '../compose.ts';
import type { PlannedCase } from './case-plan.ts';

/**
 * The two months before this one, so that there is something to measure: certificates that rules or clerks decided, in the first
 * month partly too late. Days are those of the month, so that each case is decided within it.
 */
export function planEarlierMonths(today: Temporal.PlainDate, plan: EarlierPlan): PlannedCase[] {
  return months(today).flatMap((month, which) =>
    Array.from({ length: casesPerMonth }, (_, at) => {
      const daysAgo = month.toPlainDate({ day: 2 + at }).until(today).days;
      const waits = which === 0 ? [6, 7, 8, 2] : [1, 2];
      const afterDays = waits[at];
      return afterDays === undefined ? plan.automatic(daysAgo, at) : plan.byClerk(daysAgo, at, afterDays);
    }),
  );
}

/** When the city looks at its goals: before the first of these months begins, and after each has ended. */
export const goalMoments = (city: Composed, today: Temporal.PlainDate) =>
  [...months(today), today.toPlainYearMonth()].map((month, at) => {
    const begin = month.toPlainDate({ day: 1 }).toZonedDateTime(legalZone);
    return {
      at: (at === 0 ? begin.subtract({ hours: 12 }) : begin.add({ hours: 3 })).toInstant(),
      run: async () => void (await city.doors.strategy.work()),
    };
  });

/**
 * Forms that nobody sent, begun by guests thirty days before the middle of each of these months and deleted there by the same sweep as all
 * others, so that completion has something to measure.
 */
export const lapsingForms = ({ app, doors }: Composed, today: Temporal.PlainDate, baseUrl: string) =>
  months(today).flatMap((month, which) => {
    const swept = month.toPlainDate({ day: 16 });
    const at = (day: Temporal.PlainDate, hour: number) =>
      day.toZonedDateTime({ timeZone: legalZone, plainTime: { hour } }).toInstant();
    const begin = async (): Promise<void> => {
      const body = JSON.stringify({ service: 'meldebescheinigung' });
      const headers = { 'content-type': 'application/json' };
      const begun = await app.fetch(new Request(`${baseUrl}/api/v1/drafts`, { method: 'POST', headers, body }));
      if (begun.status !== 201) throw new Error(`the demo cannot begin a form: ${begun.status}`);
    };
    return [
      ...Array.from({ length: which === 0 ? 5 : 3 }, (_, hour) => ({
        at: at(swept.subtract({ days: 30 }), 9 + hour),
        run: begin,
      })),
      { at: at(swept, 3), run: async () => void (await doors.forms.sweepDrafts()) },
    ];
  });

/** How the persons of these cases answered afterwards, one after the other; nothing where they did not. */
export const earlierAnswers = [5, 4, 5, 2, 4, 5, 3, 5, 4, 5, 1, 4, 5, 5, 4, 5, 4, 5, 3, 5, 4, 5, 5, 4] as const;

const months = (today: Temporal.PlainDate): Temporal.PlainYearMonth[] =>
  [2, 1].map((ago) => today.toPlainYearMonth().subtract({ months: ago }));

const casesPerMonth = 12;

interface EarlierPlan {
  automatic(daysAgo: number, at: number): PlannedCase;
  byClerk(daysAgo: number, at: number, afterDays: number): PlannedCase;
}
