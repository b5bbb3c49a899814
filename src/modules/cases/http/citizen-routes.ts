import type { Route } from '#platform/http';
import type { CaseParts } from '../use-cases/case-parts.ts';
import type { CaseHttp } from './case-http.ts';
import { answerRoutes } from './citizen/answer-routes.ts';
import { caseViewRoutes } from './citizen/case-routes.ts';
import { fileRoutes } from './citizen/file-routes.ts';
import { germanTextRoutes } from './citizen/german-routes.ts';
import { housingRoutes } from './citizen/housing-routes.ts';
import { letterRoutes } from './citizen/letter-routes.ts';
import { sendRoute } from './citizen/send.ts';

/** Every address at which people send, follow and answer their own cases. */
export const citizenRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  sendRoute(parts, http),
  ...caseViewRoutes(parts, http),
  ...answerRoutes(parts, http),
  ...germanTextRoutes(parts, http),
  ...fileRoutes(parts, http),
  ...letterRoutes(parts, http),
  ...housingRoutes(parts, http),
];
