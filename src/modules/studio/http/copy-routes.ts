import { html, type Route } from '#platform/http';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { filePage } from './pages/file-page.tsx';
import { copyPage, type StudioHttp } from './studio-http.ts';

/** The overview of a working copy and its life: check, differences, versions. */
export const copyRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] => [
  copyPage(parts, http, 'overview', '', (view) => html(filePage(view, ['service.yaml']))),
];
