import type { Actor } from '#kernel/actor';
import { mayTouch } from './open-copy.ts';
import type { StudioParts } from './studio-parts.ts';

/**
 * The offices a service belongs to as it is offered and as it was last published, withdrawn ones too; none for a service that never was.
 * Whoever publishes it must work for each of them, so that nobody takes over the service of another office.
 */
export async function ownersOf(
  { catalogue }: Pick<StudioParts, 'catalogue'>,
  service: string,
): Promise<readonly string[]> {
  const offered = catalogue.findService(service);
  const [latest] = await catalogue.versionsOf(service);
  const last =
    latest && latest.version !== offered?.version ? await catalogue.findVersion(service, latest.version) : null;
  return [...new Set([offered, last].flatMap((folder) => (folder ? [folder.service.office] : [])))];
}

/** True when the actor may write this service, as far as it exists. */
export const mayOwn = async (parts: Pick<StudioParts, 'catalogue'>, actor: Actor, service: string): Promise<boolean> =>
  (await ownersOf(parts, service)).every((office) => mayTouch(actor, { office }, 'service-draft:update'));
