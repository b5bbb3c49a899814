import { html, notFound, type Request, type Route, redirect } from '#platform/http';
import { copyService } from '../use-cases/begin-copy.ts';
import { listCopies } from '../use-cases/list-copies.ts';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { homePage } from './pages/home-page.tsx';
import { deskOf, type StudioHttp } from './studio-http.ts';
import { studioPath, studioPaths } from './studio-paths.ts';

/** The list of services and working copies, and what begins a copy. */
export const homeRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] => [
  {
    method: 'GET',
    path: studioPath(),
    permission: 'service-draft:read',
    handle: async (request: Request) =>
      html(homePage({ desk: deskOf(http, request), list: await listCopies(parts, request.actor) })),
  },
  {
    method: 'POST',
    path: studioPath('/leistung'),
    permission: 'service-draft:update',
    body: 'form',
    page: studioPath(),
    handle: async (request: Request) => {
      const begun = await copyService(parts, request.actor, request.form.get('leistung'));
      return begun.ok ? redirect(studioPaths(request.language).copy(begun.value)) : notFound;
    },
  },
];
