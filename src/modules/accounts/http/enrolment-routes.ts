import { html, type Reply, type Request, type Route, redirect } from '#platform/http';
import { totpAddress, writeTotpSecret } from '../domain/totp.ts';
import { texts } from '../texts/index.ts';
import { staffActor } from '../use-cases/actor-of.ts';
import { choosePassphrase, confirmEnrolment, enrolmentIn, invitedMember } from '../use-cases/enrol-staff.ts';
import { deviceIn } from './device-in.ts';
import type { HttpParts } from './http-parts.ts';
import { connectAppPage, invitationGonePage, invitationPage, recoveryCodesPage } from './pages/enrolment-pages.tsx';
import type { FieldErrors } from './pages/staff-sign-in-pages.tsx';
import { afterSignIn } from './staff-sign-in-routes.ts';

/** The one-time invitation of staff: passphrase, app, recovery codes, in. */
export const enrolmentRoutes = (http: HttpParts): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/einladung/:code',
    permission: 'public',
    limit: 'sign-in',
    handle: (request) => showInvitation(http, request, []),
  },
  {
    method: 'POST',
    path: '/:lang/team/einladung/:code',
    permission: 'public',
    body: 'form',
    limit: 'sign-in',
    handle: async (request) => {
      const { form, session, language } = request;
      const order = { code: codeOf(request), passphrase: form.get('passphrase'), session: session.state };
      const chosen = await choosePassphrase(http.parts, order);
      if (chosen.ok) return redirect(`/${language}/team/einladung/${codeOf(request)}/app`);
      if (chosen.reason === 'invitation-gone') return gone(http, request);
      const message = texts[language].staff.passphraseErrors[chosen.reason];
      return showInvitation(http, request, [{ field: 'passphrase', message }]);
    },
  },
  {
    method: 'GET',
    path: '/:lang/team/einladung/:code/app',
    permission: 'public',
    limit: 'sign-in',
    handle: (request) => showApp(http, request, []),
  },
  {
    method: 'POST',
    path: '/:lang/team/einladung/:code/app',
    permission: 'public',
    body: 'form',
    limit: 'sign-in',
    handle: async (request) => {
      const { form, session, language } = request;
      const order = { code: codeOf(request), totp: form.get('code'), session: session.state };
      const done = await confirmEnrolment(http.parts, order);
      if (!done.ok && done.reason === 'invitation-gone') return gone(http, request);
      if (!done.ok)
        return showApp(http, request, [{ field: 'code', message: texts[language].staff.errors['wrong-code'] }]);
      const { staffId, codes } = done.value;
      await session.signIn({ accountId: null, staffId, level: 'substantial', device: deviceIn(request) });
      const actor = await staffActor(http.parts, staffId, 'substantial');
      const shell = http.shellFor(actor ? { ...request, csrf: request.csrf, actor } : request);
      return html(recoveryCodesPage(shell, codes, afterSignIn('', language, actor)));
    },
  },
];

async function showInvitation(http: HttpParts, request: Request, errors: FieldErrors): Promise<Reply> {
  const member = await invitedMember(http.parts, codeOf(request));
  if (!member) return gone(http, request);
  const { name, login } = member;
  const page = invitationPage(http.shellFor(request), { name, login, csrf: request.csrf, errors });
  return html(page, errors.length > 0 ? 422 : 200);
}

async function showApp(http: HttpParts, request: Request, errors: FieldErrors): Promise<Reply> {
  const found = await enrolmentIn(http.parts, codeOf(request), request.session.state);
  if (!found) return gone(http, request);
  const { member, secret } = found;
  const page = connectAppPage(http.shellFor(request), {
    secret: writeTotpSecret(secret),
    address: totpAddress(secret, `Lipsia ${new URL(http.parts.config.baseUrl).hostname}`, member.login),
    csrf: request.csrf,
    errors,
  });
  return html(page, errors.length > 0 ? 422 : 200);
}

const gone = ({ shellFor }: HttpParts, request: Request): Reply => html(invitationGonePage(shellFor(request)), 410);

const codeOf = ({ params }: Request): string => (params.code ?? '').slice(0, 60);
