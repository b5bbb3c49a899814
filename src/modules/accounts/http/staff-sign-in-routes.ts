import type { Actor } from '#kernel/actor';
import type { Language } from '#kernel/language';
import { html, type Reply, type Request, type Route, redirect } from '#platform/http';
import { safeReturnPath } from '../domain/return-path.ts';
import { texts } from '../texts/index.ts';
import { staffActor } from '../use-cases/actor-of.ts';
import { browserOf } from '../use-cases/begin-sign-in.ts';
import { askOptions } from '../use-cases/passkeys.ts';
import type { Proof } from '../use-cases/second-factor.ts';
import { checkPassphraseStep, checkSecondStep, memberInStep } from '../use-cases/staff-sign-in.ts';
import { deviceIn } from './device-in.ts';
import type { HttpParts } from './http-parts.ts';
import { type FieldErrors, secondStepPage, staffSignInPage } from './pages/staff-sign-in-pages.tsx';

/** The staff sign-in: passphrase first, then a second factor; both steps work without script. */
export const staffSignInRoutes = (http: HttpParts): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/anmelden',
    permission: 'public',
    handle: (request) => firstStep(http, request, backOf(request), '', []),
  },
  {
    method: 'POST',
    path: '/:lang/team/anmelden',
    permission: 'public',
    body: 'form',
    limit: 'sign-in',
    handle: async (request) => {
      const { form, language, session } = request;
      const words = texts[language].staff.errors;
      const [login, passphrase] = [form.get('login'), form.get('passphrase')];
      const missing = [
        ...(login.trim() ? [] : [{ field: 'login', message: words.login }]),
        ...(passphrase ? [] : [{ field: 'passphrase', message: words.passphrase }]),
      ];
      if (missing.length > 0) return firstStep(http, request, backOf(request), login, missing);
      const checked = await checkPassphraseStep(http.parts, { login, passphrase, session: session.state });
      if (checked.ok) return redirect(`${secondAddress(language)}?${new URLSearchParams({ weiter: backOf(request) })}`);
      const message = checked.reason === 'wait' ? waitMessage(language, checked.details) : words.wrong;
      const status = checked.reason === 'wait' ? 429 : 422;
      return firstStep(http, request, backOf(request), login, [{ field: 'login', message }], status);
    },
  },
  {
    method: 'GET',
    path: '/:lang/team/anmelden/zweiter-schritt',
    permission: 'public',
    handle: (request) => secondStep(http, request, request.query.get('art') === 'ersatz' ? 'recovery' : 'app', []),
  },
  {
    method: 'POST',
    path: '/:lang/team/anmelden/zweiter-schritt',
    permission: 'public',
    body: 'form',
    limit: 'sign-in',
    handle: async (request) => {
      const { language, session } = request;
      const words = texts[language].staff.errors;
      const proof = proofOf(http, request);
      const kind = proof.kind === 'recovery' ? 'recovery' : 'app';
      if (proof.kind !== 'passkey' && !proof.code.trim()) {
        const message = kind === 'recovery' ? words.recovery : words.code;
        return secondStep(http, request, kind, [{ field: 'code', message }]);
      }
      const checked = await checkSecondStep(http.parts, proof, session.state);
      if (checked.ok) {
        const device = deviceIn(request);
        await session.signIn({ accountId: null, staffId: checked.value, level: 'substantial', device });
        const actor = await staffActor(http.parts, checked.value, 'substantial');
        return redirect(afterSignIn(backOf(request), language, actor));
      }
      if (checked.reason === 'expired') return firstStep(http, request, backOf(request), '', expired(language), 410);
      const wrong = { totp: words['wrong-code'], recovery: words['wrong-recovery'], passkey: words.passkey }[
        proof.kind
      ];
      const message = checked.reason === 'wait' ? waitMessage(language, checked.details) : wrong;
      return secondStep(http, request, kind, [{ field: 'code', message }], checked.reason === 'wait' ? 429 : 422);
    },
  },
];

/** Where a member goes after signing in: the page asked for, else the place of the work. */
export function afterSignIn(back: string, language: Language, actor: Actor | null): string {
  if (back.startsWith(`/${language}/team/`)) return back;
  const roles = actor?.roles ?? [];
  if (roles.includes('clerk') || roles.includes('approver')) return `/${language}/team/vorgaenge`;
  if (roles.includes('author')) return `/${language}/team/studio`;
  if (roles.includes('informationOfficer')) return `/${language}/team/anfragen`;
  if (roles.includes('partnerClerk')) return `/${language}/team/servicepunkt`;
  if (roles.includes('branchLead')) return `/${language}/team/filiale`;
  if (roles.includes('partnerOffice')) return `/${language}/team/partner`;
  if (roles.includes('partnerAuditor')) return `/${language}/team/partner/pruefung`;
  return roles.includes('operator') ? `/${language}/team/betrieb` : `/${language}/team/konto`;
}

function firstStep(
  { shellFor }: HttpParts,
  request: Request,
  back: string,
  login: string,
  errors: FieldErrors,
  status = errors.length > 0 ? 422 : 200,
): Reply {
  return html(staffSignInPage(shellFor(request), { login, back, csrf: request.csrf, errors }), status);
}

async function secondStep(
  http: HttpParts,
  request: Request,
  kind: 'app' | 'recovery',
  errors: FieldErrors,
  status = errors.length > 0 ? 422 : 200,
): Promise<Reply> {
  const member = await memberInStep(http.parts, request.session.state);
  if (!member) return firstStep(http, request, backOf(request), '', expired(request.language), 410);
  const passkey = kind === 'app' ? await askOptions(http.parts, member, request.session.state) : null;
  const props = { kind, back: backOf(request), csrf: request.csrf, errors, passkey };
  return html(secondStepPage(http.shellFor(request), props), status);
}

function proofOf({ parts }: HttpParts, { form, session }: Request): Proof {
  if (form.get('art') === 'passkey') {
    return { kind: 'passkey', answer: form.get('answer'), browser: browserOf(parts, session.state) };
  }
  return { kind: form.get('art') === 'ersatz' ? 'recovery' : 'totp', code: form.get('code').slice(0, 100) };
}

const backOf = ({ query, form, language }: Request): string =>
  safeReturnPath(form.get('weiter') || query.get('weiter') || query.get('zurueck'), language);

const expired = (language: Language): FieldErrors => [
  { field: 'login', message: texts[language].staff.errors.expired },
];

const waitMessage = (language: Language, details: Readonly<Record<string, unknown>>): string =>
  texts[language].staff.errors.wait(Math.max(1, Math.ceil(Number(details.seconds ?? 60) / 60)));

const secondAddress = (language: Language): string => `/${language}/team/anmelden/zweiter-schritt`;
