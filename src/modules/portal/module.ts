import type { Module, Platform } from '#platform/mount';
import { createMeasures } from './http/figures.ts';
import { publicRoutes } from './http/public-routes.ts';
import type { ShellFor } from './http/shell.ts';
import type { Portal } from './portal.ts';
import { createMetrics } from './use-cases/metrics.ts';
import type { PortalDoors, PortalParts } from './use-cases/portal-parts.ts';

/** Mounts the portal: the pages everybody sees first, the person's own area, and what operators look at. */
export function portalModule(platform: Platform, doors: PortalDoors & { readonly shellFor: ShellFor }): Module<Portal> {
  const { shellFor, ...others } = doors;
  const parts: PortalParts = { ...platform, ...others };
  const measures = createMeasures(doors.cases, platform.clock);
  const metrics = createMetrics();
  let isStopping = false;
  const door: Portal = {
    observe: ({ method, path }, status, milliseconds) => metrics.observe(method, path, status, milliseconds),
    stopping: () => {
      isStopping = true;
    },
  };
  void isStopping;
  return { name: 'portal', door, routes: [...publicRoutes(parts, shellFor, measures)] };
}
