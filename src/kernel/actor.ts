import type { Uuid } from './ids.ts';
import type { Role } from './permission.ts';

/** Who stands behind a request: decided once per request by the session, never from the body. */
export interface Actor {
  readonly kind: 'guest' | 'citizen' | 'staff' | 'link' | 'system';
  /** Account or staff id; for guests the id of their own key, never a name. */
  readonly id: Uuid | null;
  readonly roles: readonly Role[];
  /** Assurance level of the sign-in after OZG § 3(4); guests have none. */
  readonly level: IdentityLevel | null;
  /** Offices (ids of `city/offices.yaml`) a staff member works for. */
  readonly offices: readonly string[];
  /** Short display name for the page header and, for staff, for the letter. Never logged. */
  readonly name: string | null;
}

export const identityLevels = ['low', 'substantial', 'high'] as const;
export type IdentityLevel = (typeof identityLevels)[number];

/** True when a sign-in at `has` is enough for what needs `needs`. */
export const reachesLevel = (has: IdentityLevel | null, needs: IdentityLevel): boolean =>
  has !== null && identityLevels.indexOf(has) >= identityLevels.indexOf(needs);

export const guestActor: Actor = { kind: 'guest', id: null, roles: ['guest'], level: null, offices: [], name: null };
export const systemActor: Actor = { kind: 'system', id: null, roles: ['system'], level: null, offices: [], name: null };

/** The actor as the event log names it: without a name. */
export const actorLabel = (actor: Actor): string =>
  actor.kind === 'staff' ? `clerk:${actor.id}` : actor.kind === 'link' ? 'housing-provider' : actor.kind;
