import { sha256Of } from '#kernel/sha256';
import { feedFile } from '#platform/calendar-file';
import type { Person } from '../../domain/booking.ts';
import type { OfficePlan } from '../../domain/plan.ts';
import { instantOf } from '../../domain/spans.ts';
import { visitsBetween } from '../../store/booking-store.ts';
import { endFeed, feedsOf, findFeed, keepFeed } from '../../store/feed-store.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { officeOf } from '../appointment-parts.ts';
import { organizerOf } from './visit-entry.ts';

/** Makes a secret address for the calendar of a desk and gives its secret part, which is shown this once; the one before works no longer. */
export async function openFeed(parts: AppointmentParts, { actor }: Person, desk: Desk): Promise<string> {
  const secret = Buffer.from(parts.random.bytes(24)).toString('base64url');
  if (!actor.id) throw new Error('only staff make calendar addresses');
  const at = parts.clock.now().toString();
  await keepFeed(parts.db, { desk: desk.id, office: desk.office, secret: sha256Of(secret), by: actor.id, at });
  return secret;
}

/** Nobody reads the calendar of a desk any more. Repeating it changes nothing. */
export const closeFeed = (parts: AppointmentParts, { id, office }: Desk): Promise<void> =>
  endFeed(parts.db, office, id);

/** The desks of an office whose calendar has an address. */
export const feedsOfOffice = async (parts: AppointmentParts, office: OfficePlan): Promise<ReadonlySet<number>> =>
  new Set((await feedsOf(parts.db, office.id)).map(({ desk }) => desk));

/**
 * The visits of a desk from a week ago on, without names: what and when, with the way to the page of the visit. Null for an
 * address that does not exist, and for a desk that is no longer in the plan.
 */
export async function deskFeed(parts: AppointmentParts, secret: string): Promise<string | null> {
  const feed = await findFeed(parts.db, sha256Of(secret));
  const office = feed && officeOf(parts, feed.office);
  const desk = office?.desks.find(({ id }) => id === feed?.desk);
  if (!office || !desk) return null;
  const now = parts.clock.now();
  const until = now.add({ hours: 24 * (parts.plan.rules.daysAhead + 1) });
  const rows = await visitsBetween(parts.db, office.id, now.subtract({ hours: 24 * 7 }).toString(), until.toString());
  const { baseUrl } = parts.config;
  const nameOf = (service: string): string => parts.plan.services.find(({ id }) => id === service)?.name.de ?? service;
  return feedFile({
    name: `${parts.catalogue.findOffice(office.id)?.name.de ?? office.id}: ${desk.name}`,
    stamp: now,
    organizer: organizerOf(parts),
    visits: rows
      .filter((row) => row.desk === desk.id && row.state !== 'held')
      .map((row) => ({
        uid: `${row.id}.desk@${new URL(baseUrl).hostname}`,
        title: `${row.lines.map(({ service }) => nameOf(service)).join(', ')} (${row.number})`,
        start: instantOf(row.from),
        end: instantOf(row.to),
        sequence: row.moves,
        url: `${baseUrl}/de/termin/${row.number}`,
      })),
  });
}

/** The desk of an office with this number in an address or form. */
export const deskIn = (office: OfficePlan, text: string): Desk | null => {
  const found = office.desks.find(({ id }) => String(id) === text);
  return found ? { id: found.id, office: office.id } : null;
};

interface Desk {
  readonly id: number;
  readonly office: string;
}
