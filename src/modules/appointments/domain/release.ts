import { minuteAt } from './desk-hours.ts';
import type { OfficePlan, Plan, ReleasePart, ReleasePolicy } from './plan.ts';
import { intersect, minutesOf, type Span, subtract, unite } from './spans.ts';

/** The policy that holds for visits on a day; null before the first. */
export function policyOn(plan: Plan, office: OfficePlan, day: Temporal.PlainDate): ReleasePolicy | null {
  const date = day.toString();
  const current = office.policies.filter(({ from }) => from <= date).at(-1);
  return plan.policies.find(({ id }) => id === current?.policy) ?? null;
}

/**
 * Deals the hours of the desks on one day out to the parts of a policy. Each part gets its share of all minutes, rounded down to the
 * step, desk after desk beginning with another one every day; no minute is in two parts. What no part takes stays at the counter.
 */
export function dealOut(
  policy: ReleasePolicy,
  hours: ReadonlyMap<number, readonly Span[]>,
  day: Temporal.PlainDate,
  step: number,
): readonly DealtPart[] {
  const desks = [...hours.keys()];
  const total = desks.reduce((sum, desk) => sum + minutesOf(hours.get(desk)!), 0);
  const left = new Map(hours);
  const first = desks.length > 0 ? dayNumber(day) % desks.length : 0;
  const turn = [...desks.slice(first), ...desks.slice(0, first)];
  return policy.parts.map((part) => {
    const taken = new Map<number, readonly Span[]>();
    let want = Math.floor((part.share * total + 1e-6) / step) * step;
    for (const desk of turn) {
      if (want <= 0) break;
      const free = left.get(desk)!;
      const { between } = part;
      const open = between ? intersect(free, [[minuteAt(day, between.from), minuteAt(day, between.to)]]) : free;
      const some = firstMinutes(open, want);
      if (some.length === 0) continue;
      taken.set(desk, some);
      left.set(desk, subtract(free, some));
      want -= minutesOf(some);
    }
    return { part, released: releaseMinute(part, day), drawn: drawMinute(part, day), spans: taken };
  });
}

/** When a part of a day is published; null for what never is. What is drawn is public only after the draw. */
export function releaseMinute(part: ReleasePart, day: Temporal.PlainDate): number | null {
  const at = plannedMinute(part, day);
  return at === null ? null : at + (part.release?.draw?.publicAfterMinutes ?? 0);
}

/** When a part of a day is drawn; null for what is not. */
export const drawMinute = (part: ReleasePart, day: Temporal.PlainDate): number | null =>
  part.release?.draw ? plannedMinute(part, day) : null;

/** A visit's week begins on Monday. */
function plannedMinute({ release }: ReleasePart, day: Temporal.PlainDate): number | null {
  if (!release) return null;
  if (release.kind === 'rolling') return minuteAt(day.subtract({ days: release.days }), release.at);
  const monday = day.subtract({ days: day.dayOfWeek - 1, weeks: release.weeks });
  return minuteAt(monday.add({ days: release.weekday - 1 }), release.at);
}

/** What anybody may book at this minute: the dealt parts whose release has passed, by desk. */
export const publicAt = (dealt: readonly DealtPart[], now: number): ReadonlyMap<number, readonly Span[]> =>
  spansOf(dealt.filter(({ released }) => released !== null && released <= now));

/** What is drawn at this minute, by desk. */
export const drawnAt = (dealt: readonly DealtPart[], minute: number): ReadonlyMap<number, readonly Span[]> =>
  spansOf(dealt.filter(({ drawn }) => drawn === minute));

function spansOf(parts: readonly DealtPart[]): ReadonlyMap<number, readonly Span[]> {
  if (parts.length === 1) return parts[0]!.spans;
  const open = new Map<number, Span[]>();
  for (const { spans } of parts) for (const [desk, some] of spans) open.set(desk, [...(open.get(desk) ?? []), ...some]);
  return new Map([...open].map(([desk, spans]) => [desk, unite(spans)]));
}

function firstMinutes(spans: readonly Span[], want: number): readonly Span[] {
  const some: Span[] = [];
  let rest = want;
  for (const [from, to] of spans) {
    if (rest <= 0) break;
    const end = Math.min(to, from + rest);
    some.push([from, end]);
    rest -= end - from;
  }
  return some;
}

const dayNumber = (day: Temporal.PlainDate): number =>
  Math.floor(Date.UTC(day.year, day.month - 1, day.day) / 86_400_000);

export interface DealtPart {
  readonly part: ReleasePart;
  /** Minute since 1970 at which it is published; null for what never is. */
  readonly released: number | null;
  /** Minute since 1970 at which it is drawn before that; null for what is not. */
  readonly drawn: number | null;
  readonly spans: ReadonlyMap<number, readonly Span[]>;
}
