import { legalDay } from '#kernel/clock';
import type { Strategy } from '../domain/strategy.ts';
import type { StrategyParts } from './strategy-parts.ts';

/**
 * Holds each report of the city against the duty to publish the data behind it within some working days (council decision
 * VII-DS-07325): by the day on which its dataset appeared in the catalogue, never by what somebody says.
 */
export async function checkReports({
  strategy,
  transparency,
  calendar,
  clock,
}: Pick<StrategyParts, 'strategy' | 'transparency' | 'calendar' | 'clock'>): Promise<readonly ReportView[]> {
  if (!strategy) return [];
  const { rule, list } = strategy.reports;
  const today = legalDay(clock.now());
  return Promise.all(
    list.map(async (report) => {
      const due = calendar.addWorkingDays(Temporal.PlainDate.from(report.publishedOn), rule.workingDays);
      const dataset = report.dataset === null ? null : await transparency.findDataset(report.dataset);
      const on = dataset ? legalDay(Temporal.Instant.from(dataset.firstIssuedAt)) : null;
      return { report, due, on, state: dutyState(due, on, today) };
    }),
  );
}

/** In time, too late, missing after its day, or still to come. */
export function dutyState(
  due: Temporal.PlainDate,
  on: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): ReportView['state'] {
  if (on) return Temporal.PlainDate.compare(on, due) <= 0 ? 'kept' : 'late';
  return Temporal.PlainDate.compare(today, due) <= 0 ? 'open' : 'missing';
}

export interface ReportView {
  readonly report: Strategy['reports']['list'][number];
  /** Last day for the data. */
  readonly due: Temporal.PlainDate;
  /** When the data appeared; null while they have not. */
  readonly on: Temporal.PlainDate | null;
  readonly state: 'kept' | 'late' | 'missing' | 'open';
}
