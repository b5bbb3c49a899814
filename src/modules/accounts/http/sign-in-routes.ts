import { type IdentityLevel, reachesLevel } from '#kernel/actor';
import type { Language } from '#kernel/language';
import { html, type RefusalStatus, type Reply, type Request, type Route, redirect } from '#platform/http';
import { readLevel } from '../domain/levels.ts';
import { safeReturnPath } from '../domain/return-path.ts';
import { beginSignIn } from '../use-cases/begin-sign-in.ts';
import { finishSignIn, type SignInRefusal } from '../use-cases/finish-sign-in.ts';
import { returnAddress } from '../use-cases/identity-client.ts';
import { deviceIn } from './device-in.ts';
import type { HttpParts } from './http-parts.ts';
import { signedOutPage, signInFailedPage } from './pages/sign-in-pages.tsx';

/** Signing in and out of citizens, with every way it can fail as a page. */
export const signInRoutes = (http: HttpParts): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/anmelden',
    permission: 'public',
    limit: 'sign-in',
    handle: async (request) => {
      const wish = wishOf(request);
      const { actor } = request;
      if (actor.kind === 'citizen' && reachesLevel(actor.level, wish.level)) return redirect(wish.back);
      const begun = await beginSignIn(http.parts, {
        ...wish,
        language: request.language,
        session: request.session.state,
      });
      return begun.ok ? { kind: 'redirect', to: begun.value, status: 302 } : failed(http, request, begun.reason, wish);
    },
  },
  {
    method: 'GET',
    path: returnAddress,
    permission: 'public',
    limit: 'sign-in',
    handle: async (request) => {
      const { begun, result } = await finishSignIn(http.parts, request.query, request.session.state);
      const language = begun?.language ?? request.language;
      const back = safeReturnPath(begun?.back ?? null, language);
      if (!result.ok) return redirect(failedAddress(language, result.reason, { back, level: begun?.level ?? 'low' }));
      const { row } = request.session.state;
      const mandateId = row?.accountId === result.value.accountId ? row.mandateId : null;
      await request.session.signIn({ ...result.value, staffId: null, mandateId, device: deviceIn(request) });
      return redirect(back);
    },
  },
  {
    method: 'GET',
    path: '/:lang/anmelden/fehler',
    permission: 'public',
    handle: (request) => {
      const reason = (Object.keys(statusOf) as SignInRefusal[]).find((known) => known === request.query.get('grund'));
      return failed(http, request, reason ?? 'expired', wishOf(request));
    },
  },
  {
    method: 'POST',
    path: '/:lang/abmelden',
    permission: 'public',
    body: 'form',
    page: '/:lang',
    handle: async (request) => {
      const isStaff = request.actor.kind === 'staff';
      await request.session.signOut();
      return redirect(isStaff ? `/${request.language}/team/anmelden` : `/${request.language}/abgemeldet`);
    },
  },
  {
    method: 'GET',
    path: '/:lang/abgemeldet',
    permission: 'public',
    handle: async (request) =>
      html(signedOutPage(http.shellFor(request), await http.parts.identity.signOutAddress(request.language))),
  },
];

/** The reply that leads to a sign-in at this level and back to the page asked for; null when the level is reached. */
export function signInReply(request: Request, level: IdentityLevel): Reply {
  const { language, url } = request;
  return redirect(signInAddress(language, { back: `${url.pathname}${url.search}`, level }));
}

const signInAddress = (language: Language, { back, level }: Wish): string =>
  `/${language}/anmelden?${new URLSearchParams({ weiter: back, level })}`;

const failedAddress = (language: Language, reason: SignInRefusal, { back, level }: Wish): string =>
  `/${language}/anmelden/fehler?${new URLSearchParams({ grund: reason, weiter: back, level })}`;

const wishOf = ({ query, language }: Request): Wish => ({
  back: safeReturnPath(query.get('weiter') ?? query.get('zurueck'), language),
  level: readLevel(query.get('level') ?? query.get('stufe')),
});

function failed({ shellFor }: HttpParts, request: Request, reason: SignInRefusal, wish: Wish): Reply {
  const page = signInFailedPage(shellFor(request), {
    reason,
    again: signInAddress(request.language, wish),
    without: wish.back.startsWith(`/${request.language}/mein-bereich`) ? `/${request.language}` : wish.back,
    csrf: request.csrf,
  });
  return html(page, statusOf[reason]);
}

const statusOf: Readonly<Record<SignInRefusal, RefusalStatus>> = {
  expired: 410,
  cancelled: 403,
  refused: 403,
  'provider-down': 503,
  'level-too-low': 403,
  locked: 403,
  'other-person': 409,
};

interface Wish {
  readonly back: string;
  readonly level: IdentityLevel;
}
