import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { FormError } from '#ui';
import { copyService } from '../use-cases/begin-copy.ts';
import { beginEmpty, beginFromArchive } from '../use-cases/begin-from.ts';
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
    handle: (request) => home(parts, http, request),
  },
  begin('/leistung', 'form', async (request) => {
    const begun = await copyService(parts, request.actor, request.form.get('leistung'));
    return begun.ok ? to(request, begun.value) : notFound;
  }),
  begin('/neu', 'form', async (request) => {
    const { form, actor } = request;
    const wish = {
      ...{ service: form.get('adresse').slice(0, 90), office: form.get('amt') },
      ...{ title: form.get('titel').slice(0, 200), titleEn: form.get('titelEnglisch').slice(0, 200) },
    };
    const begun = await beginEmpty(parts, actor, wish);
    if (begun.ok) return to(request, begun.value);
    const { words } = deskOf(http, request);
    const error = {
      'title-missing': { field: 'titel', message: words.home.titleMissing },
      'office-missing': { field: 'amt', message: words.home.officeMissing },
      'address-taken': { field: 'adresse', message: words.home.addressTaken },
      'wrong-address': { field: 'adresse', message: words.life.errors['wrong-address'] },
      'office-foreign': { field: 'amt', message: words.refusals['office-foreign'] },
      'too-large': { field: 'titel', message: words.refusals['too-large'] },
    }[begun.reason];
    return home(parts, http, request, [error], wish);
  }),
  {
    ...begin('/zip', 'multipart', async (request) => {
      const file = request.form.files.find(({ field }) => field === 'datei');
      const begun = await beginFromArchive(parts, request.actor, file ?? { name: '', bytes: new Uint8Array() });
      if (begun.ok) return to(request, begun.value);
      const { archive } = deskOf(http, request).words.home;
      const { words } = deskOf(http, request);
      const name = String(begun.details['name'] ?? '');
      const message = {
        ...{ 'no-archive': archive['no-archive'], 'too-large': archive['too-large'], 'no-name': archive['no-name'] },
        ...{ path: archive.path(name), 'file-unknown': archive['file-unknown'](name) },
        ...{ 'not-text': archive['not-text'](name), 'wrong-address': words.life.errors['wrong-address'] },
        'office-foreign': words.life.errors['office-foreign'],
      }[begun.reason];
      return home(parts, http, request, [{ field: 'datei', message }]);
    }),
    maxBody: 4_500_000,
    limit: 'upload',
  },
];

const begin = (rest: string, body: 'form' | 'multipart', handle: (request: Request) => Promise<Reply>): Route => ({
  method: 'POST',
  path: studioPath(rest),
  permission: 'service-draft:update',
  body,
  page: studioPath(),
  handle,
});

async function home(
  parts: StudioParts,
  http: StudioHttp,
  request: Request,
  errors: readonly FormError[] = [],
  typed = { service: '', office: '', title: '', titleEn: '' },
): Promise<Reply> {
  const desk = deskOf(http, request);
  const list = await listCopies(parts, request.actor);
  const offices = request.actor.offices.flatMap((id) => parts.catalogue.findOffice(id) ?? []);
  return html(homePage({ desk, list, offices, errors, typed }), errors.length > 0 ? 422 : 200);
}

const to = (request: Request, copy: string): Reply => redirect(studioPaths(request.language).copy(copy));
