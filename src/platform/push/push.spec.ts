import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { silentLog } from '#platform/log';
import { seededRandom } from '../../../test/support/index.ts';
import { createPushService } from '../../demo/push/push-service.ts';
import { createPusher, type Pusher } from './index.ts';
import { sealForBrowser, senderKeys } from './web-push.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => void (await Promise.all(open.splice(0).map((close) => close()))));

/** A push service on this machine that keeps what browsers read, and a sender that knows it. */
async function aService() {
  const read: string[] = [];
  let service: ReturnType<typeof createPushService> | undefined;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      const { status, text } = service!.take(request.url ?? '', headers, Buffer.concat(parts));
      if (text !== null) read.push(text);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => new Promise((resolve) => server.close(resolve)));
  service = createPushService(`http://localhost:${(server.address() as AddressInfo).port}`);
  return { read, service, pusher: aPusher(['localhost', 'push.example']) };
}

const aPusher = (services: readonly string[]): Pusher =>
  createPusher({
    ...{
      key: seededRandom('sender').bytes(32),
      contact: 'mailto:stadt@example.org',
      services,
      random: seededRandom('once'),
    },
    ...{ clock: { now: () => Temporal.Now.instant() }, log: silentLog },
  });
const notice = {
  id: 'offer.1',
  title: 'Ein Termin ist frei',
  text: 'Antworten Sie bald.',
  url: '/de/termin',
  seconds: 600,
};

describe('notices to browsers', () => {
  it('are sealed as in the example of RFC 8291, appendix A', () => {
    const sealed = sealForBrowser(
      Buffer.from('When I grow up, I want to be a watermelon'),
      {
        point: bytes('BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'),
        auth: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
      },
      { once: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'), salt: bytes('DGv6ra1nlYgDCS1FRnbzlw') },
    );
    expect(sealed.toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    );
  });

  it('are read by the browser they are for, and signed so that its push service takes them', async () => {
    const { read, service, pusher } = await aService();
    const target = pusher.read(service.subscribe())!;
    expect(await pusher.send(target, notice)).toBe('sent');
    expect(read.map((text) => JSON.parse(text) as unknown)).toEqual([
      { id: notice.id, title: notice.title, text: notice.text, url: notice.url },
    ]);
    expect(pusher.publicKey).toBe(senderKeys(seededRandom('sender').bytes(32)).point.toString('base64url'));
  });

  it('are for nobody else: another browser cannot open them, and a foreign signature is refused', async () => {
    const { read, service, pusher } = await aService();
    const [one, other] = [service.subscribe(), service.subscribe()];
    const mixed = { ...one, endpoint: other.endpoint };
    await expect(pusher.send(mixed, notice)).rejects.toThrow('400');
    const body = sealForBrowser(
      Buffer.from('x'),
      { point: bytes(one.p256dh), auth: bytes(one.auth) },
      {
        ...{ once: seededRandom('a').bytes(32), salt: seededRandom('b').bytes(16) },
      },
    );
    const path = new URL(one.endpoint).pathname;
    const shown = { ttl: '60', 'content-encoding': 'aes128gcm' };
    expect(service.take(path, shown, body).status).toBe(403);
    expect(service.take(path, { ...shown, authorization: 'vapid t=a.b.c, k=d' }, body).status).toBe(403);
    expect(read).toEqual([]);
  });

  it('end with the browser: who takes no more is told apart from a service in trouble', async () => {
    const { service, pusher } = await aService();
    const target = service.subscribe();
    service.forget(target.endpoint);
    expect(await pusher.send(target, notice)).toBe('gone');
  });

  it('go to listed services only, whatever address somebody gives', () => {
    const pusher = aPusher(['push.example']);
    const { p256dh, auth } = createPushService('https://push.example').subscribe();
    const isTaken = (endpoint: string, changes = {}): boolean =>
      pusher.read({ endpoint, p256dh, auth, ...changes }) !== null;
    expect(isTaken('https://push.example/abc')).toBe(true);
    expect(isTaken('https://eu.push.example/abc')).toBe(true);
    for (const endpoint of [
      ...[
        'http://push.example/abc',
        'https://push.example:8443/abc',
        'https://a@push.example/abc',
        'http://localhost/abc',
      ],
      ...[
        'https://push.example.evil.example/abc',
        'https://evilpush.example/abc',
        'https://169.254.169.254/',
        'file:///x',
        '',
      ],
    ])
      expect(isTaken(endpoint), endpoint).toBe(false);
    expect(isTaken('https://push.example/abc', { auth: 'short' })).toBe(false);
    expect(isTaken('https://push.example/abc', { p256dh: auth })).toBe(false);
    fc.assert(
      fc.property(fc.webUrl(), (url) => isTaken(url) === /^https:\/\/([^/:@]+\.)?push\.example([/?#]|$)/.test(url)),
    );
  });
});
