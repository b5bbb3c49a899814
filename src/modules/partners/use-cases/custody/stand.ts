import type { Actor } from '#kernel/actor';
import { may } from '#kernel/permission';
import { ok, type Result, refuse } from '#kernel/result';
import type { Hand } from '../../domain/custody/index.ts';
import type { ServeRefusal } from '../../domain/visit/index.ts';
import { servingAt } from '../clerks.ts';
import type { PartnerParts } from '../partner-parts.ts';

/** The branch at which somebody looks after documents today: who serves there and is trained, or leads it. */
export async function branchHand(parts: PartnerParts, actor: Actor): Promise<Result<PlacedHand, ServeRefusal>> {
  const { id, roles } = actor;
  const [branch = ''] = actor.offices;
  if (!id || !may(roles, 'custody:branch', { isOffice: true })) return refuse('not-named');
  if (roles.includes('branchLead') && parts.network?.branches.some((one) => one.id === branch))
    return ok({ role: 'branch', id, place: branch });
  const serving = await servingAt(parts, actor);
  return serving.ok ? ok({ role: 'branch', id, place: serving.value.branch }) : serving;
}

/** The offices whose documents somebody registers and sends. */
export const custodyOffices = (parts: PartnerParts, { id, roles, offices }: Actor): readonly string[] =>
  id && may(roles, 'custody:office', { isOffice: true })
    ? offices.filter((office) => parts.network?.items.some((kind) => officeOfKind(parts, kind.service) === office))
    : [];

/** Somebody of an office; null for who has nothing to do with its documents. */
export const officeHand = (parts: PartnerParts, actor: Actor, office: string): PlacedHand | null =>
  actor.id && custodyOffices(parts, actor).includes(office) ? { role: 'office', id: actor.id, place: office } : null;

/** Somebody who carries bags. */
export const courierHand = ({ id, roles }: Actor): (Hand & { readonly role: 'courier' }) | null =>
  id && may(roles, 'custody:carry', { isOwn: true }) ? { role: 'courier', id, place: null } : null;

/** The office of a service. */
export const officeOfKind = ({ catalogue }: PartnerParts, service: string): string | null =>
  catalogue.findService(service)?.service.office ?? null;

export interface PlacedHand extends Hand {
  readonly role: 'office' | 'branch';
  readonly place: string;
}
