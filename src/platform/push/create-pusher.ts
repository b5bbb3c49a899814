import type { Clock, Random } from '#kernel/clock';
import { sha256Of } from '#kernel/sha256';
import type { Log } from '#platform/log';
import type { Pusher, PushTarget } from './types.ts';
import { sealForBrowser, senderKeys, vapidHeader } from './web-push.ts';

/**
 * Sends notices to browsers over the push services of their makers (RFC 8030). Only services on the list are asked: addresses come from outside,
 * and a node must not fetch whatever it is told. What is sent can be read by the browser alone.
 */
export function createPusher({ key, contact, services, clock, random, log }: PusherOptions): Pusher {
  const keys = senderKeys(key);
  return {
    publicKey: keys.point.toString('base64url'),
    read: ({ endpoint, p256dh, auth }) =>
      isKnown(endpoint, services) && pointShape.test(p256dh) && authShape.test(auth)
        ? { endpoint, p256dh, auth }
        : null,
    async send(to, { id, title, text, url, seconds }) {
      const response = await fetch(to.endpoint, {
        method: 'POST',
        headers: {
          authorization: vapidHeader(keys, {
            ...{ endpoint: to.endpoint, contact },
            now: Math.floor(clock.now().epochMilliseconds / 1_000),
          }),
          'content-encoding': 'aes128gcm',
          'content-type': 'application/octet-stream',
          ttl: String(seconds),
          topic: sha256Of(id).toString('base64url').slice(0, 32),
          urgency: 'high',
        },
        body: sealed(to, JSON.stringify({ id, title, text, url }), random) as BodyInit,
        signal: AbortSignal.timeout(15_000),
        redirect: 'error',
      });
      await response.body?.cancel();
      if (response.status === 404 || response.status === 410) return 'gone';
      if (!response.ok) throw new Error(`the push service did not take notice ${id}: ${response.status}`);
      log.debug('notice-sent', { id });
      return 'sent';
    },
  };
}

function sealed({ p256dh, auth }: PushTarget, text: string, random: Random): Uint8Array {
  const browser = { point: Buffer.from(p256dh, 'base64url'), auth: Buffer.from(auth, 'base64url') };
  return sealForBrowser(Buffer.from(text), browser, { once: random.bytes(32), salt: random.bytes(16) });
}

/** On a listed host or below it; open lines only to this machine. */
function isKnown(endpoint: string, services: readonly string[]): boolean {
  if (endpoint.length > longestEndpoint || !URL.canParse(endpoint)) return false;
  const { protocol, hostname, username, port } = new URL(endpoint);
  const isLocal = hostname === 'localhost' && services.includes('localhost');
  if (isLocal) return protocol === 'http:' && username === '';
  const isListed = services.some((host) => hostname === host || hostname.endsWith(`.${host}`));
  return protocol === 'https:' && username === '' && port === '' && isListed;
}

const longestEndpoint = 1_000;
/** 65 bytes, the first of them 4. */
const pointShape = /^B[A-Za-z0-9_-]{86}$/;
/** 16 bytes. */
const authShape = /^[A-Za-z0-9_-]{22}$/;

interface PusherOptions {
  /** Private key of the sender: 32 bytes. */
  readonly key: Uint8Array;
  readonly contact: string;
  /** Hosts of push services. */
  readonly services: readonly string[];
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}
