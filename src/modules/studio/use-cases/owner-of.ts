import type { StudioParts } from './studio-parts.ts';

/** The office to which a service belongs as it is offered; null for one that is not. */
export const ownerOf = async ({ catalogue }: Pick<StudioParts, 'catalogue'>, service: string): Promise<string | null> =>
  catalogue.findService(service)?.service.office ?? null;
