import { html, type Route } from '#platform/http';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { filePage } from './pages/file-page.tsx';
import { copyPage, type StudioHttp } from './studio-http.ts';

/** The part `form` of a working copy. */
export const formRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] => [
  copyPage(parts, http, 'form', '/formular', (view) => html(filePage(view, ['form.yaml']))),
];
