import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ComposedApp, composeApp } from '../../../../../test/contract/compose-app.ts';
import { dogAnswers } from '../../../../../test/contract/people.ts';
import { isSigned } from '../../domain/client/index.ts';
import { testClerks } from '../../domain/visit/test-people.ts';
import { newKey } from '../../programs/partner-key.ts';
import { aFiledVisit, partsOf } from '../../test-support.ts';
import { fileVisit } from '../file-visit.ts';
import { mayTell } from './clients.ts';
import { postOutside } from './post-outside.ts';
import { collectNews } from './tell-news.ts';

const branch = 'musterbank-plagwitz';
const heard: { readonly headers: IncomingHttpHeaders; readonly body: string; readonly url: string }[] = [];
let status = 204;
let server: Server;
let app: ComposedApp;
let secret: string;
let webhook: string;
beforeAll(async () => {
  app = await composeApp({ register: () => 'none' });
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      heard.push({ headers: request.headers, body: Buffer.concat(parts).toString(), url: request.url ?? '' });
      response.writeHead(status, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  webhook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/news`;
  const added = await app.doors.partners.clients.add({
    ...{ id: 'kasse', institution: 'musterbank', branches: [branch], services: ['*'], rights: ['*'] },
    ...{ isTest: true, perMinute: 600, webhook, jwk: newKey().public },
  });
  secret = added.ok ? added.value.secret : expect.fail(added.reason);
}, 60_000);
afterAll(async () => {
  server.close();
  await app.drop();
});

const sender = { kind: 'client', id: 'kasse', branches: [branch], services: '*', isTest: true } as const;
const filed = (number: number, vorname: string) =>
  fileVisit(
    partsOf(app),
    sender,
    aFiledVisit(app, {
      ...{ branch, device: '00000000-0000-7000-8000-0000000000aa', clerk: testClerks[0].id, number },
      answers: { ...dogAnswers(), vorname, familienname: 'Testperson' },
    }),
  );
const types = () => heard.map(({ body }) => (JSON.parse(body) as { type: string }).type);

it('tells a program once what became of its visit, signed, and nothing of what was answered', async () => {
  await filed(1, 'Erika');
  await filed(2, 'Mira');
  await app.platform.jobs.drain();
  expect(types()).toEqual(['visit.status-changed']);
  const [{ headers, body } = expect.fail('nothing came')] = heard;
  expect(JSON.parse(body)).toMatchObject({ data: { branch, number: 1, state: 'accepted' } });
  expect(body).not.toMatch(/Erika|Testperson|Bello/);
  const now = Math.floor(app.clock.now().epochMilliseconds / 1_000);
  const received = { address: webhook, body, headers: headers as Record<string, string> };
  expect(isSigned(received, { secret, now })).toBe(true);
  expect(isSigned(received, { secret, now: now + 301 })).toBe(false);
  expect(await collectNews(partsOf(app))).toBe(0);
});

it('tells again with growing pauses until it is taken, follows no redirect, and gives up in the end', async () => {
  heard.length = 0;
  status = 302;
  await filed(3, 'Otto');
  expect(await collectNews(partsOf(app))).toBe(1);
  await app.platform.jobs.drain();
  expect(heard.map(({ url }) => url)).toEqual(['/news']);
  app.clock.advance({ minutes: 1 });
  await app.platform.jobs.drain();
  expect(heard).toHaveLength(2);
  app.clock.advance({ minutes: 1 });
  await app.platform.jobs.drain();
  expect(heard).toHaveLength(2);
  status = 200;
  app.clock.advance({ minutes: 1 });
  await app.platform.jobs.drain();
  expect(new Set(heard.map((one) => one.headers['webhook-id'])).size).toBe(1);
  expect(heard).toHaveLength(3);
  app.clock.advance({ hours: 7 });
  await app.platform.jobs.drain();
  expect(heard).toHaveLength(3);
  const [row] = await app.platform.db.query<{ tries: number; isDone: boolean }>(
    `SELECT tries, delivered_at IS NOT NULL AS "isDone" FROM partners.delivery ORDER BY tries DESC LIMIT 1`,
  );
  expect(row).toEqual({ tries: 3, isDone: true });
  expect(app.faults).toEqual([]);
});

it('tells that a statement is ready once the month is over', async () => {
  heard.length = 0;
  app.clock.set('2026-12-01T06:00:00Z');
  await app.platform.jobs.drain();
  expect(types()).toEqual(['statement.ready']);
  expect(heard[0]?.body).toContain('"month":"2026-11"');
});

it('goes to public addresses over TLS alone outside the demo', async () => {
  const { config } = app.platform;
  const production = { config: { ...config, mode: 'production' as const } };
  for (const address of [
    ...['http://partner.example/', 'https://127.0.0.1/', 'https://[::1]/', 'https://2130706433/', 'https://10.0.0.8/x'],
    ...[
      'https://user:pass@partner.example/',
      'https://intranet/',
      'ftp://partner.example/',
      'https://169.254.169.254/',
    ],
  ])
    expect(mayTell(production, address), address).toBe(false);
  expect(mayTell(production, 'https://partner.example/news')).toBe(true);
  // A name that leads to this machine is found out when it is looked up.
  const local = webhook.replace('127.0.0.1', 'localhost');
  heard.length = 0;
  expect(await postOutside(local, { headers: {}, body: '{}', isPrivateAllowed: false })).toBe('PRIVATE_ADDRESS');
  expect(heard).toEqual([]);
  expect(await postOutside(local, { headers: {}, body: '{}', isPrivateAllowed: true })).toBe(200);
});
