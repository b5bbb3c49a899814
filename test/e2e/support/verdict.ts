import { caseNumber } from '#kernel/case-number';
import { may, type Permission, scopesOf } from '#kernel/permission';
import type { Route } from '#platform/http';
import type { Actor, Thing } from './stage-rights.ts';

/** Every route whose address names just what the thing has. */
export function routesFor(routes: readonly Route[], { name: thing, params }: Thing): Route[] {
  return routes.filter(({ path }) => {
    const wanted = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!).filter((name) => !fixed.has(name));
    if (wanted.includes('id') && (thing !== 'mandate' || !/\/(mandates|vollmachten)\//.test(path))) return false;
    return wanted.length > 0 && wanted.every((name) => (aliases[name] ?? name) in params);
  });
}

/**
 * What must come of it when the actor calls the route about the thing: by the table of rights alone, and how the actor stands to
 * the thing, which was decided when both were made.
 */
export function verdictOf(actor: Actor, thing: Thing, route: Route): Verdict {
  const isGuest = actor.roles.includes('guest');
  const isStaff = !isGuest && !actor.roles.includes('citizen');
  if (route.permission !== 'public' && scopesOf(actor.roles, route.permission).size === 0)
    return isGuest ? 'sign-in' : 'not-your-right';
  // Staff have pages of their own for cases, and citizens theirs.
  if (isStaff && route.path.startsWith('/:lang/vorgang/')) return 'elsewhere';
  if (isStaff !== isForStaff.test(route.path) && isAboutCases.test(route.path)) return 'not-found';
  // Nobody gives or ends mandates while acting for another.
  if (thing.name === 'mandate' && actor.name.includes('under mandate')) return 'not-now';
  const permission = needs[route.path] ?? (route.permission as Permission);
  return may(actor.roles, permission, actor.relations[thing.name] ?? {}) ? 'allowed' : 'not-found';
}

/** The address of the route for these ids. */
export const addressOf = ({ path }: Route, params: Thing['params']): string =>
  path.replace(/:(\w+)/g, (_, name: string) => fixed.get(name) ?? params[aliases[name] ?? name] ?? name);

/** Ids of the same shape behind which there is nothing. */
export const nothingLike = ({ params }: Thing): Thing['params'] =>
  Object.fromEntries(Object.keys(params).map((name) => [name, unknownOf[name] ?? unknownId]));

/** A body that programs may send there, so that nothing but the right decides. */
export function bodyFor({ path, body }: Route, params: Thing['params']): Readonly<Record<string, unknown>> {
  if (body !== 'json') return {};
  const last = path.split('/').at(-1) ?? '';
  if (path.includes('/cases/')) {
    if (last === 'messages') return { text: 'Hallo' };
    if (last === 'corrections') return { answers: {} };
    if (last === 'satisfaction') return { score: 4 };
    if (last === 'code') return { code: 'ABCD-EFGH' };
    if (last === 'objections') return { letter: params['notice'] ?? unknownId };
    return last === 'german-text' ? { ...german, proposedAt: '2026-11-21T00:00:00Z' } : {};
  }
  if (path.endsWith('/drafts/:draft')) return { pages: [{ page: 'email' }] };
  if (path.includes('/post/')) return { postedOn: Temporal.Now.plainDateISO('Europe/Berlin').toString() };
  if (!path.includes('/tasks/')) return {};
  if (last === 'german-text') return german;
  return {
    ...{ token: 't1', to: unknownId, purpose: 'processing', legalBasis: '', text: 'Hallo' },
    outcome: 'granted',
    approved: false,
  };
}

/** The answers that fit; a refusal of the same shape for every id is checked apart. */
export const refusals: Readonly<Record<Exclude<Verdict, 'allowed'>, readonly number[]>> = {
  'sign-in': [401],
  'not-your-right': [403],
  'not-found': [404],
  elsewhere: [302, 303],
  'not-now': [303, 409],
};

/** Where even those who may find nothing as things stand. */
export const neverThere: readonly RegExp[] = [
  // No remedy against a certificate, no letter that waits for the post, follow-ups only after a move.
  /(widerspruch\/:notice|objections) certificate/,
  /\/post\//,
  /(weiter|follow-ups)\/:service (certificate|dog)/,
  // The day of a letter or question is asked for in the query.
  /(frist\.ics|calendar) (certificate|dog)/,
  // The holder acts under a mandate, never who gave it.
  /(handeln|act) mandate/,
  // Of a move and a certificate no document is made, a code is there once it is ready, and only what was decided is rated.
  /\/abholen\/:number\S* (move|certificate)/,
  /\/abholen\/:number\/(code|freigabe) dog/,
  /(zufriedenheit(\/worte)?|satisfaction) move/,
  // Another office is asked only while a task is open.
  /(beteiligung|consultations) certificate/,
  // Which edition, and which page moves, is said in the body.
  /(versionen\/zurueck|formular\/neue-reihe) copy/,
  // Only an open case is handed over, and only one that belongs to others is taken out.
  /\/uebergabe (certificate|dog)/,
  /zusammen\/loesen/,
  // Evidence is shown only while a task needs it.
  /(nachweise|tasks\/:number\/files)\/:file/,
];

const fixed = new Map([
  ['lang', 'de'],
  ['service', 'hund-anmelden'],
]);
const aliases: Readonly<Record<string, string>> = { letter: 'notice' };
const isForStaff = /\/(team|tasks|operations)\//;
const isAboutCases = /\/(team|tasks|cases|operations)\//;
/** What a route needs beyond the right it names. */
const needs: Readonly<Record<string, Permission>> = {
  '/:lang/vorgang/:number/weiter/:service': 'case:read',
  '/api/v1/cases/:number/follow-ups/:service': 'case:read',
};
const unknownId = '00000000-0000-7000-8000-00000000ffff';
const unknownOf: Readonly<Record<string, string>> = {
  number: caseNumber(Uint8Array.of(1, 2, 3, 4, 5)),
  reference: 'RF18539007547034',
};
const german = { path: 'besonderheit', german: 'Hallo' };

export type Verdict = 'allowed' | 'sign-in' | 'not-your-right' | 'not-found' | 'elsewhere' | 'not-now';
