import type { Route } from '#platform/http';
import { formsApi } from './api/routes.ts';
import { draftRoutes } from './draft-routes.ts';
import type { FormHttp } from './form-http.ts';
import { questionRoutes } from './question-routes.ts';
import { serviceRoutes } from './service-routes.ts';

/** Every address of the forms. */
export const formsRoutes = (parts: FormHttp): readonly Route[] => [
  ...serviceRoutes(parts),
  ...questionRoutes(parts),
  ...draftRoutes(parts),
  ...formsApi(parts),
];
