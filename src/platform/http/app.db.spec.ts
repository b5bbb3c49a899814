import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/actor';
import { createApp, html, json, notFound, type Route, redirect } from '#platform/http';
import { createSessions } from '#platform/session';
import { type TestPlatform, testPlatform } from '../../../test/support/index.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
afterEach(() => test.drop());

const staffId = '00000000-0000-7000-8000-000000000001';
const clerk: Actor = { kind: 'staff', id: staffId, roles: ['clerk'], level: null, offices: ['a'], name: null };

const routes: Route[] = [
  {
    method: 'GET',
    path: '/:lang/seite',
    permission: 'public',
    handle: (request) => html(`<p>${request.language} ${request.csrf}</p>`),
  },
  {
    method: 'POST',
    path: '/:lang/seite',
    permission: 'public',
    body: 'form',
    handle: (request) => redirect(`/${request.language}/${request.form.get('name')}`),
  },
  { method: 'GET', path: '/:lang/liste', permission: 'worklist:read', handle: () => html('list') },
  {
    method: 'GET',
    path: '/:lang/:dienst',
    permission: 'public',
    handle: (request) => (request.params['dienst'] === 'hund' ? html('hund') : notFound),
  },
  { method: 'GET', path: '/:lang/kaputt', permission: 'public', handle: () => Promise.reject(new Error('secret Ada')) },
  {
    method: 'POST',
    path: '/:lang/rein',
    permission: 'public',
    body: 'form',
    handle: async (request) => {
      await request.session.signIn({ accountId: null, staffId, level: 'high' });
      return redirect('/de/liste');
    },
  },
  {
    method: 'GET',
    path: '/api/v1/who',
    permission: 'worklist:read',
    handle: (request) => json({ kind: request.actor.kind }),
  },
  {
    method: 'POST',
    path: '/api/v1/echo',
    permission: 'public',
    body: 'json',
    handle: (request) => json({ got: request.json }),
  },
  {
    method: 'POST',
    path: '/:lang/bild',
    permission: 'public',
    body: 'multipart',
    handle: (request) => json(request.form.files.map((file) => [file.field, file.name, file.bytes.length])),
  },
  {
    method: 'POST',
    path: '/:lang/klein/:size',
    permission: 'public',
    body: 'multipart',
    maxBody: ({ size }) => Number(size),
    handle: (request) => json(request.form.files.length),
  },
  {
    method: 'POST',
    path: '/api/v1/bild',
    permission: 'public',
    body: 'multipart',
    handle: (request) => json(request.form.files.length),
  },
  {
    method: 'DELETE',
    path: '/api/v1/bild',
    permission: 'public',
    body: 'json',
    handle: (request) => json({ got: request.json }),
  },
];

function browser() {
  const sessions = createSessions({ ...test.platform, cookieKey: test.platform.config.keys.cookie, secure: false });
  const app = createApp({
    routes,
    sessions,
    actorOf: async (state) => (state.row?.staffId ? clerk : null),
    actorOfBearer: async (token) => (token === 'good' ? clerk : null),
    refusals: (reply, about) =>
      html(`refused ${reply.code} ${about.language} ${String(reply.details?.['reference'] ?? '')}`, reply.status),
    log: test.platform.log,
    requestId: () => 'request-1',
    secure: false,
    trustProxy: 0,
    formTargets: ['https://id.example'],
  });
  let cookie = '';
  const call = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (cookie) headers.set('cookie', cookie);
    const response = await app.fetch(new Request(`http://localhost${path}`, { ...init, headers }), '127.0.0.1');
    const set = response.headers.get('set-cookie');
    if (set) cookie = set.split(';')[0] ?? '';
    return response;
  };
  const form = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    call(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  const token = async () => / (\S+)<\/p>/.exec(await (await call('/de/seite')).text())?.[1] ?? '';
  return {
    call,
    form,
    token,
    cookie: () => cookie,
    use: (other: string) => {
      cookie = other;
    },
  };
}

describe('one way for every request', () => {
  it('answers in the language of the path, fixed addresses before parameters, unknown ones as a designed page', async () => {
    const { call } = browser();
    expect(await (await call('/en/seite')).text()).toContain('<p>en ');
    expect(await (await call('/de/hund')).text()).toBe('hund');
    const unknown = await call('/en/nichts');
    expect([unknown.status, await unknown.text()]).toEqual([404, 'refused not-found en ']);
    expect((await call('/fr/seite')).status).toBe(404);
    const slash = await call('/en/seite/?a=1');
    expect([slash.status, slash.headers.get('location')]).toEqual([301, '/en/seite?a=1']);
    for (const path of ['/en/nichts/da/', '/fr/seite/', '//evil.example/'])
      expect((await call(path)).status, path).toBe(404);
  });

  it('sends the headers that keep a page safe', async () => {
    const response = await browser().call('/de/seite');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' https://id.example");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
  });

  it('takes a form only with the token of this browser, which is the same in every tab', async () => {
    const one = browser();
    const [first, second] = [await one.token(), await one.token()];
    expect(second).toBe(first);
    expect((await one.form('/de/seite', { name: 'x', csrf: first })).headers.get('location')).toBe('/de/x');
    expect((await one.form('/de/seite', { name: 'x' })).status).toBe(403);
    const stranger = browser();
    expect((await one.form('/de/seite', { name: 'x', csrf: await stranger.token() })).status).toBe(403);
  });

  it.each(['_pk_id=1', 'lipsia=sealed-under-another-key', 'lipsia=; _pk_id=1'])(
    'takes a form of a browser that came with another cookie: %s',
    async (other) => {
      const one = browser();
      one.use(other);
      const csrf = await one.token();
      expect(one.cookie()).toMatch(/^lipsia=[\w-]{40}/);
      expect((await one.form('/de/seite', { name: 'x', csrf })).headers.get('location')).toBe('/de/x');
    },
  );

  it('refuses forms from other sites', async () => {
    const one = browser();
    const csrf = await one.token();
    expect((await one.form('/de/seite', { csrf }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await one.form('/de/seite', { csrf }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await one.form('/de/seite', { csrf }, { origin: 'null' })).status).toBe(403);
    expect((await one.form('/de/seite', { csrf }, { origin: 'http://localhost' })).status).toBe(303);
  });

  it('denies by default and asks guests to sign in', async () => {
    const { call } = browser();
    expect((await call('/de/liste')).status).toBe(401);
  });

  it('gives a new session at sign-in, ends it by time, and takes no damaged cookie', async () => {
    const one = browser();
    const csrf = await one.token();
    const before = one.cookie();
    await one.form('/de/rein', { csrf });
    expect(one.cookie()).not.toBe(before);
    expect((await one.call('/de/liste')).status).toBe(200);
    const signedIn = one.cookie();
    one.use(`${signedIn.slice(0, -4)}AAAA`);
    expect((await one.call('/de/liste')).status).toBe(401);
    one.use(signedIn);
    test.clock.advance({ minutes: 50 });
    expect((await one.call('/de/liste')).status).toBe(200);
    test.clock.advance({ minutes: 50 });
    expect((await one.call('/de/liste')).status).toBe(200);
    test.clock.advance({ minutes: 61 });
    one.use(signedIn);
    expect((await one.call('/de/liste')).status).toBe(401);
  });

  it('shows a fault as a page with a reference and says nothing of the cause', async () => {
    const response = await browser().call('/de/kaputt');
    const text = await response.text();
    expect([response.status, text]).toEqual([500, 'refused fault de request-1']);
    expect(test.faults).toHaveLength(1);
    test.faults.length = 0;
  });

  it('reads JSON only as JSON and answers with problem details', async () => {
    const { call } = browser();
    const good = await call('/api/v1/echo', {
      method: 'POST',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json' },
    });
    expect(await good.json()).toEqual({ got: { a: 1 } });
    const broken = await call('/api/v1/echo', {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json' },
    });
    expect([broken.status, broken.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    expect(await broken.json()).toMatchObject({ type: 'urn:lipsia:problem:broken-json', status: 400 });
    expect(
      (await call('/api/v1/echo', { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } })).status,
    ).toBe(415);
  });

  it('knows the bearer of a token on the interface only, and refuses a token that does not hold', async () => {
    const { call } = browser();
    const ask = async (path: string, token: string) => {
      const response = await call(path, { headers: { authorization: `Bearer ${token}` } });
      return [response.status, response.ok ? await response.json() : null];
    };
    expect(await ask('/api/v1/who', 'good')).toEqual([200, { kind: 'staff' }]);
    expect(await ask('/api/v1/who', 'bad')).toEqual([401, null]);
    expect((await ask('/de/liste', 'good'))[0]).toBe(401);
  });

  it('takes files and refuses what is too large before it reads on', async () => {
    const one = browser();
    const csrf = await one.token();
    const data = new FormData();
    data.set('csrf', csrf);
    data.append('proof', new File(['abc'], 'a.pdf'));
    expect(await (await one.call('/de/bild', { method: 'POST', body: data })).json()).toEqual([['proof', 'a.pdf', 3]]);
    expect((await one.form('/de/seite', { csrf, name: 'x'.repeat(70_000) })).status).toBe(413);
  });

  it('gives fields no room for files, and a page no more than it asks for', async () => {
    const one = browser();
    const csrf = await one.token();
    const sent = async (path: string, size: number) => {
      const data = new FormData();
      data.set('csrf', csrf);
      data.append('proof', new File(['x'.repeat(size)], 'a.pdf'));
      return (await one.call(path, { method: 'POST', body: data })).status;
    };
    expect([await sent('/de/bild', 200_000), await sent('/de/klein/1000', 200_000)]).toEqual([200, 413]);
    expect(await sent('/de/klein/300000', 200_000)).toBe(200);
    expect((await one.form('/de/bild', { csrf, name: 'x'.repeat(70_000) })).status).toBe(413);
  });

  it('takes files from programs without the token of a form, but only with a header that no form can send', async () => {
    const { call } = browser();
    const send = async (headers: Record<string, string>) => {
      const data = new FormData();
      data.append('proof', new File(['abc'], 'a.pdf'));
      return (await call('/api/v1/bild', { method: 'POST', body: data, headers })).status;
    };
    expect([await send({}), await send({ 'resume-code': 'A' }), await send({ 'if-match': '"1"' })]).toEqual([
      403, 200, 200,
    ]);
    expect(await send({ 'if-match': '"1"', 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect((await call('/api/v1/bild', { method: 'DELETE', headers: {} })).status).toBe(200);
  });

  it('slows down who comes faster than a person could', async () => {
    const { call } = browser();
    const statuses: number[] = [];
    for (let i = 0; i < 620; i++) statuses.push((await call('/de/hund')).status);
    const limited = await call('/de/hund');
    expect(statuses.slice(0, 600).every((status) => status === 200)).toBe(true);
    expect([limited.status, Number(limited.headers.get('retry-after')) >= 0]).toEqual([429, true]);
  });
});
