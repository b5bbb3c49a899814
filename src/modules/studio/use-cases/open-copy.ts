import type { Actor } from '#kernel/actor';
import { isUuid } from '#kernel/ids';
import { may, type Permission } from '#kernel/permission';
import type { Copy } from '../domain/copy/copy.ts';
import { findCopy } from '../store/copy-store.ts';
import type { StudioParts } from './studio-parts.ts';

/** The copy for somebody of its office; null for unknown and foreign ones, which look the same from outside. */
export async function openCopy(
  { db }: Pick<StudioParts, 'db'>,
  actor: Actor,
  id: string,
  permission: Permission = 'service-draft:read',
): Promise<Copy | null> {
  const copy = isUuid(id) ? await findCopy(db, id) : null;
  return copy && mayTouch(actor, copy, permission) ? copy : null;
}

/** True when the actor may do this with a copy of this office. */
export const mayTouch = (actor: Actor, { office }: Pick<Copy, 'office'>, permission: Permission): boolean =>
  actor.id !== null && may(actor.roles, permission, { isOffice: actor.offices.includes(office) });
