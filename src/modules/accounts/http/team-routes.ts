import { isUuid } from '#kernel/ids';
import { ownValue } from '#kernel/own-value';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { readDay } from '../domain/read-day.ts';
import { texts } from '../texts/index.ts';
import { endAbsenceFor, enterAbsenceFor, setBaskets, viewTeam } from '../use-cases/arrange-team.ts';
import type { HttpParts } from './http-parts.ts';
import type { FieldErrors } from './pages/staff-sign-in-pages.tsx';
import { type AbsenceValues, teamPage } from './pages/team-page.tsx';
import { nobody } from './staff-own-routes.ts';
import { teamApi } from './team-api.ts';

/** Where a lead says who of the own offices is away and who stands in. */
export const teamRoutes = (http: HttpParts): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/einteilung',
    permission: 'team:arrange',
    handle: (request) => show(http, request, noValues, []),
  },
  {
    method: 'POST',
    path: '/:lang/team/einteilung/abwesenheit',
    permission: 'team:arrange',
    body: 'form',
    page: '/:lang/team/einteilung',
    handle: (request) => enter(http, request),
  },
  {
    method: 'POST',
    path: '/:lang/team/einteilung/:member/abwesenheit/:id/beenden',
    permission: 'team:arrange',
    body: 'form',
    page: '/:lang/team/einteilung',
    async handle({ params, actor, language }) {
      const { member, id } = params;
      const isEnded = isUuid(member) && isUuid(id) && (await endAbsenceFor(http.parts, actor, member, id));
      return isEnded ? redirect(`/${language}/team/einteilung?fertig=beendet`) : notFound;
    },
  },
  {
    method: 'POST',
    path: '/:lang/team/einteilung/:member/koerbe',
    permission: 'team:arrange',
    body: 'form',
    page: '/:lang/team/einteilung',
    async handle({ params, actor, language, form }) {
      const known = http.baskets(language).map(({ id }) => id);
      const { member } = params;
      const isSet = isUuid(member) && (await setBaskets(http.parts, actor, member, form.all('koerbe'), known));
      return isSet ? redirect(`/${language}/team/einteilung?fertig=koerbe`) : notFound;
    },
  },
  ...teamApi(http),
];

async function enter(http: HttpParts, request: Request): Promise<Reply> {
  const { form, language, actor } = request;
  const dayIn = (name: string) => ({
    day: form.get(`${name}-day`),
    month: form.get(`${name}-month`),
    year: form.get(`${name}-year`),
  });
  const values = { member: form.get('member'), who: form.get('who'), from: dayIn('from'), until: dayIn('until') };
  const [from, until] = [readDay(values.from), readDay(values.until)];
  const words = { ...texts[language].mandates.errors, ...texts[language].staff.standInErrors, ...texts[language].team };
  const errors = [
    ...(isUuid(values.member) ? [] : [{ field: 'member', message: words.memberMissing }]),
    ...(isUuid(values.who) || values.who === nobody ? [] : [{ field: 'who', message: words.deputyMissing }]),
    ...(from ? [] : [{ field: 'from', message: words.from }]),
    ...(until ? [] : [{ field: 'until', message: words.until }]),
  ];
  if (!from || !until || errors.length > 0) return show(http, request, values, errors);
  const wish = { standsIn: values.who === nobody ? null : values.who, from, until };
  const entered = await enterAbsenceFor(http.parts, actor, values.member, wish);
  if (entered.ok) return redirect(`/${language}/team/einteilung?fertig=abwesend`);
  if (entered.reason === 'not-found') return notFound;
  const field = entered.reason === 'no-colleague' ? 'who' : entered.reason === 'begins-in-the-past' ? 'from' : 'until';
  const message = entered.reason === 'no-colleague' ? words.cannotStandIn : words[entered.reason];
  return show(http, request, values, [{ field, message }]);
}

async function show(http: HttpParts, request: Request, values: AbsenceValues, errors: FieldErrors): Promise<Reply> {
  const { actor, language, query, csrf } = request;
  const { done } = texts[language].team;
  const said = query.get('fertig') ?? '';
  const page = teamPage(http.shellFor(request), {
    team: await viewTeam(http.parts, actor),
    baskets: http.baskets(language),
    done: ownValue(done, said),
    values,
    errors,
    csrf,
  });
  return html(page, errors.length > 0 ? 422 : 200);
}

const noDay = { day: '', month: '', year: '' };
const noValues: AbsenceValues = { member: '', who: '', from: noDay, until: noDay };
