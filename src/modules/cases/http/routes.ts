import { takingCodes } from '#forms';
import type { Route } from '#platform/http';
import type { CaseParts } from '../use-cases/case-parts.ts';
import { citizenApi } from './api-citizen.ts';
import { citizenFilesApi } from './api-citizen-files.ts';
import { furtherCitizenApi } from './api-citizen-more.ts';
import { germanTextApi } from './api-german-text.ts';
import { sendApi } from './api-send.ts';
import type { CaseHttp } from './case-http.ts';
import { citizenRoutes } from './citizen-routes.ts';
import { clerkRoutes } from './clerk-routes.ts';

/** Every address of the cases. */
export const caseRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  ...citizenRoutes(parts, http),
  ...takingCodes([
    ...citizenApi(parts, http),
    ...citizenFilesApi(parts, http),
    ...furtherCitizenApi(parts, http),
    ...sendApi(parts, http),
    ...germanTextApi(parts, http),
  ]),
  ...clerkRoutes(parts, http),
];
