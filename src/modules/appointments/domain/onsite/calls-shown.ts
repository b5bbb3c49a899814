import type { TicketRow } from './ticket.ts';

/** What a call display shows: who is called and has not come yet, and who was called in the last minutes; the latest call first. */
export const callsShown = (tickets: readonly TicketRow[], now: number): readonly TicketRow[] =>
  tickets
    .filter(({ state, calledAt }) => state === 'called' || (state === 'serving' && calledAt! > now - shownMinutes))
    .sort((a, b) => b.calledAt! - a.calledAt! || (a.id < b.id ? 1 : -1))
    .slice(0, mostShown);

/** Minutes for which a call stays on the display after the person has come. */
const shownMinutes = 2;
const mostShown = 7;
