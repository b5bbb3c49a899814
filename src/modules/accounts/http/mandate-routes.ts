import { legalDay } from '#kernel/clock';
import { isUuid } from '#kernel/ids';
import type { Permission } from '#kernel/permission';
import { type FormBody, html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { MandateRefusal, MandateWish } from '../domain/mandate.ts';
import { type DayFields, readDay } from '../domain/read-day.ts';
import { texts } from '../texts/index.ts';
import {
  acceptMandate,
  beginActing,
  endMandate,
  listMandates,
  offerMandate,
  readOffer,
} from '../use-cases/mandates.ts';
import type { HttpParts } from './http-parts.ts';
import {
  acceptPage,
  checkOfferPage,
  type MandateValues,
  mandateCodePage,
  mandateFormPage,
} from './pages/mandate-form-pages.tsx';
import { mandatesPage } from './pages/mandate-pages.tsx';
import type { FieldErrors } from './pages/staff-sign-in-pages.tsx';

/** Mandates: list, give, ask for, accept, end, act for another, stop acting. */
export const mandateRoutes = (http: HttpParts): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/mein-bereich/vollmachten',
    permission: 'account:read',
    handle: async (request) => {
      const wanted = request.query.get('gesagt');
      const said = (['accepted', 'ended', 'acting'] as const).find((known) => known === wanted) ?? null;
      const props = {
        mandates: await listMandates(http.parts, request.actor),
        services: http.services(request.language),
        acting: http.actors.activeMandate(request.session.state),
        csrf: request.csrf,
        said,
      };
      return html(mandatesPage(http.shellFor(request), props));
    },
  },
  ...formRoutes(http, 'geben', 'principal'),
  ...formRoutes(http, 'anfragen', 'holder'),
  {
    method: 'GET',
    path: '/:lang/mein-bereich/vollmachten/annehmen',
    permission: 'mandate:create',
    handle: asOneself(http, (request) => html(acceptPage(http.shellFor(request), { value: '', csrf: request.csrf }))),
  },
  {
    method: 'POST',
    path: '/:lang/mein-bereich/vollmachten/annehmen',
    permission: 'mandate:create',
    body: 'form',
    limit: 'sign-in',
    handle: asOneself(http, (request) => accept(http, request)),
  },
  action(http, 'beenden', 'mandate:end', async (request, id) => {
    const ended = await endMandate(http.parts, request.actor, id);
    return ended.ok ? redirect(`${listAddress(request)}?gesagt=ended`) : notFound;
  }),
  action(http, 'handeln', 'account:read', async (request, id) => {
    const begun = await beginActing(http.parts, request.actor, id);
    if (!begun.ok) return notFound;
    await renewSession(request, begun.value.mandateId);
    return redirect(`/${request.language}/mein-bereich`);
  }),
  {
    method: 'POST',
    path: '/:lang/mein-bereich/vollmachten/handeln-beenden',
    permission: 'account:read',
    body: 'form',
    page: '/:lang/mein-bereich/vollmachten',
    handle: async (request) => {
      await renewSession(request, null);
      return redirect(listAddress(request));
    },
  },
];

function formRoutes(http: HttpParts, name: string, side: 'principal' | 'holder'): readonly Route[] {
  const path = `/:lang/mein-bereich/vollmachten/${name}`;
  const show = (request: Request, values: MandateValues, errors: FieldErrors): Reply => {
    const services = http.services(request.language);
    const page = mandateFormPage(http.shellFor(request), { side, services, values, errors, csrf: request.csrf });
    return html(page, errors.length > 0 ? 422 : 200);
  };
  return [
    {
      method: 'GET',
      path,
      permission: 'mandate:create',
      handle: asOneself(http, (request) => show(request, firstValues(http), [])),
    },
    {
      method: 'POST',
      path,
      permission: 'mandate:create',
      body: 'form',
      handle: asOneself(http, async (request) => {
        const values = valuesOf(request.form);
        const read = readWish(http, request, values);
        if ('errors' in read) return show(request, values, read.errors);
        const offered = await offerMandate(http.parts, request.actor, side, read.wish);
        if (!offered.ok) return show(request, values, [refusedField(request, offered.reason)]);
        return html(mandateCodePage(http.shellFor(request), side, offered.value.code));
      }),
    },
  ];
}

async function accept({ parts, shellFor, services }: HttpParts, request: Request): Promise<Reply> {
  const { form, actor, csrf, language } = request;
  const code = form.get('code').slice(0, 100);
  const isAgreed = form.get('agree') === 'yes';
  const done = isAgreed ? await acceptMandate(parts, actor, code) : await readOffer(parts, actor, code);
  if (!done.ok) {
    const error = texts[language].mandates.errors[done.reason];
    return html(acceptPage(shellFor(request), { value: code, csrf, error }), 422);
  }
  if (typeof done.value === 'string') return redirect(`${listAddress(request)}?gesagt=accepted`);
  return html(checkOfferPage(shellFor(request), { offer: done.value, code, csrf, services: services(language) }));
}

function action(
  http: HttpParts,
  name: string,
  permission: Permission,
  handle: (request: Request, id: string) => Promise<Reply>,
): Route {
  const run = (request: Request): Promise<Reply> | Reply => {
    const id = request.params.id;
    return isUuid(id) ? handle(request, id) : notFound;
  };
  const path = `/:lang/mein-bereich/vollmachten/:id/${name}`;
  const page = '/:lang/mein-bereich/vollmachten';
  return { method: 'POST', path, permission, body: 'form', page, handle: asOneself(http, run) };
}

/** Nobody gives, takes or ends mandates while acting for another: whose they were would be unclear. */
const asOneself =
  ({ actors }: HttpParts, handle: Route['handle']): Route['handle'] =>
  (request) =>
    actors.activeMandate(request.session.state) ? redirect(`${listAddress(request)}?gesagt=acting`) : handle(request);

/** The session goes on as another one: for the person behind the mandate, or for oneself. */
export const renewSession = (request: Request, mandateId: string | null): Promise<void> =>
  request.session.signIn({
    accountId: request.actor.id,
    staffId: null,
    level: request.actor.level ?? 'low',
    mandateId,
  });

function readWish({ services }: HttpParts, { language }: Request, values: MandateValues) {
  const words = texts[language].mandates.errors;
  const [from, until] = [readDay(values.from), readDay(values.until)];
  const known = new Set(services(language).map(({ id }) => id));
  const chosen = values.services.filter((id) => known.has(id));
  const errors = [
    ...(values.scope === 'all' || values.scope === 'some' ? [] : [{ field: 'scope', message: words.scope }]),
    ...(values.scope === 'some' && chosen.length === 0 ? [{ field: 'services', message: words['no-scope'] }] : []),
    ...(from ? [] : [{ field: 'from', message: words.from }]),
    ...(until ? [] : [{ field: 'until', message: words.until }]),
  ];
  if (errors.length > 0 || !from || !until) return { errors };
  const wish: MandateWish = { services: values.scope === 'all' ? '*' : chosen, from, until };
  return { wish };
}

const refusedField = ({ language }: Request, reason: MandateRefusal) => ({
  field: {
    'no-scope': 'services',
    'begins-in-the-past': 'from',
    'ends-before-it-begins': 'until',
    'too-long': 'until',
  }[reason],
  message: texts[language].mandates.errors[reason],
});

const valuesOf = (form: FormBody): MandateValues => ({
  scope: form.get('scope'),
  services: form.all('services'),
  from: dayOf(form, 'from'),
  until: dayOf(form, 'until'),
});

const dayOf = (form: FormBody, name: string): DayFields => ({
  day: form.get(`${name}-day`),
  month: form.get(`${name}-month`),
  year: form.get(`${name}-year`),
});

function firstValues({ parts }: HttpParts): MandateValues {
  const today = legalDay(parts.clock.now());
  const fields = (date: Temporal.PlainDate): DayFields => ({
    day: String(date.day),
    month: String(date.month),
    year: String(date.year),
  });
  return { scope: '', services: [], from: fields(today), until: { day: '', month: '', year: '' } };
}

const listAddress = ({ language }: Request): string => `/${language}/mein-bereich/vollmachten`;
