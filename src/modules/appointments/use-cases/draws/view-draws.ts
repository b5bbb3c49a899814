import { drawsAround, type PlannedDraw } from '../../domain/draw/index.ts';
import { type DrawRow, findDraw, type ListedDraw, listDraws, placesOf } from '../../store/draw-store.ts';
import type { WishRow } from '../../store/wish-store.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { nowIn } from '../wishes/wish-parts.ts';
import { takesPart, ticketOf } from './run-draws.ts';

/** Draws that are announced, and the last ones that were made: newest first. */
export const viewDraws = (parts: AppointmentParts): Promise<readonly ListedDraw[]> => listDraws(parts.db, 20);

/** One draw with everything that is public about it now; null when there is none. */
export const viewDraw = async (parts: AppointmentParts, id: string): Promise<DrawRow | null> =>
  /^\d{4}-\d{2}-\d{2}-\d{4}$/.test(id) ? findDraw(parts.db, id) : null;

/** What is drawn and where, while the plan still knows; null for long ago. */
export const plannedDraw = (parts: AppointmentParts, id: string): PlannedDraw | null =>
  drawsAround(parts.plan, nowIn(parts)).find((draw) => draw.id === id) ?? null;

/** The draws in which a wish takes part, with the ticket of its person, before and after. */
export async function ticketsOf(parts: AppointmentParts, row: WishRow): Promise<readonly OwnTicket[]> {
  if (row.person === '' || row.state === 'awaiting') return [];
  const { wanted, id, person, urgency, madeAt, state } = row;
  const record = { wish: { ...wanted, id, person, urgency, madeAt }, state };
  const planned = drawsAround(parts.plan, nowIn(parts));
  const held = (await listDraws(parts.db, 20)).map((draw) => ({ draw, ticket: ticketOf(parts, draw.id, person) }));
  const places = await placesOf(
    parts.db,
    held.flatMap(({ draw, ticket }) => (draw.state === 'open' ? [] : [{ draw: draw.id, ticket }])),
  );
  return held.flatMap(({ draw, ticket }): readonly OwnTicket[] => {
    const found = places.find((one) => one.draw === draw.id);
    if (found) {
      const { place, count } = found;
      return [{ draw, ticket, drawn: draw.state === 'drawn' ? { place, count } : null }];
    }
    const plan = planned.find((one) => one.id === draw.id);
    return draw.state === 'open' && plan && takesPart(record, plan) ? [{ draw, ticket, drawn: null }] : [];
  });
}

export interface OwnTicket {
  readonly draw: ListedDraw;
  readonly ticket: string;
  /** Its place from 1 on and how many there were, once drawn. */
  readonly drawn: { readonly place: number; readonly count: number } | null;
}
export type { DrawRow, ListedDraw };
