import type { LegalCalendar } from './calendar.ts';
import { type Deadline, type DeadlineStep, endOfPeriod, shiftToWorkingDay } from './deadline.ts';

/**
 * When a notice counts as notified (VwVfG § 41, AO §§ 122, 122a, OZG § 9, VwZG), as seen on `today`.
 * Post, messages and the user account: the 4th day, which only tax law moves off free days (AO § 108(3)); a later
 * receipt beats it, and denied receipt means not notified, because the authority carries the burden of proof.
 */
export function notificationOf(delivery: Delivery, today: Temporal.PlainDate, calendar: LegalCalendar): Notification {
  if (delivery.channel === 'formal-service')
    return notified(delivery.sent, [
      { code: 'served', rule: rules[delivery.regime][delivery.channel], date: delivery.sent },
    ]);
  if (delivery.channel === 'own-portal' && delivery.regime === 'vwvfg') return retrieval(delivery, today);
  if (delivery.received === 'denied') return { state: 'not-notified', because: 'receipt-denied', sendByPostOn: today };
  return fourthDay(delivery, calendar);
}

/** The last day for an objection: one month after notification (VwGO § 70), one year when the instruction is missing or wrong (§ 58(2)). */
export const objectionDeadline = (
  notifiedOn: Temporal.PlainDate,
  instruction: 'correct' | 'missing-or-wrong',
  calendar: LegalCalendar,
): Deadline => endOfPeriod({ from: notifiedOn, period: instruction === 'correct' ? 'P1M' : 'P1Y' }, calendar);

/** The last day on which the applicant must still wait for a decision before going to court: three months (VwGO § 75). */
export const waitingPeriod = (appliedOn: Temporal.PlainDate, calendar: LegalCalendar): Deadline =>
  endOfPeriod({ from: appliedOn, period: 'P3M', shift: 'waiting-period' }, calendar);

function fourthDay(delivery: Delivery, calendar: LegalCalendar): Notification {
  const isTax = delivery.regime === 'ao';
  const fourth = delivery.sent.add({ days: 4 });
  const steps: DeadlineStep[] = [{ code: 'fourth-day', rule: rules[delivery.regime][delivery.channel], date: fourth }];
  const moved = isTax ? shiftToWorkingDay(fourth, calendar, 'AO § 108(3)') : null;
  if (moved) steps.push(moved);
  const presumed = moved?.date ?? fourth;
  const received = delivery.received;
  if (!received || received === 'denied' || Temporal.PlainDate.compare(received, presumed) <= 0)
    return notified(presumed, steps);
  const rule = isTax ? 'AO § 122(2)' : 'VwVfG § 41(2) s. 3';
  return notified(received, [...steps, { code: 'received-later', rule, date: received }]);
}

function retrieval(delivery: Delivery, today: Temporal.PlainDate): Notification {
  const lastDay = delivery.sent.add({ days: 10 });
  const fetched = delivery.fetched;
  if (fetched && Temporal.PlainDate.compare(fetched, lastDay) <= 0) {
    const on = fetched.add({ days: 1 });
    return notified(on, [{ code: 'fetched', rule: rules.vwvfg['own-portal'], date: on }]);
  }
  if (Temporal.PlainDate.compare(today, lastDay) <= 0) return { state: 'waiting', until: lastDay };
  return { state: 'not-notified', because: 'not-fetched-in-time', sendByPostOn: lastDay.add({ days: 1 }) };
}

const notified = (on: Temporal.PlainDate, steps: readonly DeadlineStep[]): Notification => ({
  state: 'notified',
  on,
  steps,
});

const rules: Readonly<Record<Regime, Readonly<Record<Channel, string>>>> = {
  vwvfg: {
    post: 'VwVfG § 41(2) s. 1',
    message: 'VwVfG § 41(2) s. 2',
    'user-account': 'OZG § 9(1)',
    'own-portal': 'VwVfG § 41(2a)',
    'formal-service': 'VwZG',
  },
  ao: {
    post: 'AO § 122(2)',
    message: 'AO § 122(2a)',
    'user-account': 'OZG § 9(1)',
    'own-portal': 'AO § 122a(4)',
    'formal-service': 'AO § 122(5)',
  },
};

export interface Delivery {
  readonly channel: Channel;
  readonly regime: Regime;
  /** The day of posting, sending or provision; for formal service the day it was served. */
  readonly sent: Temporal.PlainDate;
  /** The first retrieval from the city's own portal; with consent only. */
  readonly fetched?: Temporal.PlainDate | undefined;
  /** What the person says about receipt, if it matters. */
  readonly received?: Temporal.PlainDate | 'denied' | undefined;
}
/** `message`: e-mail, De-Mail or portal message; `user-account`: BundID inbox; `own-portal`: fetched by the person. */
export type Channel = 'post' | 'message' | 'user-account' | 'own-portal' | 'formal-service';
/** General administrative law or tax law. */
export type Regime = 'vwvfg' | 'ao';

export type Notification =
  | { readonly state: 'notified'; readonly on: Temporal.PlainDate; readonly steps: readonly DeadlineStep[] }
  | { readonly state: 'waiting'; readonly until: Temporal.PlainDate }
  | {
      readonly state: 'not-notified';
      readonly because: 'not-fetched-in-time' | 'receipt-denied';
      readonly sendByPostOn: Temporal.PlainDate;
    };
