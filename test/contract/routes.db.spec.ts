import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissions, scopesOf } from '#kernel/permission';
import type { Route } from '#platform/http';
import { type ComposedApp, composeApp } from './compose-app.ts';

let app: ComposedApp;
beforeAll(async () => {
  app = await composeApp();
});
afterAll(() => app.drop());

describe('every route of the whole app', () => {
  it('is there once, declares its permission, and every API route is documented', () => {
    const keys = app.routes.map(({ method, path }) => `${method} ${path}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(keys.length).toBeGreaterThan(60);
    for (const route of app.routes) {
      expect([...permissions, 'public'], `${route.method} ${route.path}`).toContain(route.permission);
      if (route.path.startsWith('/api/')) expect(route.api, route.path).toBeDefined();
      if (route.method !== 'GET') expect(route.body, `${route.method} ${route.path} reads its body`).toBeDefined();
    }
  });

  it('is a page of one language or a technical address', () => {
    const others = app.routes
      .map(({ path }) => path)
      .filter((path) => !/^\/(:lang(\/|$)|api\/v1\/|assets\/|log\/|daten\/|api\/3\/|team\/passkey-)/.test(path));
    expect(others.sort()).toEqual(technical);
  });

  it('answers every form on a page that can be opened, so that its language switch and its way back lead somewhere', () => {
    const pages = new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path));
    const lost = app.routes
      .filter(({ body, path }) => (body === 'form' || body === 'multipart') && !path.startsWith('/api/'))
      .filter(({ path, page }) => !pages.has(page ?? path))
      .map(({ path, page }) => `${path} (${page ?? 'no page'})`);
    expect(lost).toEqual([]);
    for (const { path, page = '' } of app.routes)
      for (const [name] of page.matchAll(/:\w+/g)) expect(path.split('/'), path).toContain(name);
  });

  it('lets a refused form switch its language: the page of the sender, not the address of the form', async () => {
    const { cookie } = await app.visitor();
    const number = 'L0000-00000';
    for (const [path, other] of [
      ['/de/hund-anmelden/senden', '/en/hund-anmelden/pruefen'],
      [`/de/vorgang/${number}/nachricht?x=1`, `/en/vorgang/${number}?x=1`],
      ['/de/entwuerfe/uebernehmen', '/en/entwuerfe'],
      ['/de/team/suche', '/en/team/vorgaenge'],
      [`/de/team/vorgaenge/${number}/entscheiden`, `/en/team/vorgaenge/${number}`],
      ['/de/team/konto/vertretung', '/en/team/konto'],
      ['/de/mein-bereich/vollmachten/handeln-beenden', '/en/mein-bereich/vollmachten'],
    ] as const) {
      const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
      const refused = await app.request(path, { method: 'POST', headers, body: 'csrf=forged' });
      expect([401, 403], path).toContain(refused.status);
      const links = [...(await refused.text()).matchAll(/<a\b[^>]*href="([^"]*)"[^>]*hreflang/g)].map(
        ([, href]) => href,
      );
      expect(links, path).toContain(other);
      expect((await app.request(other, { headers: { cookie } })).status, other).not.toBe(500);
    }
  });

  it('gives a guest no more than is public or the guest’s own', async () => {
    const { cookie, csrf } = await app.visitor();
    expect(csrf).not.toBe('');
    const wrong: string[] = [];
    for (const route of app.routes) {
      for (const language of ['de', 'en']) {
        const path = addressOf(route, language);
        const status = (await app.request(path, callOf(route, cookie, csrf))).status;
        if (!allowedFor(route).has(status)) wrong.push(`${route.method} ${path} (${route.permission}): ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(app.faults).toEqual([]);
  });

  it('refuses a change without the token of our own form', async () => {
    const { cookie } = await app.visitor();
    for (const route of app.routes.filter(({ body }) => body === 'form' || body === 'multipart')) {
      const path = addressOf(route, 'de');
      const { status } = await app.request(path, callOf(route, cookie, 'forged'));
      expect([401, 403], `${route.method} ${path}`).toContain(status);
    }
  });

  it('refuses a change that comes from another site', async () => {
    const { cookie, csrf } = await app.visitor();
    for (const route of app.routes.filter(({ method }) => method !== 'GET')) {
      const call = callOf(route, cookie, csrf);
      const headers = { ...call.headers, 'sec-fetch-site': 'cross-site' };
      const { status } = await app.request(addressOf(route, 'de'), { ...call, headers });
      expect([401, 403], `${route.method} ${route.path}`).toContain(status);
    }
  });
});

/** What a guest may get: a right that guests do not have always asks to sign in. */
function allowedFor({ permission, path }: Route): ReadonlySet<number> {
  if (permission !== 'public' && scopesOf(['guest'], permission).size === 0) return new Set([401]);
  const understood = [200, 302, 303, 404, 401, 403];
  // The sign-in says so when the identity provider does not answer: there is none here.
  if (path === '/:lang/anmelden') return new Set([303, 503]);
  return new Set(path.startsWith('/api/') || path.includes(':') ? [...understood, 400, 409, 410, 422] : understood);
}

function callOf({ method, body }: Route, cookie: string, csrf: string) {
  const headers: Record<string, string> = { cookie };
  if (method === 'GET') return { method, headers };
  if (body === 'json') return { method, headers: { ...headers, 'content-type': 'application/json' }, body: '{}' };
  if (body === 'multipart') {
    const form = new FormData();
    form.set('csrf', csrf);
    return { method, headers, body: form };
  }
  return {
    method,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrf }).toString(),
  };
}

const addressOf = ({ path }: Route, language: string): string =>
  path.replace(/:(\w+)/g, (_, name: string) => samples[name] ?? (name === 'lang' ? language : foreign));

const foreign = '00000000-0000-7000-8000-00000000ffff';
const samples: Readonly<Record<string, string>> = { service: 'hund-anmelden', event: 'umzug', number: 'L0000-00000' };
const technical = [
  '/',
  '/.well-known/security.txt',
  '/anmelden/zurueck',
  '/eid/tc-token/:token',
  '/health/live',
  '/health/ready',
  '/manifest.webmanifest',
  '/metrics',
  '/robots.txt',
  '/sitemap.xml',
  '/styleguide',
].sort();
