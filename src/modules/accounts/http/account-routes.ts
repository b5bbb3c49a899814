import { isUuid, type Uuid } from '#kernel/ids';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { texts } from '../texts/index.ts';
import { chooseMail, keptThings, removeAccount, viewAccount } from '../use-cases/own-account.ts';
import { endOwnSession, ownSessions } from '../use-cases/own-sessions.ts';
import type { HttpParts } from './http-parts.ts';
import { accountPage, removalPage, removedPage } from './pages/account-pages.tsx';

/** The person's own account: data, mails, devices, deletion. */
export const accountRoutes = (http: HttpParts): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/mein-bereich/konto',
    permission: 'account:read',
    handle: async (request) => {
      const account = await viewAccount(http.parts, request.actor);
      if (!account) return notFound;
      const words = texts[request.language];
      const isEnded = request.query.get('beendet') === '1';
      const done = request.query.get('gespeichert') === '1' ? words.account.mailSaved : isEnded && words.sessions.ended;
      const sessions = await ownSessions(http.parts, request.session.state);
      return html(accountPage(http.shellFor(request), { account, sessions, csrf: request.csrf, done: done || null }));
    },
  },
  {
    method: 'POST',
    path: '/:lang/mein-bereich/konto/benachrichtigungen',
    permission: 'account:update',
    body: 'form',
    page: '/:lang/mein-bereich/konto',
    handle: async (request) => {
      await chooseMail(http.parts, ownId(request), request.form.all('mail'));
      return redirect(`/${request.language}/mein-bereich/konto?gespeichert=1`);
    },
  },
  {
    method: 'POST',
    path: '/:lang/mein-bereich/konto/geraet-abmelden',
    permission: 'account:update',
    body: 'form',
    page: '/:lang/mein-bereich/konto',
    handle: async (request) => {
      const id = request.form.get('id');
      const isEnded = isUuid(id) && (await endOwnSession(http.parts, request.session.state, id));
      return isEnded ? redirect(`/${request.language}/mein-bereich/konto?beendet=1`) : notFound;
    },
  },
  {
    method: 'POST',
    path: '/:lang/mein-bereich/konto/ueberall-abmelden',
    permission: 'account:update',
    body: 'form',
    page: '/:lang/mein-bereich/konto',
    handle: async (request) => {
      await http.parts.sessions.endAll({ accountId: ownId(request) });
      await request.session.signOut();
      return redirect(`/${request.language}/abgemeldet`);
    },
  },
  {
    method: 'GET',
    path: '/:lang/mein-bereich/konto/loeschen',
    permission: 'account:update',
    handle: (request) => showRemoval(http, request),
  },
  {
    method: 'POST',
    path: '/:lang/mein-bereich/konto/loeschen',
    permission: 'account:update',
    body: 'form',
    handle: async (request) => {
      if (!request.form.has('confirm')) {
        return showRemoval(http, request, texts[request.language].removal.confirmMissing);
      }
      await removeAccount(http.parts, ownId(request), 'asked for by the person');
      await request.session.signOut();
      return redirect(`/${request.language}/konto-geloescht`);
    },
  },
  {
    method: 'GET',
    path: '/:lang/konto-geloescht',
    permission: 'public',
    handle: (request) => html(removedPage(http.shellFor(request))),
  },
];

async function showRemoval({ parts, shellFor }: HttpParts, request: Request, error?: string): Promise<Reply> {
  const kept = await keptThings(parts, ownId(request));
  const page = removalPage(shellFor(request), { kept, csrf: request.csrf, ...(error ? { error } : {}) });
  return html(page, error ? 422 : 200);
}

/** Routes with account permissions are reached by citizens only, and those have an id. */
const ownId = ({ actor }: Request): Uuid => actor.id ?? '';
