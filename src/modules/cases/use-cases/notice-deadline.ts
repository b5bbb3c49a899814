import { legalDay } from '#kernel/clock';
import type { DeadlineStep } from '#kernel/deadline';
import { notificationOf, objectionDeadline } from '#kernel/notification';
import type { NoticeRow } from '../store/notice-store.ts';
import type { CaseParts } from './case-parts.ts';

/**
 * When a notice counts as notified and until when one may object, each with the rules that led there (VwVfG § 41, AO §§ 122, 122a,
 * VwGO § 70). Waiting: the period has not begun; for the own portal it names the last day before the letter goes to the post.
 */
export function noticeDeadline(parts: Pick<CaseParts, 'calendar' | 'clock'>, notice: NoticeRow): NoticeDeadline {
  if (notice.regime === 'none') return { state: 'none' };
  const steps = notifiedSteps(parts, notice);
  if (notice.notifiedOn === null) {
    const sent = legalDay(Temporal.Instant.from(notice.issuedAt));
    return { state: 'waiting', until: notice.channel === 'own-portal' ? sent.add({ days: 10 }) : null };
  }
  const on = Temporal.PlainDate.from(notice.notifiedOn);
  if (notice.objectionUntil === null) return { state: 'notified', on, until: null, steps };
  const until = Temporal.PlainDate.from(notice.objectionUntil);
  const objection = objectionDeadline(on, 'correct', parts.calendar);
  return { state: 'notified', on, until, steps: objection.end.equals(until) ? [...steps, ...objection.steps] : steps };
}

function notifiedSteps({ calendar, clock }: Pick<CaseParts, 'calendar' | 'clock'>, notice: NoticeRow) {
  const { regime, channel } = notice;
  const day = channel === 'post' ? notice.postedOn : legalDay(Temporal.Instant.from(notice.issuedAt)).toString();
  if (regime === 'none' || day === null) return [];
  const fetched = notice.retrievedAt ? legalDay(Temporal.Instant.from(notice.retrievedAt)) : undefined;
  const delivery = { channel, regime, sent: Temporal.PlainDate.from(day), fetched };
  const result = notificationOf(delivery, legalDay(clock.now()), calendar);
  return result.state === 'notified' && result.on.toString() === notice.notifiedOn ? result.steps : [];
}

export type NoticeDeadline =
  | { readonly state: 'none' }
  | { readonly state: 'waiting'; readonly until: Temporal.PlainDate | null }
  | {
      readonly state: 'notified';
      readonly on: Temporal.PlainDate;
      /** Last day for an objection; null where there is none. */
      readonly until: Temporal.PlainDate | null;
      readonly steps: readonly DeadlineStep[];
    };
