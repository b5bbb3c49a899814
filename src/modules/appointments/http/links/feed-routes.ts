import { z } from 'zod';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { linkTexts } from '../../texts/links.ts';
import type { AppointmentParts } from '../../use-cases/appointment-parts.ts';
import { officeOf } from '../../use-cases/appointment-parts.ts';
import { closeFeed, deskFeed, deskIn, feedsOfOffice, openFeed } from '../../use-cases/links/desk-feed.ts';
import { officeFreeBusy } from '../../use-cases/links/free-busy.ts';
import { type AppointmentHttp, personOf } from '../appointment-http.ts';
import { feedsPage } from '../pages/feeds-page.tsx';
import { officesOf } from '../staff-routes.ts';
import { placeOf } from '../visit-facts.ts';

/** Calendars for programs: what is free in an office, for everybody, and the visits of a desk under a secret address. */
export const feedRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => [
  {
    ...{ method: 'GET', path: '/:lang/team/termine/kalender', permission: 'appointment:plan' },
    handle: (request) => show(parts, http, request, null),
  },
  {
    ...{ method: 'POST', path: '/:lang/team/termine/kalender', permission: 'appointment:plan', body: 'form' },
    handle: (request) => change(parts, http, request),
  },
];

/** The same for programs. */
export const feedApi = (parts: AppointmentParts): readonly Route[] => {
  const tag = 'appointments';
  const refusals = { 404: ['not-found'] } as const;
  const one = '/api/v1/appointment-offices/:office';
  return [
    {
      ...{ method: 'GET', path: `${one}/free-busy`, permission: 'public' },
      api: { summary: 'When an office has room (iCalendar VFREEBUSY)', tag, mediaType: 'text/calendar', refusals },
      handle: async ({ params }) => {
        const office = officeOf(parts, params['office'] ?? '');
        return office ? calendar(await officeFreeBusy(parts, office), 'public, max-age=60') : notFound;
      },
    },
    {
      ...{ method: 'GET', path: '/api/v1/appointment-feeds/:secret', permission: 'public' },
      api: {
        summary: 'Visits of a desk, without names, under its secret address',
        tag,
        mediaType: 'text/calendar',
        refusals,
      },
      handle: async ({ params }) => {
        const file = await deskFeed(parts, params['secret'] ?? '');
        return file ? calendar(file, 'private, max-age=60') : notFound;
      },
    },
    {
      ...{ method: 'POST', path: `${one}/desks/:desk/feed`, permission: 'appointment:plan', body: 'json' },
      api: {
        ...{ summary: 'A new secret address for the calendar of a desk', tag, status: 201, refusals },
        response: z.object({ address: z.url() }),
      },
      handle: async (request) => {
        const desk = deskOf(parts, request, request.params['office'] ?? '', request.params['desk'] ?? '');
        if (!desk) return notFound;
        const address = addressOf(parts, await openFeed(parts, personOf(request), desk));
        return { kind: 'json', status: 201, value: { address } };
      },
    },
    {
      ...{ method: 'DELETE', path: `${one}/desks/:desk/feed`, permission: 'appointment:plan', body: 'json' },
      api: {
        ...{ summary: 'Nobody reads the calendar of a desk any more', tag, refusals },
        response: z.object({ address: z.null() }),
      },
      handle: async (request) => {
        const desk = deskOf(parts, request, request.params['office'] ?? '', request.params['desk'] ?? '');
        if (!desk) return notFound;
        await closeFeed(parts, desk);
        return { kind: 'json', status: 200, value: { address: null } };
      },
    },
  ];
};

async function change(parts: AppointmentParts, http: AppointmentHttp, request: Request): Promise<Reply> {
  const { form, language } = request;
  const office = form.get('buero');
  const desk = deskOf(parts, request, office, form.get('platz'));
  if (!desk) return notFound;
  if (form.get('tun') === 'sperren') {
    await closeFeed(parts, desk);
    return redirect(`/${language}/team/termine/kalender?buero=${office}`);
  }
  const secret = await openFeed(parts, personOf(request), desk);
  return show(parts, http, request, { desk: desk.id, address: addressOf(parts, secret) });
}

async function show(
  parts: AppointmentParts,
  http: AppointmentHttp,
  request: Request,
  made: { readonly desk: number; readonly address: string } | null,
): Promise<Reply> {
  const { language } = request;
  const wanted = request.method === 'POST' ? request.form.get('buero') : (request.query.get('buero') ?? '');
  const offices = officesOf(parts, request);
  const office = wanted === '' ? offices[0] : offices.find(({ id }) => id === wanted);
  if (!office) return notFound;
  const feeds = await feedsOfOffice(parts, office);
  return html(
    feedsPage({
      shell: http.shellFor(request),
      words: linkTexts[language].feeds,
      csrf: request.csrf,
      office: { id: office.id, name: placeOf(parts, office.id, language).name },
      free: `${parts.config.baseUrl}/api/v1/appointment-offices/${office.id}/free-busy`,
      desks: office.desks.map(({ id, name }) => ({ id, name, isActive: feeds.has(id) })),
      made,
    }),
  );
}

function deskOf(parts: AppointmentParts, request: Request, office: string, desk: string) {
  const own = officesOf(parts, request).find(({ id }) => id === office);
  return own ? deskIn(own, desk) : null;
}

const addressOf = ({ config }: AppointmentParts, secret: string): string =>
  `${config.baseUrl}/api/v1/appointment-feeds/${secret}`;

const calendar = (text: string, cache: string): Reply => ({
  ...{ kind: 'text', status: 200, mediaType: 'text/calendar; charset=utf-8', text },
  headers: { 'cache-control': cache },
});
