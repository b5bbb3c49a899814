import { legalDay } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import { openHours } from '../../domain/open-hours.ts';
import { holds, instantOf, type Span } from '../../domain/spans.ts';
import { answerUntil, type FreeSlot, isFitting, slotKey, type Wish, type WishList } from '../../domain/wishes/index.ts';
import { dueToSearch, type Room } from '../../store/wish-store.ts';
import { type AppointmentParts, officeOf } from '../appointment-parts.ts';
import type { Taken } from '../board.ts';
import { startsOn } from '../find-slots.ts';
import { linesOfWish, wishRules } from './wish-parts.ts';

/** Room that was given back, as slots: with what can be done at the desk at that time. */
export function roomSlots(parts: AppointmentParts, rooms: readonly Room[], taken: Taken): readonly Place[] {
  return rooms.flatMap((room): readonly Place[] => {
    const office = officeOf(parts, room.office);
    if (!office) return [];
    const day = legalDay(instantOf(room.from));
    const services = parts.plan.services.flatMap(({ id }) => {
      const asked = { ...parts, office, day, services: [id], now: room.from, isStaff: true, ...taken };
      return holds(openHours(asked).get(room.desk) ?? [], [room.from, room.to]) ? [id] : [];
    });
    const slot = { ...slotAt(room.office, room.desk, room.from), minutes: room.to - room.from, services };
    return [{ slot: { ...slot, stepFree: office.accessible === true }, desk: room.desk, room, draw: room.draw }];
  });
}

/**
 * The next free slot of the public for some of the wishes that were not looked for lately, one each. Whether they get it is decided
 * in fair order afterwards.
 */
export async function searchSlots(
  parts: AppointmentParts,
  tx: Tx,
  list: WishList,
  taken: Taken,
  now: number,
  gone: ReadonlySet<string>,
): Promise<{ readonly found: readonly Place[]; readonly searched: readonly Uuid[] }> {
  const before = parts.clock.now().subtract({ minutes: searchedEvery }).toString();
  const searched = await dueToSearch(tx, before, mostAtOnce);
  const besides = new Map<number, Span[]>();
  const found = searched.flatMap((id): readonly Place[] => {
    const record = list.wishes.get(id);
    const place =
      record?.state === 'open' ? earliest(parts, record.wish, record.seen, { taken, now, gone, besides }) : null;
    if (!place) return [];
    const { slot, desk } = place;
    besides.set(desk, [...(besides.get(desk) ?? []), [slot.at, slot.at + slot.minutes]]);
    return [place];
  });
  return { found, searched };
}

/** The earliest place for a wish among what is public, or among what is drawn at a minute. */
export function earliest(parts: AppointmentParts, wish: Wish, seen: readonly string[], how: Search): Place | null {
  const rules = wishRules(parts);
  const offices = wish.offices.flatMap((id) => officeOf(parts, id) ?? []);
  const today = legalDay(instantOf(Math.floor(how.now)));
  let best: Place | null = null;
  const days =
    how.drawn?.days ?? Array.from({ length: parts.plan.rules.daysAhead + 1 }, (_, days) => today.add({ days }));
  for (const day of days) {
    if (best || day.toString() >= wish.before) break;
    for (const office of offices) {
      const minutes = rules.minutesAt(wish, office.id);
      if (minutes === null) continue;
      const starts = startsOn(parts, office, day, {
        ...how,
        lines: linesOfWish(wish),
        now: Math.ceil(how.now),
        isStaff: false,
        draw: how.drawn?.at,
      });
      for (const { at, desks } of starts) {
        const [desk] = desks;
        if (desk === undefined || (best && best.slot.at <= at)) continue;
        const stepFree = office.accessible === true;
        const slot: FreeSlot = { ...slotAt(office.id, desk, at), minutes, services: wish.services, stepFree };
        const isOffered = answerUntil(how.now, at, rules.answer) !== null && !seen.includes(slotKey(slot));
        if (isOffered && !how.gone.has(slot.id) && isFitting(wish, slot, rules.minutesAt))
          best = { slot, desk, room: null, draw: null };
      }
    }
  }
  return best;
}

/** The same time at the same desk is the same slot, however it became free. */
const slotAt = (office: string, desk: number, at: number) => ({ id: `${office}/${desk}/${at}`, office, at });

/** Looking through the weeks costs time; freed slots need none of it. */
const [searchedEvery, mostAtOnce] = [10, 5];

interface Search {
  readonly taken: Taken;
  readonly now: number;
  readonly gone: ReadonlySet<string>;
  readonly besides: ReadonlyMap<number, readonly Span[]>;
  /** Only what is drawn at this minute, on these days in order. */
  readonly drawn?: { readonly at: number; readonly days: readonly Temporal.PlainDate[] };
}
/** A slot, where it is, and the room it is made of; null for a slot of the public. */
export interface Place {
  readonly slot: FreeSlot;
  readonly desk: number;
  readonly room: Room | null;
  /** The draw by which it is given out; null for fair order. */
  readonly draw: string | null;
}
