import { html, type Route } from '#platform/http';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { filePage } from './pages/file-page.tsx';
import { copyPage, type StudioHttp } from './studio-http.ts';

/** The part `letters` of a working copy. */
export const letterRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] => [
  copyPage(parts, http, 'letters', '/briefe', (view) =>
    html(
      filePage(
        view,
        Object.keys(view.copy.files).filter((name) => name.startsWith('letters/')),
      ),
    ),
  ),
];
