import type { Route } from '#platform/http';
import { openDataApi } from './api.ts';
import { ckanRoutes } from './ckan-routes.ts';
import { dataPages } from './data-pages.ts';
import { dataDeskRoutes } from './desk-routes.ts';
import { openDataFileRoutes } from './file-routes.ts';
import type { OpenDataHttp } from './open-data-http.ts';

/** Every address of the open data. */
export const openDataRoutes = (http: OpenDataHttp): readonly Route[] => [
  ...openDataFileRoutes(http),
  ...ckanRoutes(http),
  ...dataPages(http),
  ...dataDeskRoutes(http),
  ...openDataApi(http),
];
