import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#platform/config';
import { migrate, migrationSources, openDatabase } from '#platform/database';
import { refuseRealData } from '../../scripts/refuse-real-data.ts';
import type { AppNode } from '../faults/support/app-node.ts';
import { newKey, newSecret, type OutsideServer, openOutsideServer } from './outside-server.ts';

let server: OutsideServer;
let nodes: readonly [AppNode, AppNode];
const metricsToken = newSecret();
/** As the balancer passes it on: which address it saw, under the public name. */
const get = (path: string, headers: Record<string, string> = {}, node: AppNode = nodes[0]): Promise<Response> =>
  fetch(`${node.origin}${path}`, { redirect: 'manual', headers: { 'x-forwarded-for': '203.0.113.9', ...headers } });

beforeAll(async () => {
  server = await openOutsideServer();
  nodes = [server.node({ NODE_NAME: 'node-1' }), server.node({ NODE_NAME: 'node-2', METRICS_TOKEN: metricsToken })];
  await Promise.all(nodes.map((node) => node.start()));
}, 120_000);
afterAll(() => server?.close(), 60_000);

describe('a node in production', { timeout: 120_000 }, () => {
  it('refuses to start with nothing said, and names all of it', async () => {
    const { code, said } = await server.run('main.js', { MODE: 'production' });
    expect(code).toBe(1);
    const named = [...said.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name);
    expect(named.sort()).toEqual(
      Object.keys(server.settings)
        .filter((name) => name !== 'MODE')
        .sort(),
    );
  });

  it('refuses what would open the door, without repeating a value', async () => {
    const open = {
      OIDC_ISSUER: 'http://localhost:8081',
      RATE_LIMITS: 'off',
      METRICS_TOKEN: 'geheim',
      BASE_URL: 'http://stadt.example',
    };
    const { code, said } = await server.run('main.js', { ...server.settings, ...open });
    expect(code).toBe(1);
    for (const [name, value] of Object.entries(open)) {
      expect(said).toContain(`  ${name}: `);
      expect(said).not.toContain(value);
    }
  });

  it('refuses a city whose account is the example one, and names setting, file and place', async () => {
    const { code, said } = await server.run('main.js', { ...server.settings, CITY: join(process.cwd(), 'city') });
    expect(code).toBe(1);
    expect([...said.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name)).toEqual(['CITY']);
    expect(said).toMatch(/city\.yaml.*payment\.iban/);
  });

  it('starts twice at once on an empty database with logins that are no administrators, and makes the tables once', async () => {
    for (const node of nodes)
      expect(await (await get('/health/ready', {}, node)).json()).toMatchObject({ status: 'ready' });
    const migrated = nodes.flatMap((node) => node.lines).filter((line) => line.includes('"migrated"'));
    expect(migrated).toHaveLength(1);
    const [app] = await server.ask<{ super: boolean; owns: number }>(
      `SELECT rolsuper AS super, (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid) AS owns FROM pg_roles r WHERE rolname = 'city_app'`,
    );
    expect(app).toEqual({ super: false, owns: 0 });
  });

  it('speaks to browsers of https only: sealed cookie of this host alone, strict transport, no address of the demo', async () => {
    const response = await get('/de/hund-anmelden/start');
    const cookies = response.headers.getSetCookie();
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/^__Host-lipsia=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/);
    expect(response.headers.get('strict-transport-security')).toMatch(/^max-age=63072000/);
    expect(response.headers.get('content-security-policy')).toContain("form-action 'self' https://id.stadt.example;");
    for (const place of ['/de', '/en', '/de/team/anmelden', '/de/ueber', '/de/impressum', '/de/hund-anmelden']) {
      const text = await (await get(place)).text();
      expect(text, place).not.toMatch(/\bDemo|localhost|styleguide/);
    }
  });

  it('has no page of the demo and nobody of the demo', async () => {
    for (const place of ['/styleguide', '/styleguide?page=home', '/codes', '/outbox', '/de/codebriefe'])
      expect((await get(place)).status, place).toBe(404);
    expect(await server.ask('SELECT 1 FROM accounts.staff')).toEqual([]);
    expect(await server.ask('SELECT 1 FROM cases.case')).toEqual([]);
    expect(await server.ask(`SELECT 1 FROM pg_namespace WHERE nspname = 'register'`)).toEqual([]);
    const demo = await server.run('bin/demo.js', server.settings);
    expect(demo).toMatchObject({ code: 2, said: expect.stringContaining('demo mode only') });
  });

  it('shows metrics to nobody without a token, and to its bearer with one', async () => {
    expect((await get('/metrics')).status).toBe(404);
    expect((await get('/metrics', {}, nodes[1])).status).toBe(401);
    expect((await get('/metrics', { authorization: `Bearer ${newSecret()}` }, nodes[1])).status).toBe(401);
    const shown = await get('/metrics', { authorization: `Bearer ${metricsToken}` }, nodes[1]);
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain('lipsia_jobs{queue="cases.timers"');
  });

  it('stops who guesses, by the address that the balancer saw, and nobody else', async () => {
    const guess = (from: string) =>
      fetch(`${nodes[0].origin}/de/team/anmelden`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'x-forwarded-for': from },
      });
    const statuses: number[] = [];
    for (let i = 0; i < 25; i++) statuses.push((await guess('198.51.100.7')).status);
    expect(statuses.slice(0, 20)).not.toContain(429);
    expect(statuses).toContain(429);
    expect((await guess('192.0.2.1, 198.51.100.7')).status).toBe(429);
    expect((await guess('198.51.100.8')).status).not.toBe(429);
  });

  it('has a first member of staff by invitation on the command line', async () => {
    const { code, said } = await server.run(
      'bin/lipsia.js',
      server.settings,
      'staff',
      'invite',
      'b.kern@stadt.example',
      'B. Kern',
      'stadtkaemmerei',
      'operator',
    );
    expect(said).toMatch(/https:\/\/stadt\.example\/\w\w\/team\/einladung\/[\w-]+/);
    expect(code).toBe(0);
    const path = /https:\/\/stadt\.example(\S+)/.exec(said)?.[1] ?? '';
    expect((await get(path, {}, nodes[1])).status).toBe(200);
    expect((await server.run('bin/lipsia.js', server.settings, 'verify')).code).toBe(0);
  });

  it('refuses a key that does not open the data, and the demo refuses the data of a city', async () => {
    const { code, said } = await server.run('main.js', { ...server.settings, KEK: newKey() });
    expect(code).toBe(1);
    expect(said).toContain('KEK: ');
    const demo = readConfig({});
    if (!demo.ok) throw new Error('the demo settings do not hold');
    await expect(refuseRealData(demo.config, server.settings['DATABASE_URL'] ?? '')).rejects.toThrow(/not a demo/);
  });

  it('lets the demo use one login for everything, on a database of its own', async () => {
    const url = (server.settings['DATABASE_OWNER_URL'] ?? '').replace(/city$/, 'demo');
    await server.ask('CREATE DATABASE demo OWNER city_owner');
    await migrate(url, migrationSources('.'), { appUrl: url });
    const db = openDatabase({ databaseUrl: url, poolSize: 1, nodeName: 'test' });
    expect(await db.query('SELECT session_user AS login, current_user AS role')).toEqual([
      { login: 'city_owner', role: 'lipsia_app' },
    ]);
    await db.close();
  });

  it('says in one line of JSON why it ends when the database is away, without the password', async () => {
    const away = 'postgres://city_owner:Vb7kQ2xw9LmZ@127.0.0.1:1/city';
    const { code, said } = await server.run('main.js', { ...server.settings, DATABASE_OWNER_URL: away });
    expect(code).toBe(1);
    expect(JSON.parse(said)).toMatchObject({ level: 'error', event: 'node-failed', cause: { code: 'ECONNREFUSED' } });
    expect(said).not.toContain('Vb7kQ2xw9LmZ');
  });

  it('ends in order on SIGTERM, and the other goes on', async () => {
    await nodes[0].stop();
    expect(await nodes[0].ended).toBe('code 0');
    expect((await get('/health/ready', {}, nodes[1])).status).toBe(200);
  });
});
