import type { ServiceFolder } from '#catalogue';
import type { Actor } from '#kernel/actor';
import type { Copy } from '../domain/copy/copy.ts';
import { copiesOf } from '../store/copy-store.ts';
import type { StudioParts } from './studio-parts.ts';

/** The services that the offices of the actor offer, and the copies they work on, last changed first (of their files only the texts). */
export async function listCopies(
  { db, catalogue }: Pick<StudioParts, 'db' | 'catalogue'>,
  actor: Actor,
): Promise<StudioList> {
  const services = catalogue.services().filter(({ service }) => actor.offices.includes(service.office));
  return { services, copies: await copiesOf(db, actor.offices) };
}

export interface StudioList {
  readonly services: readonly ServiceFolder[];
  readonly copies: readonly Copy[];
}
