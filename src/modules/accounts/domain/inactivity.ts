import { legalDay } from '#kernel/clock';

/**
 * What is due with an account that nobody uses: a notice two months before the end of two years, deletion after both
 * (OZG § 8(7)). Signing in starts the two years anew.
 */
export function inactivityStep(account: Usage, now: Temporal.Instant): 'nothing' | 'notice' | 'delete' {
  const today = legalDay(now);
  const end = legalDay(account.usedAt).add({ years: 2 });
  if (Temporal.PlainDate.compare(today, end.subtract({ months: 2 })) < 0) return 'nothing';
  if (!account.noticeAt) return 'notice';
  const told = legalDay(account.noticeAt).add({ months: 2 });
  const isOver = Temporal.PlainDate.compare(today, end) >= 0 && Temporal.PlainDate.compare(today, told) >= 0;
  return isOver ? 'delete' : 'nothing';
}

/** The day on which an unused account is deleted. */
export const deletionDay = (account: Usage): Temporal.PlainDate => {
  const end = legalDay(account.usedAt).add({ years: 2 });
  const told = account.noticeAt ? legalDay(account.noticeAt).add({ months: 2 }) : end;
  return Temporal.PlainDate.compare(end, told) > 0 ? end : told;
};

export interface Usage {
  readonly usedAt: Temporal.Instant;
  readonly noticeAt: Temporal.Instant | null;
}
