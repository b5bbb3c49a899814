import { html, type Route } from '#platform/http';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { filePage } from './pages/file-page.tsx';
import { copyPage, type StudioHttp } from './studio-http.ts';

/** The part `process` of a working copy. */
export const processRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] => [
  copyPage(parts, http, 'process', '/ablauf', (view) => html(filePage(view, ['process.bpmn']))),
];
