import type { Route } from '#platform/http';
import type { FormParts } from '../use-cases/form-parts.ts';
import { draftRoutes } from './draft-routes.ts';
import { questionRoutes } from './question-routes.ts';
import { serviceRoutes } from './service-routes.ts';

/** Every address of the forms. */
export const formsRoutes = (parts: FormParts): readonly Route[] => [
  ...serviceRoutes(parts),
  ...questionRoutes(parts),
  ...draftRoutes(parts),
];
