import { isUuid } from '#kernel/ids';
import { html, notFound, type Reply, type Request, type Route, redirect, refusal } from '#platform/http';
import { readDay } from '../domain/read-day.ts';
import { texts } from '../texts/index.ts';
import { endOwnSession, ownSessions } from '../use-cases/own-sessions.ts';
import { leaveStandIn, memberBehind, removePasskey, renewRecoveryCodes, viewOwnStaff } from '../use-cases/own-staff.ts';
import { addPasskey, createOptions } from '../use-cases/passkeys.ts';
import { enterAbsence, possibleStandIns } from '../use-cases/staff-directory.ts';
import type { HttpParts } from './http-parts.ts';
import { recoveryCodesPage } from './pages/enrolment-pages.tsx';
import { type StandInValues, staffOwnPage } from './pages/staff-own-page.tsx';
import type { FieldErrors } from './pages/staff-sign-in-pages.tsx';
import { afterSignIn } from './staff-sign-in-routes.ts';

/** The staff member's own sign-in: passkeys, recovery codes, devices, stand-ins. Every role of the staff may, nobody else. */
export const staffOwnRoutes = (http: HttpParts): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/konto',
    permission: 'public',
    handle: forStaff(http, (request, member) => show(http, request, member, noValues, [])),
  },
  change(http, 'vertretung', async (request, member) => {
    const { form, language } = request;
    const fields = (name: string) => ({
      day: form.get(`${name}-day`),
      month: form.get(`${name}-month`),
      year: form.get(`${name}-year`),
    });
    const values = { who: form.get('who'), from: fields('from'), until: fields('until') };
    const [from, until] = [readDay(values.from), readDay(values.until)];
    const words = { ...texts[language].mandates.errors, ...texts[language].staff.standInErrors };
    const errors = [
      ...(isUuid(values.who) || values.who === nobody ? [] : [{ field: 'who', message: words.who }]),
      ...(from ? [] : [{ field: 'from', message: words.from }]),
      ...(until ? [] : [{ field: 'until', message: words.until }]),
    ];
    if (!from || !until || errors.length > 0) return show(http, request, member, values, errors);
    const standsIn = values.who === nobody ? null : values.who;
    const entered = await enterAbsence(http.parts, member, { standsIn, from, until });
    if (entered.ok) return redirect(`/${language}/team/konto`);
    const field =
      entered.reason === 'no-colleague' ? 'who' : entered.reason === 'begins-in-the-past' ? 'from' : 'until';
    return show(http, request, member, values, [{ field, message: words[entered.reason] }]);
  }),
  change(http, 'vertretung/:id/beenden', async (request, member) => {
    const { id } = request.params;
    const isEnded = isUuid(id) && (await leaveStandIn(http.parts, member.id, id));
    return isEnded ? redirect(`/${request.language}/team/konto`) : notFound;
  }),
  change(http, 'passkeys', async (request, member) => {
    const { form, session, language } = request;
    const order = { answer: form.get('answer'), name: form.get('name'), session: session.state };
    const added = await addPasskey(http.parts, member, order);
    if (added.ok) return redirect(`/${language}/team/konto`);
    return show(http, request, member, noValues, [{ field: 'name', message: texts[language].staff.passkeyRefused }]);
  }),
  change(http, 'passkeys/entfernen', async (request, member) => {
    const isRemoved = await removePasskey(http.parts, member.id, request.form.get('id'));
    return isRemoved ? redirect(`/${request.language}/team/konto`) : notFound;
  }),
  change(http, 'ersatzcodes', async (request, member) => {
    const codes = await renewRecoveryCodes(http.parts, member.id);
    return html(recoveryCodesPage(http.shellFor(request), codes, `/${request.language}/team/konto`));
  }),
  change(http, 'geraet-abmelden', async (request) => {
    const id = request.form.get('id');
    const isEnded = isUuid(id) && (await endOwnSession(http.parts, request.session.state, id));
    return isEnded ? redirect(`/${request.language}/team/konto?beendet=1`) : notFound;
  }),
  change(http, 'ueberall-abmelden', async (request, member) => {
    await http.parts.sessions.endAll({ staffId: member.id });
    await request.session.signOut();
    return redirect(`/${request.language}/team/anmelden`);
  }),
];

function change(http: HttpParts, name: string, handle: Handle): Route {
  return {
    method: 'POST',
    path: `/:lang/team/konto/${name}`,
    permission: 'public',
    body: 'form',
    page: '/:lang/team/konto',
    handle: forStaff(http, handle),
  };
}

function forStaff({ parts }: HttpParts, handle: Handle): Route['handle'] {
  return async (request) => {
    const { actor } = request;
    if (actor.kind !== 'staff' || !actor.id) {
      return actor.kind === 'guest' ? refusal(401, 'sign-in-needed') : refusal(403, 'not-your-right');
    }
    const member = await memberBehind(parts, actor.id);
    return member ? handle(request, member) : notFound;
  };
}

async function show(
  { parts, shellFor }: HttpParts,
  request: Request,
  member: Member,
  values: StandInValues,
  errors: FieldErrors,
): Promise<Reply> {
  const page = staffOwnPage(shellFor(request), {
    own: await viewOwnStaff(parts, member),
    possible: await possibleStandIns(parts, member),
    passkeyOptions: await createOptions(parts, member, request.session.state),
    sessions: await ownSessions(parts, request.session.state),
    done: request.query.get('beendet') === '1' ? texts[request.language].sessions.ended : null,
    work: afterSignIn('', request.language, request.actor),
    csrf: request.csrf,
    values,
    errors,
  });
  return html(page, errors.length > 0 ? 422 : 200);
}

/** The choice of no deputy. */
export const nobody = 'niemand';
const noDay = { day: '', month: '', year: '' };
const noValues: StandInValues = { who: '', from: noDay, until: noDay };

type Member = NonNullable<Awaited<ReturnType<typeof memberBehind>>>;
type Handle = (request: Request, member: Member) => Promise<Reply>;
