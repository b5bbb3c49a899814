import { html, type Route } from '#platform/http';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { filePage } from './pages/file-page.tsx';
import { copyPage, type StudioHttp } from './studio-http.ts';

/** The part `texts` of a working copy. */
export const textRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] => [
  copyPage(parts, http, 'texts', '/texte', (view) => html(filePage(view, ['texts.de.yaml', 'texts.en.yaml']))),
];
