import type { Route } from '#platform/http';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';
import type { ShellFor } from '../shell-for.ts';
import { auditRoutes } from './audit-routes.ts';
import { leadRoutes } from './lead-routes.ts';
import { officeRoutes } from './office-routes.ts';
import { publicOfficeRoutes } from './public-routes.ts';

/** Everything around the branches that is not a visit: back office, leads, auditors, and what is public. */
export const backOfficeRoutes = (parts: PartnerParts, shellFor: ShellFor): readonly Route[] => [
  ...publicOfficeRoutes(parts, shellFor),
  ...auditRoutes(parts, shellFor),
  ...officeRoutes(parts, shellFor),
  ...leadRoutes(parts, shellFor),
];
