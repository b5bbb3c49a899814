import { type Actor, guestActor } from '#kernel/actor';
import { isLanguage, type Language } from '#kernel/language';
import { scopesOf } from '#kernel/permission';
import { remembered } from '#kernel/remembered';
import { sha256Of } from '#kernel/sha256';
import { isUnstorable, whyUnavailable } from '#platform/database';
import type { Log } from '#platform/log';
import type { SessionState, Sessions } from '#platform/session';
import { Asked, type Asking } from './asked.ts';
import { readBody } from './body.ts';
import { BrokenOff, fromRequest, type Incoming } from './incoming.ts';
import { createLimiter, type Rates } from './limiter.ts';
import { acceptedLanguage } from './negotiate.ts';
import { refusal } from './replies.ts';
import { type Answer, answerOf } from './respond.ts';
import { createRouter, type Match, type Router } from './router.ts';
import type { RefusalContext, RefusalReply, Refusals, Reply, Route } from './types.ts';

/** The app node's request handler: session, permission, limits, CSRF and body in one way for every route. */
export function createApp(parts: AppParts): App {
  const { take } = createLimiter(() => performance.now(), parts.rates);
  const find = createRouter(parts.routes);
  const handle = (incoming: Incoming): Promise<Answer> => {
    const method = incoming.method === 'HEAD' ? 'GET' : incoming.method;
    const match = find(method, incoming.url.pathname) ?? elsewhere(find, method, incoming.url);
    return serve({ parts, ...match, incoming, take });
  };
  return {
    handle,
    async fetch(request, address = '') {
      const { status, headers, body } = await handle(fromRequest(request, address));
      const pairs = Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
      const bare = request.method === 'HEAD' || body.length === 0;
      return new Response(bare ? null : (body as BodyInit), { status, headers: pairs as [string, string][] });
    },
  };
}

async function serve(visit: Visit): Promise<Answer> {
  const { parts, route, incoming } = visit;
  const { headers } = incoming;
  const started = performance.now();
  const id =
    headers
      .get('x-request-id')
      ?.replace(/[^\w-]/g, '')
      .slice(0, 64) || parts.requestId();
  const language = languageOf(visit);
  const here = pageOf(visit);
  let state: SessionState | null = null;
  let reply: Reply;
  try {
    const found = await parts.sessions.read(headers.get('cookie'));
    state = found;
    const actor = await whoIs(visit, found);
    const known = isRefusal(actor) ? guestActor : actor;
    reply = isRefusal(actor) ? actor : await answer({ ...visit, here, id, language, state: found, actor });
    if (reply.kind === 'refusal')
      reply = await shown(parts, reply, { id, language, url: here, actor: known, state: found });
  } catch (cause) {
    if (!isUnstorable(cause) && !(cause instanceof BrokenOff))
      parts.log.error('request failed', cause, { request: id, method: route.method, path: route.path });
    const about = { id, language, url: here, actor: guestActor, state };
    reply = await shown(parts, faultOf(cause, incoming.method, id), about);
  }
  const answered = await answerOf(reply, {
    cookies: state ? cookiesOf(parts, state) : [],
    id,
    language,
    secure: parts.secure,
    formTargets: parts.formTargets,
    acceptsGzip: /\bgzip\b/.test(headers.get('accept-encoding') ?? ''),
    range: incoming.method === 'GET' ? headers.get('range') : null,
  });
  parts.observe?.(route, answered.status, performance.now() - started);
  return answered;
}

const cookiesOf = ({ sessions }: AppParts, state: SessionState): readonly string[] =>
  [sessions.write(state), sessions.writeSaved(state)].filter((one) => one !== null);

/** A database that is away or full comes back: the person may try again, and hears whether what they sent was saved. */
function faultOf(cause: unknown, method: string, id: string): RefusalReply {
  if (isUnstorable(cause) || cause instanceof BrokenOff) return refusal(400, 'broken-form');
  const why = whyUnavailable(cause);
  if (!why) return refusal(500, 'fault', { reference: id });
  const unsaved = method === 'GET' ? null : why === 'away' ? 'perhaps' : 'surely';
  return refusal(503, 'try-again', { retryAfter: 10, ...(unsaved ? { unsaved } : {}) });
}

/** The session's person; on the interface also the bearer of an access token, or the program that proves that a token is its own. */
async function whoIs({ parts, incoming }: Visit, state: SessionState): Promise<Actor | RefusalReply> {
  const { headers, method, url } = incoming;
  const given = url.pathname.startsWith('/api/') ? (headers.get('authorization') ?? '') : '';
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(given)?.[1];
  if (token) return (await parts.actorOfBearer?.(token)) ?? refusal(401, 'token-invalid');
  const bound = /^DPoP ([\w.~+/=-]+)$/i.exec(given)?.[1];
  if (bound && parts.actorOfDpop)
    return parts.actorOfDpop({ token: bound, proof: headers.get('dpop') ?? '', method, path: url.pathname });
  return (state.row && (await parts.actorOf(state))) || guestActor;
}

async function answer(call: Call): Promise<Reply> {
  const { parts, route, params, incoming, state, actor, take } = call;
  const wait = take(addressOf(call), route.limit ?? (route.method === 'GET' ? 'read' : 'write'));
  if (wait > 0) return refusal(429, 'too-many-requests', { retryAfter: wait });
  if (!isOfThisCity(params)) return refusal(404, 'not-found');
  if (route.permission !== 'public' && scopesOf(actor.roles, route.permission).size === 0) {
    return refusal(actor.kind === 'guest' ? 401 : 403, actor.kind === 'guest' ? 'sign-in-needed' : 'not-your-right');
  }
  const changes = route.method !== 'GET';
  if (changes && isCrossSite(incoming)) return refusal(403, 'cross-site');
  const body = await readBody(incoming, route, params);
  if ('kind' in body) return body;
  if (
    changes &&
    route.body !== 'json' &&
    !isByProgram(incoming) &&
    !parts.sessions.csrfFits(state, body.form.get('csrf'))
  ) {
    return refusal(403, 'form-expired');
  }
  return route.handle(new Asked(call, body));
}

/** False for an address in a language that the city does not speak. */
const isOfThisCity = (params: Match['params']): boolean => !('lang' in params) || isLanguage(params['lang']);

const isRefusal = (one: Actor | RefusalReply): one is RefusalReply => one.kind === 'refusal';

/** Only programs can set these headers: a form on another site cannot. */
const isByProgram = ({ headers, url }: Incoming): boolean =>
  url.pathname.startsWith('/api/') &&
  ['authorization', 'dpop', 'resume-code', 'if-match', 'idempotency-key'].some((name) => headers.has(name));

/** Where a person stands who sent a form: the links of the answer lead to a page that can be opened. */
function pageOf({ route: { page }, params, incoming: { url } }: Visit): URL {
  if (!page) return url;
  const path = page.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return new URL(path + url.search, url);
}

/** Browsers say where a request comes from; a form or script on another site is refused. Non-browsers send neither header. */
function isCrossSite({ headers, url }: Incoming): boolean {
  const site = headers.get('sec-fetch-site');
  if (site) return site !== 'same-origin' && site !== 'none';
  const origin = headers.get('origin');
  return origin !== null && URL.parse(origin)?.host !== url.host;
}

const shown = async (parts: AppParts, reply: RefusalReply, about: RefusalContext): Promise<Reply> =>
  about.url.pathname.startsWith('/api/') || about.url.pathname.startsWith('/health')
    ? reply
    : await parts.refusals(reply, about);

function languageOf({ params, incoming: { url, headers } }: Visit): Language {
  const given = params['lang'] ?? url.pathname.split('/', 2)[1];
  return isLanguage(given) ? given : acceptedLanguage(headers.get('accept-language'));
}

/** The address is hashed at once: limits need sameness, not the address. */
function addressOf({ parts, incoming: { headers, address }, state }: Call): string {
  const forwarded = parts.trustProxy > 0 ? (headers.get('x-forwarded-for') ?? '').split(',') : [];
  const from = forwarded.at(-parts.trustProxy)?.trim() || address;
  return hashed(state.row?.id ?? from);
}

/** The last hundred are known as text for a while: whoever asks for a page asks for more in the next moment. */
const hashed = remembered(100, (from: string) => sha256Of(from).toString('base64url').slice(0, 16));

/** What nobody answers is not found, but for a slash that somebody typed at the end of an address. */
function elsewhere(find: Router, method: string, { pathname, search }: URL): Match {
  const meant = pathname.slice(0, -1);
  const match = method === 'GET' && pathname.endsWith('/') ? find(method, meant) : null;
  const reply: Reply =
    match && isOfThisCity(match.params)
      ? { kind: 'redirect', to: meant + search, status: 301 }
      : refusal(404, 'not-found');
  const route = { method: method === 'GET' ? 'GET' : 'POST', path: '*', permission: 'public' } as const;
  return { route: { ...route, handle: () => reply }, params: {} };
}

export interface App {
  /** Answers a request; fails only when a page about a fault fails. */
  handle(incoming: Incoming): Promise<Answer>;
  /** The same for a request that never went over a line. */
  fetch(request: globalThis.Request, address?: string): Promise<Response>;
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
interface Visit {
  readonly parts: AppParts;
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  readonly incoming: Incoming;
  readonly take: Take;
}
type Call = Visit & Asking;
