import type { Actor } from '#kernel/actor';
import type { Copy } from '../domain/copy/copy.ts';
import { mayTouch } from './open-copy.ts';
import { mayOwn, ownersOf } from './owner-of.ts';
import type { StudioParts } from './studio-parts.ts';

/** Takes the service of a copy off the offer. False for a service that never was published or belongs to another office. */
export async function withdraw(parts: StudioParts, actor: Actor, copy: Copy): Promise<boolean> {
  const { service } = copy;
  const owners = await ownersOf(parts, service);
  const may =
    owners.length > 0 && mayTouch(actor, copy, 'service-draft:publish') && (await mayOwn(parts, actor, service));
  if (!may || !actor.id) return false;
  parts.log.info('service withdrawn', { service });
  return parts.catalogue.withdrawService({ id: service, by: actor.id });
}
