import type { LegalCalendar } from '#kernel/calendar';
import { type Closure, deskHours, hoursFor } from './desk-hours.ts';
import type { OfficePlan, Plan, ReleasePolicy } from './plan.ts';
import { dealOut } from './release.ts';
import { intersect, minutesOf, type Span } from './spans.ts';

/** What a policy would publish for visits in an office from one day to another: day by day, part by part, with the moment of release. */
export function previewRelease(asked: AskedPreview): readonly PreviewRow[] {
  const { plan, office, policy, calendar, closures } = asked;
  const rows: PreviewRow[] = [];
  for (let day = asked.from; Temporal.PlainDate.compare(day, asked.until) <= 0; day = day.add({ days: 1 })) {
    const planned = hoursFor(deskHours(office, day, calendar), []);
    const open = hoursFor(deskHours(office, day, calendar, closures), []);
    for (const { part, released, spans } of dealOut(policy, planned, day, plan.rules.stepMinutes)) {
      const left = new Map([...spans].map(([desk, some]) => [desk, intersect(some, open.get(desk) ?? [])] as const));
      const minutes = [...left.values()].reduce((sum, some) => sum + minutesOf(some), 0);
      if (minutes > 0) rows.push({ day, release: released, channel: part.channel, minutes, spans: left });
    }
  }
  return rows;
}

/** How many visits of one length fit into a row when they stand close. */
export const visitsIn = (row: Pick<PreviewRow, 'spans'>, minutes: number): number =>
  [...row.spans.values()].flat().reduce((sum, [from, to]) => sum + Math.floor((to - from) / minutes), 0);

interface AskedPreview {
  readonly plan: Plan;
  readonly office: OfficePlan;
  readonly policy: ReleasePolicy;
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly calendar: Pick<LegalCalendar, 'isHoliday'>;
  readonly closures: readonly Closure[];
}
export interface PreviewRow {
  readonly day: Temporal.PlainDate;
  /** Minute since 1970; null for what is only given out on site. */
  readonly release: number | null;
  readonly channel: 'online' | 'counter';
  readonly minutes: number;
  readonly spans: ReadonlyMap<number, readonly Span[]>;
}
