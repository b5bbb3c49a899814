import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '#kernel/ids';
import { type ComposedApp, composeApp } from '../../../../../test/contract/compose-app.ts';
import { aStaffMember } from '../../../../../test/contract/people.ts';
import { partnerRights } from '../../domain/client/index.ts';
import { verifyLedger } from '../../domain/ledger/index.ts';
import { monthlyStatement } from '../../domain/settlement/index.ts';
import type { FiledVisit } from '../../domain/visit/index.ts';
import { partnerClient } from '../../programs/partner-client.ts';
import { assertionOf, type KeyPair, newKey, proofOf } from '../../programs/partner-key.ts';
import { aFiledVisit } from '../../test-support.ts';

const [plagwitz, zentrum, holzhausen] = ['musterbank-plagwitz', 'musterbank-zentrum', 'musterpost-holzhausen'];
const key = newKey();
let app: ComposedApp;
let clerk: Uuid;
let device: Uuid;
beforeAll(async () => {
  app = await composeApp({ register: () => 'none' });
  clerk = await aStaffMember(app, { login: 'a@demo', name: 'Paula', offices: [plagwitz], roles: ['partnerClerk'] });
  device = app.platform.newId();
  await app.doors.partners.nameClerk({ id: clerk, branch: plagwitz, trainedUntil: '2027-12-31' });
  expect(await add('musterbank-kasse', { branches: [plagwitz, zentrum] })).toMatchObject({ ok: true });
}, 60_000);
afterAll(() => app.drop());

const add = (id: string, more: object = {}) =>
  app.doors.partners.clients.add({
    ...{ id, institution: 'musterbank', branches: ['*'], services: ['*'], rights: ['*'], isTest: false },
    ...{ perMinute: 100_000, webhook: null, jwk: key.public },
    ...more,
  });
const seconds = (): number => Math.floor(app.clock.now().epochMilliseconds / 1_000);
const city = (): string => app.platform.config.baseUrl;
const request = (address: string, init: RequestInit): Promise<Response> =>
  app.request(address.slice(city().length), init);
const clientOf = (client: string, own: KeyPair = key, scope?: string) =>
  partnerClient({
    city: city(),
    client,
    key: own,
    fetch: request,
    now: seconds,
    pause: async () => {},
    ...(scope ? { scope } : {}),
  });
const visit = (number: number, more: Partial<FiledVisit> = {}): FiledVisit =>
  aFiledVisit(app, { branch: plagwitz, clerk, device, number, ...more });

describe('a program of a partner', () => {
  it('walks a whole visit: what is open, the form, the visit, its status, the ledger and the statement', async () => {
    const { call } = clientOf('musterbank-kasse');
    const branches = await call('GET', '/api/v1/partner/branches');
    expect(branches.body.branches.map(({ id }: { id: string }) => id)).toEqual([plagwitz, zentrum]);
    expect(branches.body.branches[0].clerks).toEqual([{ id: clerk, trainedUntil: '2027-12-31' }]);
    const { body } = await call('GET', `/api/v1/partner/branches/${plagwitz}/services`);
    const find = (id: string) => body.services.find(({ service }: { service: string }) => service === id);
    expect(find('personalausweis')).toMatchObject({ open: false, words: { de: expect.stringContaining('selbst') } });
    expect(find('meldebescheinigung')).toMatchObject({ open: false, instead: ['office'] });
    const dog = find('hund-anmelden');
    expect((await app.request(dog.form)).status).toBe(200);
    const made = visit(1);
    expect(dog).toMatchObject({ open: true, edition: made.edition, mandate: { de: { hash: made.mandate.textHash } } });
    const first = await call('POST', '/api/v1/partner/visits', made);
    expect(first).toMatchObject({ status: 200, body: { state: 'received', number: 1, ledger: { seq: 1 } } });
    expect((await call('POST', '/api/v1/partner/visits', made)).body).toEqual(first.body);
    expect(await call('POST', '/api/v1/partner/visits', visit(3))).toMatchObject({ status: 409, body: { next: 2 } });
    const status = await call('GET', `/api/v1/partner/visits/${made.id}`);
    expect(status.body).toEqual({
      ...{ id: made.id, branch: plagwitz, device, number: 1, state: 'submitted', receipt: first.body },
    });
    expect(JSON.stringify(status.body)).not.toMatch(/Jana|Müller|L-[0-9A-Z]{4}/);
    const { entries, more } = (await call('GET', `/api/v1/partner/branches/${plagwitz}/ledger?since=0`)).body;
    expect(more).toBe(false);
    expect(verifyLedger(plagwitz, entries, new Map([[1, first.body.ledger.hash]]))).toMatchObject({ ok: true });
    expect((await call('GET', `/api/v1/partner/branches/${plagwitz}/ledger?since=1`)).body.entries).toEqual([]);
    const statement = await call('GET', `/api/v1/partner/branches/${plagwitz}/statements/2026-11`);
    expect(statement.body).toEqual({
      ...monthlyStatement(entries, { branch: plagwitz, month: '2026-11', vatPercent: 19 }),
      final: false,
    });
    expect(statement.body.gross).toBe(655);
  });
});

/** A token for everything the program may do, and what is needed to use it wrongly. */
async function tokenFor(client: string, { own = key, scope = '' } = {}) {
  const address = `${city()}/api/v1/partner/token`;
  const nonce = await nonceNow();
  const said = await asked(own, {
    client,
    scope,
    proof: proofOf(own, { method: 'POST', address, nonce, token: null, now: seconds() }),
  });
  return { status: said.status, ...((await said.json()) as { access_token?: string; error?: string; scope?: string }) };
}

function asked(own: KeyPair, { client = '', scope = '', proof = '', assertion = '' }) {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion || assertionOf(own, { client, audience: city(), now: seconds() }),
    ...(scope ? { scope } : {}),
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded', dpop: proof };
  return app.request('/api/v1/partner/token', { method: 'POST', headers, body: body.toString() });
}

const nonceNow = async (): Promise<string> =>
  (
    await app.request('/api/v1/partner/token', {
      method: 'POST',
      headers: { dpop: 'x', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
    })
  ).headers.get('dpop-nonce') ?? '';

/** One call with a token; `wrong` changes what is proven. */
async function called(token: string, method: string, path: string, wrong: Wrong = {}) {
  const nonce = 'nonce' in wrong ? (wrong.nonce ?? null) : await nonceNow();
  const address = city() + (wrong.path ?? path);
  const proven = {
    method: wrong.method ?? method,
    address,
    nonce,
    token: wrong.token ?? token,
    now: wrong.now ?? seconds(),
  };
  const proof = wrong.proof ?? proofOf(wrong.key ?? key, proven);
  const response = await app.request(path, {
    method,
    headers: {
      authorization: `${wrong.scheme ?? 'DPoP'} ${token}`,
      dpop: proof,
      ...(wrong.body === undefined ? {} : { 'content-type': wrong.type ?? 'application/json' }),
    },
    ...(wrong.body === undefined ? {} : { body: wrong.body }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {};
  return {
    status: response.status,
    body: json,
    headers: response.headers,
    proof,
    code: String(json.type ?? '')
      .split(':')
      .at(-1),
  };
}

interface Wrong {
  readonly method?: string;
  readonly path?: string;
  readonly nonce?: string | null;
  readonly token?: string;
  readonly now?: number;
  readonly key?: KeyPair;
  readonly proof?: string;
  readonly scheme?: string;
  readonly body?: string;
  readonly type?: string;
}

const ownRoutes = () => app.routes.filter(({ permission }) => permission === 'partner-api:use');
const addressOf = (path: string, branch = plagwitz): string =>
  path.replace(':branch', branch!).replace(':month', '2026-11').replace(':lang', 'de').replace(/:\w+/g, device);
const rightOf: Readonly<Record<string, string>> = {
  'GET /api/v1/partner/branches': 'branches:read',
  'GET /api/v1/partner/branches/:branch/services': 'services:read',
  'POST /api/v1/partner/visits': 'visits:file',
  'GET /api/v1/partner/visits/:id': 'visits:read',
  'GET /api/v1/partner/branches/:branch/ledger': 'ledger:read',
  'GET /api/v1/partner/branches/:branch/statements/:month': 'statements:read',
};

describe('the token of a program', () => {
  it('opens nothing but the partner interface: every other address of the app is tried', async () => {
    const { access_token: token = '' } = await tokenFor('musterbank-kasse');
    const wrong: string[] = [];
    let tried = 0;
    for (const { method, path, permission, body } of app.routes) {
      if (permission === 'public' || permission === 'partner-api:use' || !path.startsWith('/api/')) continue;
      const sent =
        body === 'json' ? { body: '{}' } : body ? { body: 'a=b', type: 'application/x-www-form-urlencoded' } : {};
      const { status } = await called(token, method, addressOf(path), sent);
      tried += 1;
      if (status !== 403) wrong.push(`${method} ${path} (${permission}): ${status}`);
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(40);
    // Pages know sessions alone: there the program is a guest like anybody.
    expect((await called(token, 'GET', '/de/team/servicepunkt')).status).toBe(401);
  }, 30_000);

  it('is good for what its scope says: one right, one address, the own branches', async () => {
    expect(
      ownRoutes()
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    ).toEqual(Object.keys(rightOf).sort());
    for (const right of partnerRights) {
      const { access_token: token = '', scope } = await tokenFor('musterbank-kasse', {
        scope: `${right} branch:${plagwitz}`,
      });
      expect(scope).toBe(`${right} branch:${plagwitz}`);
      for (const { method, path } of ownRoutes()) {
        const sent = method === 'POST' ? { body: '{}' } : {};
        const own = await called(token, method, addressOf(path), sent);
        const isAllowed = rightOf[`${method} ${path}`] === right;
        expect(own.status, `${right}: ${method} ${path}`).toBe(
          !isAllowed ? 403 : method === 'POST' ? 422 : path.endsWith(':id') ? 404 : 200,
        );
        if (!isAllowed) expect(own.headers.get('www-authenticate')).toContain('insufficient_scope');
        for (const foreign of [zentrum, holzhausen, 'gibt-es-nicht'])
          if (isAllowed && path.includes(':branch'))
            expect((await called(token, method, addressOf(path, foreign))).status, `${foreign} ${path}`).toBe(404);
      }
    }
    for (const scope of ['visits:decide', `branch:${holzhausen}`, 'visits:file branch:x', 'cases:read'])
      expect(await tokenFor('musterbank-kasse', { scope })).toMatchObject({ status: 400, error: 'invalid_scope' });
  });

  it('keeps to its branches and services in what it files and reads', async () => {
    await add('nur-hund', { branches: [plagwitz], services: ['hund-anmelden'] });
    await add('nebenan', { branches: [zentrum] });
    const made = visit(2);
    const { access_token: near = '' } = await tokenFor('nebenan');
    const { access_token: dog = '' } = await tokenFor('nur-hund');
    const post = (token: string, value: object, headers = {}) =>
      called(token, 'POST', '/api/v1/partner/visits', { body: JSON.stringify(value), ...headers });
    expect(await post(near, made)).toMatchObject({ status: 403, code: 'not-yours' });
    const concern = visit(2, { service: 'anliegen-melden', answers: { art: 'anliegen' } });
    expect(await post(dog, concern)).toMatchObject({ status: 403, code: 'not-yours' });
    expect((await post(dog, made)).status).toBe(200);
    const status = `/api/v1/partner/visits/${made.id}`;
    expect((await called(dog, 'GET', status)).status).toBe(200);
    expect((await called(near, 'GET', status)).status).toBe(404);
    await add('muster-post', { institution: 'musterpost', branches: ['*'] });
    const { access_token: post2 = '' } = await tokenFor('muster-post');
    expect((await called(post2, 'GET', status)).status).toBe(404);
  });

  it('takes no field that is not asked for, wherever it stands', async () => {
    const { access_token: token = '' } = await tokenFor('musterbank-kasse');
    const before = await app.platform.db.query('SELECT count(*)::int AS n FROM cases."case"');
    const places = fc.constantFrom('', 'mandate', 'identity', 'person');
    const names = fc.constantFrom(
      'decision',
      'status',
      'fee',
      'caseNumber',
      'accountId',
      'approved',
      'register',
      'constructor',
    );
    await fc.assert(
      fc.asyncProperty(places, names, fc.jsonValue(), async (place, name, value) => {
        const base = visit(99) as unknown as Record<string, object>;
        const own = place === '' ? { ...base, [name]: value } : { ...base, [place]: { ...base[place], [name]: value } };
        const sent = await called(token, 'POST', '/api/v1/partner/visits', { body: JSON.stringify(own) });
        expect(sent).toMatchObject({ status: 422, code: 'invalid-body' });
      }),
      { numRuns: 30 },
    );
    const answers = { ...visit(3).answers, entscheidung: 'ja' };
    const sent = await called(token, 'POST', '/api/v1/partner/visits', { body: JSON.stringify(visit(3, { answers })) });
    expect(sent.body).toMatchObject({ state: 'refused', errors: [{ path: 'entscheidung', code: 'unknown-question' }] });
    expect(await app.platform.db.query('SELECT count(*)::int AS n FROM cases."case"')).toEqual(before);
  });

  it('is worth nothing without its key, for another request, a second time, or too late', async () => {
    const { access_token: token = '' } = await tokenFor('musterbank-kasse');
    const path = '/api/v1/partner/branches';
    const said = async (wrong: Wrong, of = token) => {
      const { status, code } = await called(of, 'GET', path, wrong);
      return `${status} ${code}`;
    };
    expect((await called(token, 'GET', path)).status).toBe(200);
    expect(await said({ key: newKey() })).toBe('401 token-invalid');
    expect(await said({ method: 'POST' })).toBe('401 proof-invalid');
    expect(await said({ path: '/api/v1/partner/visits' })).toBe('401 proof-invalid');
    expect(await said({ token: 'another' })).toBe('401 proof-invalid');
    expect(await said({ now: seconds() - 301 })).toBe('401 proof-invalid');
    expect(await said({ now: seconds() + 60 })).toBe('401 proof-invalid');
    expect(await said({ nonce: null })).toBe('401 use-nonce');
    expect(await said({ nonce: 'f'.repeat(32) })).toBe('401 use-nonce');
    expect(await said({ proof: '' })).toBe('401 proof-invalid');
    expect(await said({ proof: forged('none', '') })).toBe('401 proof-invalid');
    expect(await said({ proof: forged('HS256', token) })).toBe('401 proof-invalid');
    expect(await said({ scheme: 'Bearer' })).toBe('401 token-invalid');
    expect(await said({}, 'x'.repeat(43))).toBe('401 token-invalid');
    const used = await called(token, 'GET', path);
    expect(await said({ proof: used.proof })).toBe('401 proof-invalid');
    const untold = await called(token, 'GET', path, { nonce: null });
    expect(untold.headers.get('www-authenticate')).toContain('use_dpop_nonce');
    expect(untold.headers.get('dpop-nonce')).toBe(await nonceNow());
    app.clock.advance({ seconds: 301 });
    expect(await said({})).toBe('401 token-invalid');
  });

  it('is given to nobody but who signs with a key of the program, once', async () => {
    const address = `${city()}/api/v1/partner/token`;
    const proofWith = async (own: KeyPair) =>
      proofOf(own, { method: 'POST', address, nonce: await nonceNow(), token: null, now: seconds() });
    const error = async (own: KeyPair, more: object) =>
      (
        (await (await asked(own, { client: 'musterbank-kasse', proof: await proofWith(own), ...more })).json()) as {
          error?: string;
        }
      ).error;
    expect(await error(newKey(), {})).toBe('invalid_client');
    expect(await error(key, { client: 'niemand' })).toBe('invalid_client');
    const audience = 'https://another.example';
    const elsewhere = assertionOf(key, { client: 'musterbank-kasse', audience, now: seconds() });
    expect(await error(key, { assertion: elsewhere })).toBe('invalid_client');
    const old = assertionOf(key, { client: 'musterbank-kasse', audience: city(), now: seconds() - 600 });
    expect(await error(key, { assertion: old })).toBe('invalid_client');
    const assertion = assertionOf(key, { client: 'musterbank-kasse', audience: city(), now: seconds() });
    expect(await error(key, { assertion })).toBeUndefined();
    expect(await error(key, { assertion })).toBe('invalid_client');
    const proof = await proofWith(key);
    expect(await error(key, { proof })).toBeUndefined();
    expect(await error(key, { proof })).toBe('invalid_dpop_proof');
    expect(await error(key, { proof: '' })).toBe('invalid_dpop_proof');
  });

  it('ends at once when the program is revoked, and with the key when keys are changed', async () => {
    const [own, next] = [newKey(), newKey()];
    const { clients } = app.doors.partners;
    const added = await add('wechsel', { jwk: own.public });
    expect(added).toMatchObject({
      ok: true,
      value: { kid: own.thumbprint, secret: expect.stringMatching(/^[\w-]{27}$/) },
    });
    expect(await clients.addKey('wechsel', next.public)).toEqual({ ok: true, value: next.thumbprint });
    expect(await clients.endKey('wechsel', own.thumbprint)).toBe(true);
    expect((await tokenFor('wechsel', { own })).error).toBe('invalid_client');
    const { access_token: token = '' } = await tokenFor('wechsel', { own: next });
    const path = '/api/v1/partner/branches';
    expect((await called(token, 'GET', path, { key: next })).status).toBe(200);
    expect(await clients.revoke('wechsel')).toBe(true);
    expect(await clients.revoke('wechsel')).toBe(false);
    expect((await called(token, 'GET', path, { key: next })).code).toBe('token-invalid');
    expect((await tokenFor('wechsel', { own: next })).error).toBe('invalid_client');
    expect(await clients.addKey('wechsel', own.public)).toMatchObject({ reason: 'no-client' });
  });

  it('is held to the rate of its program', async () => {
    await add('langsam', { perMinute: 3 });
    const { access_token: token = '' } = await tokenFor('langsam');
    const statuses: number[] = [];
    for (let n = 0; n < 5; n++) statuses.push((await called(token, 'GET', '/api/v1/partner/branches')).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    app.clock.advance({ seconds: 20 });
    expect((await called(token, 'GET', '/api/v1/partner/branches')).status).toBe(200);
  });

  it('is not to be had with wrong orders', async () => {
    expect(await add('Gross')).toMatchObject({ reason: 'id-wrong' });
    expect(await add('musterbank-kasse')).toMatchObject({ reason: 'id-taken' });
    expect(await add('fremd', { branches: [holzhausen] })).toMatchObject({ reason: 'branch-unknown' });
    expect(await add('dienst', { services: ['gibt-es-nicht'] })).toMatchObject({ reason: 'service-unknown' });
    expect(await add('recht', { rights: ['cases:decide'] })).toMatchObject({ reason: 'right-unknown' });
    expect(await add('geheim', { jwk: key.private })).toMatchObject({ reason: 'key-wrong' });
    expect(await add('schluessel', { jwk: { kty: 'oct', k: 'AAAA' } })).toMatchObject({ reason: 'key-wrong' });
    expect(await add('ziel', { webhook: 'file:///etc/passwd' })).toMatchObject({ reason: 'webhook-wrong' });
  });
});

/** A proof that is signed with nothing, or with what everybody knows. */
function forged(alg: string, secret: string): string {
  const claims = { jti: 'x'.repeat(12), htm: 'GET', htu: `${city()}/api/v1/partner/branches`, iat: seconds() };
  const text = [{ typ: 'dpop+jwt', alg, jwk: key.public }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${alg === 'none' ? '' : createHmac('sha256', secret).update(text).digest('base64url')}`;
}
