/** How a due day stands to today, as data for a word: never a colour alone. */
export function dueState(dueOn: string, legalOn: string | null, today: Temporal.PlainDate): DueState {
  const days = today.until(Temporal.PlainDate.from(dueOn), { largestUnit: 'days' }).days;
  const isLegal = legalOn !== null && Temporal.PlainDate.compare(Temporal.PlainDate.from(legalOn), today) < 0;
  return { days, isLegal, tone: days < 0 ? 'danger' : days <= 1 ? 'warning' : 'neutral' };
}

export interface DueState {
  /** Calendar days from today; negative when overdue. */
  readonly days: number;
  /** The legal period itself is over, not only the promise. */
  readonly isLegal: boolean;
  readonly tone: 'danger' | 'warning' | 'neutral';
}
