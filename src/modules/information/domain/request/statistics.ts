import type { RequestState } from './state.ts';
import { isOpen, results } from './state.ts';

/** The figures of all requests: counted by day of receipt and answer, from what the log shows; days are calendar days. */
export function statisticsOf(requests: readonly Counted[]): Statistics {
  const answered = requests.filter(({ state }) => state.answeredOn !== null);
  const days = answered.map(({ state }) => daysOf(state)).toSorted((a, b) => a - b);
  return {
    all: requests.length,
    open: requests.filter(({ state }) => isOpen(state.status)).length,
    overdue: requests.filter(({ isOverdue }) => isOverdue).length,
    answered: answered.length,
    inTime: answered.filter(({ wasInTime }) => wasInTime).length,
    // A middle of one or two would be about single people.
    middleDays: days.length < 3 ? null : days[Math.floor((days.length - 1) / 2)]!,
    byAnswer: Object.fromEntries(
      results.map((one) => [one, answered.filter(({ state }) => state.answer === one).length]),
    ),
    withFee: requests.filter(({ state }) => state.fee !== null && state.fee.cents > 0).length,
  };
}

const daysOf = ({ receivedOn, answeredOn }: RequestState): number =>
  Temporal.PlainDate.from(receivedOn).until(Temporal.PlainDate.from(answeredOn ?? receivedOn), { largestUnit: 'days' })
    .days;

export interface Counted {
  readonly state: RequestState;
  readonly isOverdue: boolean;
  /** Answered by the nominal last day. */
  readonly wasInTime: boolean;
}
export interface Statistics {
  readonly all: number;
  readonly open: number;
  readonly overdue: number;
  readonly answered: number;
  readonly inTime: number;
  /** Null below three answers. */
  readonly middleDays: number | null;
  readonly byAnswer: Readonly<Record<string, number>>;
  readonly withFee: number;
}
