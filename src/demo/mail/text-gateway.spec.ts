import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentLog } from '#platform/log';
import { createPusher } from '#platform/push';
import { createTexter } from '#platform/sms';
import { seededRandom } from '../../../test/support/index.ts';
import { startMailCatcher } from './index.ts';

let catcher: Awaited<ReturnType<typeof startMailCatcher>>;
let url: string;
beforeAll(async () => {
  catcher = await startMailCatcher({ smtpPort: 0, webPort: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${catcher.webPort}/smsmessaging/v1`;
});
afterAll(() => catcher?.close());

it('takes what the texter sends, once, and shows it beside the mails', async () => {
  const texter = createTexter({ url, token: 'demo', from: 'Leipzig', log: silentLog });
  for (const _ of [1, 2]) await texter.send({ id: 'a1', to: '+491712345678', text: 'Größe: 5 €' });
  await createTexter({ url, token: 'demo', from: '+49341115', log: silentLog }).send({
    id: 'a2',
    to: '+48601234567',
    text: 'Two',
  });
  expect(catcher.messages().map(({ from, to, text, subject }) => [from, to, text, subject])).toEqual([
    ['tel:+49341115', ['+48601234567'], 'Two', 'SMS'],
    ['Leipzig', ['+491712345678'], 'Größe: 5 €', 'SMS'],
  ]);
});

it('refuses what a gateway refuses', async () => {
  const texter = createTexter({ url, token: 'demo', from: 'Leipzig', log: silentLog });
  await expect(texter.send({ id: 'b', to: '+49 171', text: 'x' })).rejects.toThrow('telephone number');
  expect(() => createTexter({ url, token: 'demo', from: '<script>', log: silentLog })).toThrow('telephone number');
  const post = (path: string, init: RequestInit) =>
    fetch(`${url}${path}`, { method: 'POST', ...init }).then(({ status }) => status);
  const body = JSON.stringify({
    outboundSMSMessageRequest: { address: ['tel:+491712345678'], senderAddress: 'Leipzig' },
  });
  expect(await post('/outbound/Leipzig/requests', { body })).toBe(400);
  expect(await post('/outbound/Leipzig/requests', { body, headers: { authorization: 'Bearer demo' } })).toBe(400);
  expect(await post('/outbound/Leipzig/requests', { body: '{', headers: { authorization: 'Bearer demo' } })).toBe(400);
  const gone = createTexter({ url: `${url}/nowhere`, token: 'demo', from: 'Leipzig', log: silentLog });
  await expect(gone.send({ id: 'c', to: '+491712345678', text: 'x' })).rejects.toThrow('did not take');
});

it('is a push service as well: gives a browser its address, and shows what the browser reads', async () => {
  const origin = `http://127.0.0.1:${catcher.webPort}`;
  const said = await fetch(`${origin}/push/subscriptions`, { method: 'POST' });
  const pusher = createPusher({
    ...{ key: seededRandom('city').bytes(32), contact: 'mailto:demo@lipsia.invalid', services: ['localhost'] },
    ...{ clock: { now: () => Temporal.Now.instant() }, random: seededRandom('notices'), log: silentLog },
  });
  const target = pusher.read((await said.json()) as Parameters<typeof pusher.read>[0])!;
  const notice = {
    id: 'n1',
    title: 'Ein Termin ist frei',
    text: 'Antworten Sie bald.',
    url: '/de/termin',
    seconds: 60,
  };
  expect(await pusher.send(target, notice)).toBe('sent');
  expect(catcher.messages()[0]).toMatchObject({
    ...{ subject: 'Push', to: ['Browser'], text: 'Ein Termin ist frei\nAntworten Sie bald.\n/de/termin' },
  });
  expect(await pusher.send({ ...target, endpoint: `${target.endpoint.slice(0, -1)}x` }, notice)).toBe('gone');
});
