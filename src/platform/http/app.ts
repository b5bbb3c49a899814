import { type Context, Hono } from 'hono';
import { type Actor, guestActor } from '#kernel/actor';
import { isLanguage, type Language } from '#kernel/language';
import { scopesOf } from '#kernel/permission';
import { sha256Of } from '#kernel/sha256';
import { isUnstorable, whyUnavailable } from '#platform/database';
import type { Log } from '#platform/log';
import type { SessionState, Sessions } from '#platform/session';
import { readBody } from './body.ts';
import { createLimiter, type Rates } from './limiter.ts';
import { acceptedLanguage } from './negotiate.ts';
import { refusal } from './replies.ts';
import { toResponse } from './respond.ts';
import type { RefusalContext, RefusalReply, Refusals, Reply, Request, RequestSession, Route } from './types.ts';

/** The app node's request handler: session, permission, limits, CSRF and body in one way for every route. */
export function createApp(parts: AppParts): App {
  const hono = new Hono();
  const limiter = createLimiter(() => performance.now(), parts.rates);
  for (const route of [...parts.routes].sort(fixedFirst)) {
    hono.on(route.method, route.path, (context) => serve(parts, route, context, limiter.take));
  }
  hono.notFound((context) => serve(parts, unknownRoute(context.req.method), context, limiter.take));
  return { fetch: (request, address) => hono.fetch(request, { address: address ?? '' }) };
}

async function serve(parts: AppParts, route: Route, context: Context, take: Take): Promise<Response> {
  const started = performance.now();
  const raw = context.req.raw;
  const url = new URL(raw.url);
  const id =
    raw.headers
      .get('x-request-id')
      ?.replace(/[^\w-]/g, '')
      .slice(0, 64) || parts.requestId();
  const language = languageOf(context, raw, url);
  const here = pageOf(route, context.req.param() as Record<string, string>, url);
  let state: SessionState | null = null;
  let reply: Reply;
  try {
    const found = await parts.sessions.read(raw.headers.get('cookie'));
    state = found;
    const actor = await whoIs(parts, raw, url, found);
    const known = isRefusal(actor) ? guestActor : actor;
    reply = isRefusal(actor)
      ? actor
      : await answer({ parts, route, context, raw, url, here, id, language, state: found, actor, take });
    if (reply.kind === 'refusal')
      reply = await shown(parts, reply, { id, language, url: here, actor: known, state: found });
  } catch (cause) {
    if (!isUnstorable(cause))
      parts.log.error('request failed', cause, { request: id, method: route.method, path: route.path });
    reply = await shown(parts, faultOf(cause, raw.method, id), { id, language, url: here, actor: guestActor, state });
  }
  const cookies = state
    ? [parts.sessions.write(state), parts.sessions.writeSaved(state)].filter((one) => one !== null)
    : [];
  const response = await toResponse(reply, {
    cookies,
    id,
    language,
    secure: parts.secure,
    formTargets: parts.formTargets,
    acceptsGzip: /\bgzip\b/.test(raw.headers.get('accept-encoding') ?? ''),
    range: raw.method === 'GET' ? raw.headers.get('range') : null,
    url,
  });
  parts.observe?.(route, response.status, performance.now() - started);
  return response;
}

/** A database that is away or full comes back: the person may try again, and hears whether what they sent was saved. */
function faultOf(cause: unknown, method: string, id: string): RefusalReply {
  if (isUnstorable(cause)) return refusal(400, 'broken-form');
  const why = whyUnavailable(cause);
  if (!why) return refusal(500, 'fault', { reference: id });
  const unsaved = method === 'GET' ? null : why === 'away' ? 'perhaps' : 'surely';
  return refusal(503, 'try-again', { retryAfter: 10, ...(unsaved ? { unsaved } : {}) });
}

/** The session's person; on the interface also the bearer of an access token, or the program that proves that a token is its own. */
async function whoIs(
  parts: AppParts,
  raw: globalThis.Request,
  url: URL,
  state: SessionState,
): Promise<Actor | RefusalReply> {
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(raw.headers.get('authorization') ?? '')?.[1];
  if (token && url.pathname.startsWith('/api/'))
    return (await parts.actorOfBearer?.(token)) ?? refusal(401, 'token-invalid');
  const bound = /^DPoP ([\w.~+/=-]+)$/i.exec(raw.headers.get('authorization') ?? '')?.[1];
  if (bound && url.pathname.startsWith('/api/') && parts.actorOfDpop) {
    const proof = raw.headers.get('dpop') ?? '';
    return parts.actorOfDpop({ token: bound, proof, method: raw.method, path: url.pathname });
  }
  return (state.row && (await parts.actorOf(state))) || guestActor;
}

async function answer(call: Call): Promise<Reply> {
  const { parts, route, raw, url, id, state, actor, take } = call;
  const wait = take(addressOf(call), route.limit ?? (route.method === 'GET' ? 'read' : 'write'));
  if (wait > 0) return refusal(429, 'too-many-requests', { retryAfter: wait });
  const params = call.context.req.param() as Record<string, string>;
  if ('lang' in params && !isLanguage(params['lang'])) return refusal(404, 'not-found');
  if (route.permission !== 'public' && scopesOf(actor.roles, route.permission).size === 0) {
    return refusal(actor.kind === 'guest' ? 401 : 403, actor.kind === 'guest' ? 'sign-in-needed' : 'not-your-right');
  }
  const changes = route.method !== 'GET';
  if (changes && isCrossSite(raw, url)) return refusal(403, 'cross-site');
  const body = await readBody(raw, route, params);
  if ('kind' in body) return body;
  if (
    changes &&
    route.body !== 'json' &&
    !isByProgram(raw, url) &&
    !parts.sessions.csrfFits(state, body.form.get('csrf'))
  ) {
    return refusal(403, 'form-expired');
  }
  const request: Request = {
    id,
    method: route.method,
    url,
    pageUrl: call.here,
    language: call.language,
    params,
    query: url.searchParams,
    form: body.form,
    json: body.json,
    actor,
    session: sessionOf(parts, state),
    get csrf() {
      if (state.isNew) state.changed = true;
      return parts.sessions.csrfToken(state);
    },
    headers: raw.headers,
  };
  return route.handle(request);
}

const isRefusal = (one: Actor | RefusalReply): one is RefusalReply => one.kind === 'refusal';

/** Only programs can set these headers: a form on another site cannot. */
const isByProgram = ({ headers }: globalThis.Request, { pathname }: URL): boolean =>
  pathname.startsWith('/api/') &&
  ['authorization', 'dpop', 'resume-code', 'if-match', 'idempotency-key'].some((name) => headers.has(name));

/** Where a person stands who sent a form: the links of the answer lead to a page that can be opened. */
function pageOf({ page }: Route, params: Readonly<Record<string, string>>, url: URL): URL {
  if (!page) return url;
  const path = page.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return new URL(path + url.search, url);
}

/** Browsers say where a request comes from; a form or script on another site is refused. Non-browsers send neither header. */
function isCrossSite(raw: globalThis.Request, url: URL): boolean {
  const site = raw.headers.get('sec-fetch-site');
  if (site) return site !== 'same-origin' && site !== 'none';
  const origin = raw.headers.get('origin');
  return origin !== null && (!URL.canParse(origin) || new URL(origin).host !== url.host);
}

function sessionOf({ sessions }: AppParts, state: SessionState): RequestSession {
  return {
    state,
    get guestCodes() {
      return state.guestCodes;
    },
    addGuestCode(code) {
      state.guestCodes = [code, ...state.guestCodes.filter((known) => known !== code)].slice(0, 20);
      state.changed = true;
    },
    removeGuestCode(code) {
      state.guestCodes = state.guestCodes.filter((known) => known !== code);
      state.changed = true;
    },
    signIn: (signIn) => sessions.signIn(state, signIn),
    signOut: () => sessions.signOut(state),
  };
}

const shown = async (parts: AppParts, reply: RefusalReply, about: RefusalContext): Promise<Reply> =>
  about.url.pathname.startsWith('/api/') || about.url.pathname.startsWith('/health')
    ? reply
    : await parts.refusals(reply, about);

function languageOf(context: Context, raw: globalThis.Request, url: URL): Language {
  const given = context.req.param('lang') ?? url.pathname.split('/')[1];
  return isLanguage(given) ? given : acceptedLanguage(raw.headers.get('accept-language'));
}

/** The address is hashed at once: limits need sameness, not the address. */
function addressOf({ parts, raw, context, state }: Call): string {
  const forwarded =
    raw.headers
      .get('x-forwarded-for')
      ?.split(',')
      .map((part) => part.trim()) ?? [];
  const bindings = context.env as { readonly address?: string };
  const address = (parts.trustProxy > 0 ? forwarded.at(-parts.trustProxy) : undefined) ?? bindings.address ?? '';
  return sha256Of(state.row?.id ?? address)
    .toString('base64url')
    .slice(0, 16);
}

const fixedFirst = (a: Route, b: Route): number => sortKey(a).localeCompare(sortKey(b));
const sortKey = (route: Route): string =>
  route.path
    .split('/')
    .map((part) => (part.startsWith(':') || part === '*' ? `~${part === '*' ? '~' : ''}` : `!${part}`))
    .join('/');

const unknownRoute = (method: string): Route => ({
  method: method === 'GET' || method === 'HEAD' ? 'GET' : 'POST',
  path: '*',
  permission: 'public',
  handle: () => refusal(404, 'not-found'),
});

export interface App {
  fetch(request: globalThis.Request, address?: string): Response | Promise<Response>;
}
export interface AppParts {
  readonly routes: readonly Route[];
  readonly sessions: Sessions;
  /** The person behind a signed-in session; null when account or staff entry is gone or locked. */
  actorOf(state: SessionState): Promise<Actor | null>;
  /** The person behind an access token for the interface; null when it does not hold. */
  actorOfBearer?(token: string): Promise<Actor | null>;
  /** The program behind an access token that is bound to its key (RFC 9449), or why the call does not hold. */
  actorOfDpop?(call: DpopCall): Promise<Actor | RefusalReply>;
  /** Turns a refusal into a designed page. */
  readonly refusals: Refusals;
  readonly log: Log;
  requestId(): string;
  readonly secure: boolean;
  readonly trustProxy: number;
  /** Origins a form may lead to besides this one (identity provider). */
  readonly formTargets: readonly string[];
  readonly rates?: Rates;
  /** Called once per answered request, for metrics. */
  observe?(route: Route, status: number, milliseconds: number): void;
}
export interface DpopCall {
  readonly token: string;
  readonly proof: string;
  readonly method: string;
  readonly path: string;
}
type Take = (who: string, name: NonNullable<Route['limit']>) => number;
interface Call {
  readonly parts: AppParts;
  readonly route: Route;
  readonly context: Context;
  readonly raw: globalThis.Request;
  readonly url: URL;
  /** The page the person stands on. */
  readonly here: URL;
  readonly id: string;
  readonly language: Language;
  readonly state: SessionState;
  readonly actor: Actor;
  readonly take: Take;
}
