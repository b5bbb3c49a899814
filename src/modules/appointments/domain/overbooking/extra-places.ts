import type { OfficePlan } from '../plan.ts';
import { holds, intersect, type Span, subtract, unite } from '../spans.ts';

/**
 * Extra people for each slot as places that can be booked: virtual units of the office, each with the spans in which it takes one visit.
 * One visit per unit holds for them as for desks, so there are never more visits at once than desks and accepted extras.
 */
export function extraPlaces(
  office: Pick<OfficePlan, 'desks'>,
  { opensAt, slotMinutes, extra }: ExtraPeople,
): readonly ExtraPlace[] {
  const units = Math.min(mostUnits, Math.max(0, ...extra));
  return Array.from({ length: units }, (_, place) => ({
    unit: unitOf(office, place + 1),
    spans: unite(
      extra.flatMap((count, slot): Span[] =>
        count > place ? [[opensAt + slot * slotMinutes, opensAt + (slot + 1) * slotMinutes]] : [],
      ),
    ),
  }));
}

/**
 * The hours of virtual units that may be booked: only while a desk is there that can do what is wanted, so that closures and holidays beat
 * them as well. A unit can be closed by itself; and closed desks take their share of the units along.
 */
export function extraHours(
  able: ReadonlyMap<number, readonly Span[]>,
  accepted: readonly AcceptedPlaces[],
  closed: ClosedDesks | null = null,
): ReadonlyMap<number, readonly Span[]> {
  const staffed = unite([...able.values()].flat());
  const open = new Map<number, readonly Span[]>();
  const places = accepted.flatMap((one) => one.places);
  for (const { unit, spans } of closed ? withDesks(places, closed) : places) {
    const both = intersect(spans, staffed);
    if (both.length > 0) open.set(unit, both);
  }
  return open;
}

/** What units lose because desks are closed: neither closed by themselves nor in the share that stays. */
export function closedAlong(places: readonly ExtraPlace[], closed: ClosedDesks): readonly ExtraPlace[] {
  const kept = new Map(withDesks(places, closed).map(({ unit, spans }) => [unit, spans]));
  return places.flatMap(({ unit, spans }) => {
    const lost = subtract(spans, [...(closed.cuts.get(unit) ?? []), ...(kept.get(unit) ?? [])]);
    return lost.length > 0 ? [{ unit, spans: lost }] : [];
  });
}

/** With so many of the planned desks open, as large a share of the units that are accepted for that time, the first ones first. */
function withDesks(places: readonly ExtraPlace[], { planned, open, cuts }: ClosedDesks): readonly ExtraPlace[] {
  const own = places.map(({ unit, spans }) => ({ unit, spans: subtract(spans, cuts.get(unit) ?? []) }));
  const all = [...planned.values(), ...open.values(), ...own.map(({ spans }) => spans)].flat(2);
  const edges = [...new Set(all)].sort((a, b) => a - b);
  const kept = new Map<number, Span[]>();
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const span: Span = [from, edges[index + 1]!];
    const at = (desks: ReadonlyMap<number, readonly Span[]>) =>
      [...desks.values()].filter((spans) => holds(spans, span));
    const here = places.filter(({ spans }) => holds(spans, span)).length;
    const desks = at(planned).length;
    const most = desks === 0 ? 0 : Math.floor((here * at(open).length) / desks);
    for (const { unit } of own.filter(({ spans }) => holds(spans, span)).slice(0, most))
      kept.set(unit, [...(kept.get(unit) ?? []), span]);
  }
  return [...kept].map(([unit, spans]) => ({ unit, spans: unite(spans) }));
}

/** A desk of the plan has a number above zero; a virtual unit has none of its own. */
export const isVirtualUnit = (desk: number): boolean => desk < 0;

/** Which of the extra units of its office this is: 1, 2 and so on. */
export const placeOfUnit = (unit: number): number => -unit % unitsPerOffice;

/** Desks have different numbers in the whole city, so the first of an office tells its units apart from all others. */
const unitOf = ({ desks }: Pick<OfficePlan, 'desks'>, place: number): number =>
  -(Math.min(...desks.map(({ id }) => id)) * unitsPerOffice + place);

const unitsPerOffice = 100;
const mostUnits = unitsPerOffice - 1;

/** Desks of an office on a day on which something is closed. */
export interface ClosedDesks {
  /** Hours by desk as the plan has them. */
  readonly planned: ReadonlyMap<number, readonly Span[]>;
  /** The same without what is closed. */
  readonly open: ReadonlyMap<number, readonly Span[]>;
  /** What is closed of single desks and units. */
  readonly cuts: ReadonlyMap<number, readonly Span[]>;
}
export interface ExtraPeople {
  /** Minute since 1970 at which the first slot begins. */
  readonly opensAt: number;
  readonly slotMinutes: number;
  /** People beyond the desks, by slot. */
  readonly extra: readonly number[];
}
export interface ExtraPlace {
  /** Below zero. */
  readonly unit: number;
  readonly spans: readonly Span[];
}
/** What the staff of an office accepted for a day. */
export interface AcceptedPlaces {
  readonly office: string;
  readonly places: readonly ExtraPlace[];
}
