import { sha256Of } from '#kernel/sha256';
import { minimumCell } from '../disclosure/protect-table.ts';
import type { Trace, TraceEvent } from '../files/event-log.ts';

/**
 * The cases of one month that may be seen one by one: only of services whose number of cases that month is published, only with
 * entries that the public log itself shows with their service, only the day, and only where at least three cases of the service
 * took the same way. Their names say nothing and change with every release.
 */
export function publicTraces(
  month: string,
  cases: readonly LoggedCase[],
  isOpen: (service: string) => boolean,
): Trace[] {
  const allowed = cases.filter(
    ({ service, entries }) => isOpen(service) && entries.length > 0 && entries.every(({ isShown }) => isShown),
  );
  const ways = Map.groupBy(allowed, wayOf);
  const shown = [...ways.values()].filter((same) => same.length >= minimumCell).flat();
  const ordered = shown.toSorted((a, b) => (shuffled(month, a.stream) < shuffled(month, b.stream) ? -1 : 1));
  return ordered.map(({ service, entries }, at) => ({
    id: `${month}-${String(at + 1).padStart(6, '0')}`,
    service,
    events: entries.map(({ type, day, status }) => ({ type, day, status })),
  }));
}

/** The kinds of events in their order, without their days. */
const wayOf = ({ service, entries }: LoggedCase): string =>
  [service, ...entries.map(({ type, status }) => `${type}/${status ?? ''}`)].join(' ');

/** The ids of cases say when they began, so the order must not follow them. */
const shuffled = (month: string, stream: string): string => sha256Of(`${month} ${stream}`).toString('hex');

export interface LoggedCase {
  readonly stream: string;
  readonly service: string;
  readonly entries: readonly LoggedEntry[];
}
export interface LoggedEntry extends TraceEvent {
  /** True when the log shows the service with it. */
  readonly isShown: boolean;
}
