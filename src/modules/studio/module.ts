import type { Module, Platform } from '#platform/mount';
import { studioRoutes } from './http/routes.ts';
import type { StudioHttp } from './http/studio-http.ts';
import type { StudioParts } from './use-cases/studio-parts.ts';

/** Mounts the studio: the pages on which departments write services. Nobody leans on it, so its door is empty. */
export function studioModule(
  { db, clock, newId, log }: Pick<Platform, 'db' | 'clock' | 'newId' | 'log'>,
  { shellFor, ...doors }: Omit<StudioParts, 'db' | 'clock' | 'newId' | 'log'> & StudioHttp,
): Module<null> {
  return { name: 'studio', door: null, routes: studioRoutes({ db, clock, newId, log, ...doors }, { shellFor }) };
}
