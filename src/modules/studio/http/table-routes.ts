import { html, type Route } from '#platform/http';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { filePage } from './pages/file-page.tsx';
import { copyPage, type StudioHttp } from './studio-http.ts';

/** The part `tables` of a working copy. */
export const tableRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] => [
  copyPage(parts, http, 'tables', '/tabellen', (view) => html(filePage(view, ['decision.dmn']))),
];
