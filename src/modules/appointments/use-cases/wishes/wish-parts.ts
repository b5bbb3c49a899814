import type { Actor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import { sha256Of } from '#kernel/sha256';
import type { Tx } from '#platform/database';
import { type VisitLine, visitMinutes } from '../../domain/visit.ts';
import { defaultAnswerRules, type Wish, type WishEvent, type WishRules } from '../../domain/wishes/index.ts';
import { type AppointmentParts, officeOf } from '../appointment-parts.ts';

/** The rules of the wish list with the durations of this city. */
export const wishRules = (parts: Pick<AppointmentParts, 'plan'>): WishRules => ({
  answer: defaultAnswerRules,
  mostRefused: 3,
  minutesAt(wish, id) {
    const office = officeOf(parts, id);
    return office ? visitMinutes(parts.plan, office, linesOfWish(wish)) : null;
  },
});

/** What a visit would be about that a wish asks for. */
export const linesOfWish = ({
  services,
  persons,
  personsOf,
}: Pick<Wish, 'services' | 'persons' | 'personsOf'>): readonly VisitLine[] =>
  services.map((service) => ({ service, persons: personsOf?.[service] ?? persons }));

/** Now, in minutes since 1970 with fractions: wishes of the same minute keep their order. */
export const nowIn = ({ clock }: Pick<AppointmentParts, 'clock'>): number => clock.now().epochMilliseconds / 60_000;

/** What happened to wishes, each in its own stream of the event log; gives the last number of each. Nothing in it says who. */
export async function logWishes(
  parts: AppointmentParts,
  tx: Tx,
  actor: Actor,
  happened: ReadonlyMap<Uuid, { readonly seq: number; readonly events: readonly WishEvent[] }>,
): Promise<ReadonlyMap<Uuid, number>> {
  const seqs = new Map<Uuid, number>();
  for (const [stream, { seq, events }] of happened) {
    const logged = events.map((event) => ({ type: `appointment.${event.type}`, public: faceOf(event) }));
    const last = await parts.events.append(tx, { stream, expected: seq, events: logged, actor });
    if (last === 'conflict') throw new Error(`two changes at once of wish ${stream}`);
    seqs.set(stream, last);
  }
  return seqs;
}

/** What the link in the mail carries: nobody who does not read that mailbox can know it, and nothing of it is stored. */
export const confirmSecret = ({ vault }: Pick<AppointmentParts, 'vault'>, id: Uuid): string =>
  sha256Of(vault.blindIndex('appointment-wish-confirm', id)).toString('base64url').slice(0, 32);

/** Bound to the sealed contact, so that it opens for this wish only. */
export const wishContext = (id: Uuid): string => `appointment-wish:${id}`;

function faceOf(event: WishEvent): JsonObject {
  switch (event.type) {
    case 'wish-made': {
      const { services, persons, personsOf, offices, before } = event.wish;
      const each = personsOf ? { personsOf: { ...personsOf } } : {};
      return { services: [...services], persons, ...each, offices: [...offices], before };
    }
    case 'wish-ended':
      return { because: event.because };
    case 'offer-made':
      return { office: event.slot.office, at: event.slot.at, until: Math.floor(event.until) };
    case 'proof-refused':
      return { because: event.because };
    case 'wish-confirmed':
    case 'proof-accepted':
    case 'slot-passed-on':
      return {};
    default:
      return { offer: event.offer };
  }
}
