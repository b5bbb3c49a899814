import { resumeCode, resumeCodeBytes } from '#kernel/resume-code';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { deriveGuestKeys } from '#platform/vault';
import { texts } from '../texts/index.ts';
import {
  helpedServices,
  openOwnVisit,
  ownVisit,
  ownVisits,
  type Person,
  withdrawOwnVisit,
} from '../use-cases/own-visit.ts';
import type { PartnerParts } from '../use-cases/partner-parts.ts';
import { titlesOf } from '../use-cases/serve-visit.ts';
import { ownVisitPage } from './pages/own-visit-page.tsx';
import { prepareVisitPage } from './pages/prepare-visit-page.tsx';
import type { ShellFor } from './shell-for.ts';

/** A visit as the person has it: the code, the copy of the mandate, the status, and taking it back. */
export const ownVisitRoutes = (parts: PartnerParts, shellFor: ShellFor): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/servicepunkte/besuch',
    permission: 'partner-visit:open',
    handle: (request) => prepare(parts, shellFor, request, null),
  },
  {
    method: 'POST',
    path: '/:lang/servicepunkte/besuch',
    permission: 'partner-visit:open',
    body: 'form',
    handle: (request) => make(parts, shellFor, request),
  },
  {
    method: 'GET',
    path: '/:lang/servicepunkte/besuch/:besuch',
    permission: 'partner-visit:read',
    handle: (request) => show(parts, shellFor, request),
  },
  {
    method: 'POST',
    path: '/:lang/servicepunkte/besuch/:besuch/zuruecknehmen',
    permission: 'partner-visit:read',
    body: 'form',
    page: '/:lang/servicepunkte/besuch/:besuch',
    async handle(request) {
      const id = request.params['besuch'] ?? '';
      const done = await withdrawOwnVisit(parts, personOf(request), id);
      return !done.ok && done.reason === 'not-found'
        ? notFound
        : redirect(`/${request.language}/servicepunkte/besuch/${id}`);
    },
  },
];

async function prepare(
  parts: PartnerParts,
  shellFor: ShellFor,
  request: Request,
  error: 'service-closed' | 'too-many' | null,
): Promise<Reply> {
  const { language } = request;
  const wished = request.method === 'POST' ? request.form.get('leistung') : (request.query.get('leistung') ?? '');
  const services = helpedServices(parts).map((id) => ({ id, title: titlesOf(parts, id)[language] }));
  const words = texts[language];
  return html(
    prepareVisitPage({
      ...{ shell: shellFor(request), words, csrf: request.csrf, services, wished },
      own: (await ownVisits(parts, personOf(request))).map((row) => ({
        row,
        title: titlesOf(parts, row.service)[language],
      })),
      error: error && words.own.errors[error],
    }),
    error ? 422 : 200,
  );
}

async function make(parts: PartnerParts, shellFor: ShellFor, request: Request): Promise<Reply> {
  const service = request.form.get('leistung');
  // A guest without any code gets one, so that visit and case can be found again on this device.
  if (request.actor.kind === 'guest' && request.session.guestCodes.length === 0)
    request.session.addGuestCode(resumeCode(parts.random.bytes(resumeCodeBytes)));
  const done = await openOwnVisit(parts, personOf(request), { service, language: request.language });
  return done.ok
    ? redirect(`/${request.language}/servicepunkte/besuch/${done.value.id}`)
    : prepare(parts, shellFor, request, done.reason);
}

async function show(parts: PartnerParts, shellFor: ShellFor, request: Request): Promise<Reply> {
  const row = await ownVisit(parts, personOf(request), request.params['besuch'] ?? '');
  if (!row) return notFound;
  const { language } = request;
  const titles = titlesOf(parts, row.service);
  const branch = parts.network?.branches.find(({ id }) => id === row.branch);
  return html(
    ownVisitPage({
      ...{ shell: shellFor(request), words: texts[language], csrf: request.csrf, row },
      ...{ title: titles[language], branch: branch?.name ?? null },
    }),
  );
}

const personOf = ({ actor, session }: Request): Person => ({
  actor,
  guestProofs: session.guestCodes.map((code) => deriveGuestKeys(code).proof),
});
