import { formatTime } from '#kernel/format';
import { type Language, languages } from '#kernel/language';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { linkTexts } from '../../texts/links.ts';
import type { AppointmentParts } from '../../use-cases/appointment-parts.ts';
import { beginSitting, closeSitting, ownSitting, ownSittings } from '../../use-cases/links/sittings.ts';
import { contactOf, findVisit } from '../../use-cases/open-visit.ts';
import { type AppointmentHttp, personOf } from '../appointment-http.ts';
import { counterPage, sittingPage } from '../pages/counter-pages.tsx';

/** Staff fill in the form of a service together with its person. */
export const counterRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => {
  const base = '/:lang/team/termine/schalter';
  const one = `${base}/:sitting`;
  return [
    {
      ...{ method: 'GET', path: base, permission: 'paper:handle' },
      handle: (request) => choose(parts, http, request, null),
    },
    {
      ...{ method: 'POST', path: base, permission: 'paper:handle', body: 'form' },
      handle: (request) => begin(parts, http, request),
    },
    {
      ...{ method: 'GET', path: one, permission: 'paper:handle' },
      handle: (request) => show(parts, http, request),
    },
    {
      ...{ method: 'POST', path: `${one}/ende`, permission: 'paper:handle', body: 'form', page: one },
      handle: (request) => end(parts, request),
    },
  ];
};

async function choose(
  parts: AppointmentParts,
  http: AppointmentHttp,
  request: Request,
  error: string | null,
): Promise<Reply> {
  const { language, actor, csrf } = request;
  const asked = request.method === 'POST' ? request.form.get('termin') : (request.query.get('termin') ?? '');
  const visit = await findVisit(parts, personOf(request), asked, 'appointment:read');
  const wanted = new Set(
    visit?.lines.map(({ service }) => parts.plan.services.find(({ id }) => id === service)?.service),
  );
  const own = servicesOf(parts, request);
  const sittings = await ownSittings(parts, actor);
  return html(
    counterPage({
      ...{ shell: http.shellFor(request), words: linkTexts[language].counter, csrf, error },
      visit: visit?.number ?? null,
      chosen: own.find(({ id }) => wanted.has(id))?.id ?? '',
      personLanguage: visit?.language ?? 'de',
      services: own.map(({ id, texts }) => ({ value: id, label: texts[language].title })),
      sittings: sittings.map(({ id, service }) => ({
        id,
        title: parts.catalogue.findService(service)?.texts[language].title ?? service,
      })),
    }),
    error ? 422 : 200,
  );
}

/** The form begins with what the visit knows already; its code stays in this browser until the sitting ends. */
async function begin(parts: AppointmentParts, http: AppointmentHttp, request: Request): Promise<Reply> {
  const { form, actor, language } = request;
  const folder = servicesOf(parts, request).find(({ id }) => id === form.get('dienst'));
  if (!folder) return choose(parts, http, request, linkTexts[language].counter.missing);
  const person = personOf(request);
  const visit = await findVisit(parts, person, form.get('termin'), 'appointment:read');
  const [contact] = visit ? await contactOf(parts, person, [visit]) : [];
  const begun = await http.forms.startWith(request, folder, contact?.email ? { email: contact.email } : {});
  const [resumeCode] = request.session.guestCodes;
  if (!resumeCode) return notFound;
  const wanted = form.get('sprache') as Language;
  const id = await beginSitting(parts, actor, {
    ...{ office: folder.service.office, service: folder.id, draftId: begun.id, booking: visit?.id ?? null, resumeCode },
    language: languages.includes(wanted) ? wanted : 'de',
  });
  return redirect(`/${language}/team/termine/schalter/${id}`);
}

async function show(parts: AppointmentParts, http: AppointmentHttp, request: Request): Promise<Reply> {
  const { language, actor, csrf } = request;
  const sitting = await ownSitting(parts, actor, request.params['sitting'] ?? '', request.session.guestCodes);
  if (!sitting) return notFound;
  const { row } = sitting;
  return html(
    sittingPage({
      ...{ shell: http.shellFor(request), words: linkTexts[language].counter, csrf, sitting },
      title: parts.catalogue.findService(row.service)?.texts[language].title ?? row.service,
      until: formatTime(Temporal.Instant.from(row.until), language),
      screen: `${parts.config.baseUrl}/${row.language}/schalter`,
      resume: `${parts.config.baseUrl}/${row.language}/weitermachen`,
    }),
  );
}

async function end(parts: AppointmentParts, request: Request): Promise<Reply> {
  const { session, actor, language } = request;
  const sitting = await ownSitting(parts, actor, request.params['sitting'] ?? '', session.guestCodes);
  if (!sitting) return notFound;
  await closeSitting(parts, sitting);
  // What belongs to the person does not stay in the browser of the office.
  if (sitting.resumeCode) session.removeGuestCode(sitting.resumeCode);
  return redirect(`/${language}/team/termine/schalter/${sitting.row.id}`);
}

const servicesOf = ({ catalogue }: AppointmentParts, { actor }: Request) =>
  catalogue.services().filter(({ service }) => actor.offices.includes(service.office));
