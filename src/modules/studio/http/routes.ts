import type { Route } from '#platform/http';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { basicsRoutes } from './basics-routes.ts';
import { copyRoutes } from './copy-routes.ts';
import { exampleRoutes } from './example-routes.ts';
import { formRoutes } from './form-routes.ts';
import { homeRoutes } from './home-routes.ts';
import { importRoutes } from './import-routes.ts';
import { letterRoutes } from './letter-routes.ts';
import { previewRoutes } from './preview-routes.ts';
import { processRoutes } from './process-routes.ts';
import type { StudioHttp } from './studio-http.ts';
import { tableRoutes } from './table-routes.ts';
import { textRoutes } from './text-routes.ts';
import { versionRoutes } from './version-routes.ts';

/** Every address of the studio, one file per part. */
export const studioRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] =>
  [
    ...[homeRoutes, copyRoutes, versionRoutes, textRoutes, basicsRoutes, letterRoutes, exampleRoutes],
    ...[formRoutes, tableRoutes, previewRoutes, processRoutes, importRoutes],
  ].flatMap((routes) => routes(parts, http));
