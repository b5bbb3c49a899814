import type { Opinions } from '#partners';
import { leastPersons } from '../domain/things.ts';
import { formsEnded } from '../store/observation-store.ts';
import { groupCounts } from '../store/rating-store.ts';
import type { StrategyParts } from './strategy-parts.ts';

/** What the pilots of service points may know: how many were satisfied, by group, and how many forms were sent online. True counts, which whoever shows them hides where they are small. */
export const opinionsOf = ({ db }: Pick<StrategyParts, 'db'>): Opinions => ({
  async ratings(groups) {
    const counts = Map.groupBy(await groupCounts(db, groups), ({ name }) => name);
    const sum = (of: readonly { readonly count: number }[]): number => of.reduce((all, { count }) => all + count, 0);
    return new Map(
      [...counts].map(([name, of]) => [name, { part: sum(of.filter(({ score }) => score >= 4)), whole: sum(of) }]),
    );
  },
  async onlineForms({ services, from, until }) {
    const [first, last] = [monthFrom(from), monthFrom(until).subtract({ months: 1 })];
    const ended = await formsEnded(db, services, { first: first.toString(), last: last.toString() });
    if (ended.months === 0) return null;
    return ended.whole < leastPersons ? { part: 0, whole: 0 } : { part: ended.sent, whole: ended.whole };
  },
});

/** The first month that begins at an instant or later. */
function monthFrom(instant: string): Temporal.PlainYearMonth {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Berlin');
  const month = at.toPlainDate().toPlainYearMonth();
  const isBegin = at.day === 1 && at.equals(at.startOfDay());
  return isBegin ? month : month.add({ months: 1 });
}
