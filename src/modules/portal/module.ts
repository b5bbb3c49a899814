import type { Module, Platform } from '#platform/mount';
import { areaApi } from './http/api-area.ts';
import { apiRoutes } from './http/api-routes.ts';
import { areaRoutes } from './http/area-routes.ts';
import { createMeasures } from './http/figures.ts';
import { publicRoutes } from './http/public-routes.ts';
import { knownWordsOf } from './http/search-words.ts';
import type { ShellFor } from './http/shell.ts';
import { staticRoutes } from './http/static-routes.ts';
import { technicalRoutes } from './http/technical-routes.ts';
import type { Portal } from './portal.ts';
import { createHealth } from './use-cases/health.ts';
import { createMetrics } from './use-cases/metrics.ts';
import { createNodeGauges } from './use-cases/node-gauges.ts';
import type { PortalDoors, PortalParts } from './use-cases/portal-parts.ts';

/** Mounts the portal: the pages everybody sees first, the person's own area, and what operators look at. */
export function portalModule(platform: Platform, doors: PortalDoors & { readonly shellFor: ShellFor }): Module<Portal> {
  const { shellFor, ...others } = doors;
  const parts: PortalParts = { ...platform, ...others };
  const measures = createMeasures(doors.cases, platform.clock);
  const known = knownWordsOf(doors.catalogue);
  const metrics = createMetrics();
  const health = createHealth(platform);
  const watch = { health, metrics, gauges: createNodeGauges(platform.db) };
  const door: Portal = {
    observe: ({ method, path }, status, milliseconds) => metrics.observe(method, path, status, milliseconds),
    stopping: () => health.stopping(),
  };
  const routes = [
    ...technicalRoutes(parts, shellFor, watch),
    ...apiRoutes(parts, measures, known),
    ...areaApi(parts),
    ...areaRoutes(parts, shellFor),
    ...staticRoutes(parts, shellFor, measures),
    ...publicRoutes(parts, shellFor, measures, known),
  ];
  return { name: 'portal', door, routes };
}
