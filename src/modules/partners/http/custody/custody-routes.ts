import type { Route } from '#platform/http';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';
import type { ShellFor } from '../shell-for.ts';
import { auditRoutes } from './audit-routes.ts';
import { branchCustodyRoutes } from './branch-routes.ts';
import { courierRoutes } from './courier-routes.ts';
import { lockerApi } from './locker-api.ts';
import { officeCustodyRoutes } from './office-routes.ts';
import { pickUpRoutes } from './pick-up-routes.ts';

/** All addresses about documents under way. */
export const custodyRoutes = (parts: PartnerParts, shellFor: ShellFor): readonly Route[] => [
  ...officeCustodyRoutes(parts, shellFor),
  ...courierRoutes(parts, shellFor),
  ...branchCustodyRoutes(parts, shellFor),
  ...auditRoutes(parts, shellFor),
  ...pickUpRoutes(parts, shellFor),
  ...lockerApi(parts),
];
