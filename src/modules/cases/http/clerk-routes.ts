import type { Route } from '#platform/http';
import type { CaseParts } from '../use-cases/case-parts.ts';
import { clerkApi } from './api-clerk.ts';
import { deskApi } from './api-desk.ts';
import { operationsApi } from './api-operations.ts';
import type { CaseHttp } from './case-http.ts';
import { bulkApi } from './clerk/bulk-api.ts';
import { bulkRoutes } from './clerk/bulk-routes.ts';
import { caseRoutesOfClerks } from './clerk/case-routes.ts';
import { consultationApi } from './clerk/consultation-api.ts';
import { consultationRoutes } from './clerk/consultation-routes.ts';
import { contactApi } from './clerk/contact-api.ts';
import { evidenceRoutes } from './clerk/evidence-routes.ts';
import { germanTextRoutes } from './clerk/german-routes.ts';
import { jointApi } from './clerk/joint-api.ts';
import { jointRoutes } from './clerk/joint-routes.ts';
import { listRoutes } from './clerk/list-routes.ts';
import { operationsRoutes } from './clerk/operations-routes.ts';
import { postRoutes } from './clerk/post-routes.ts';
import { printQueueApi } from './clerk/print-queue-api.ts';
import { paperApi } from './paper/paper-api.ts';
import { paperRoutes } from './paper/paper-routes.ts';
import { treasuryApi } from './treasury/treasury-api.ts';
import { treasuryRoutes } from './treasury/treasury-routes.ts';

/** Every address at which the city's staff work on cases. */
export const clerkRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  ...listRoutes(parts, http),
  ...bulkRoutes(parts, http),
  ...paperRoutes(parts, http),
  ...jointRoutes(parts, http),
  ...caseRoutesOfClerks(parts, http),
  ...germanTextRoutes(parts, http),
  ...evidenceRoutes(parts, http),
  ...postRoutes(parts, http),
  ...consultationRoutes(parts, http),
  ...treasuryRoutes(parts, http),
  ...operationsRoutes(parts, http),
  ...clerkApi(parts),
  ...deskApi(parts),
  ...operationsApi(parts),
  ...treasuryApi(parts),
  ...contactApi(parts),
  ...bulkApi(parts),
  ...paperApi(parts),
  ...jointApi(parts),
  ...consultationApi(parts),
  ...printQueueApi(parts),
];
