import { legalDay, legalZone } from '#kernel/clock';
import type { Plan } from '../plan.ts';
import { drawMinute, policyOn } from '../release.ts';
import { instantOf } from '../spans.ts';

/** Every draw whose window is open at a minute, or whose moment was within the last day: with its offices, and the days that are drawn. */
export function drawsAround(plan: Plan, now: number): readonly PlannedDraw[] {
  const found = new Map<number, { offices: Set<string>; days: Set<string>; opensAt: number; publicAt: number }>();
  const today = legalDay(instantOf(Math.floor(now)));
  for (let ahead = -1; ahead <= plan.rules.daysAhead + 45; ahead++) {
    const day = today.add({ days: ahead });
    for (const office of plan.offices)
      for (const part of policyOn(plan, office, day)?.parts ?? []) {
        const [at, draw] = [drawMinute(part, day), part.release?.draw];
        if (at === null || !draw || at < now - dayMinutes || at - draw.windowHours * 60 > now) continue;
        const [opensAt, publicAt] = [at - draw.windowHours * 60, at + draw.publicAfterMinutes];
        const known = found.get(at) ?? { offices: new Set(), days: new Set(), opensAt, publicAt };
        known.offices.add(office.id);
        known.days.add(day.toString());
        // Parts that are drawn together open with the first and are public with the first.
        known.opensAt = Math.min(known.opensAt, opensAt);
        known.publicAt = Math.min(known.publicAt, publicAt);
        found.set(at, known);
      }
  }
  return [...found]
    .sort(([one], [other]) => one - other)
    .map(([at, { offices, days, opensAt, publicAt }]) => ({
      ...{ id: drawId(at), at, opensAt, publicAt, offices: [...offices] },
      days: [...days].sort().map((day) => Temporal.PlainDate.from(day)),
    }));
}

/** Legal day and time of a draw, as its address says them: `2026-11-27-1100`. */
export function drawId(at: number): string {
  const local = instantOf(at).toZonedDateTimeISO(legalZone);
  return `${local.toPlainDate()}-${String(local.hour).padStart(2, '0')}${String(local.minute).padStart(2, '0')}`;
}

const dayMinutes = 24 * 60;

export interface PlannedDraw {
  readonly id: string;
  /** Minutes since 1970: when the list closes and lots are drawn. */
  readonly at: number;
  readonly opensAt: number;
  /** What is left then is public as any other release. */
  readonly publicAt: number;
  readonly offices: readonly string[];
  /** The days whose slots are drawn, in order. */
  readonly days: readonly Temporal.PlainDate[];
}
