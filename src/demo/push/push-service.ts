import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';

/**
 * A push service and a browser in one, for the demo and for tests: gives subscriptions, takes what a real one would take (RFC 8030, 8292), and opens
 * it as the browser would (RFC 8291).
 */
export function createPushService(origin: string): PushService {
  const browsers = new Map<string, Browser>();
  return {
    subscribe() {
      const pair = createECDH('prime256v1');
      const browser: Browser = { pair, point: pair.generateKeys(), auth: randomBytes(16) };
      const id = randomBytes(12).toString('hex');
      browsers.set(id, browser);
      if (browsers.size > mostBrowsers) browsers.delete(browsers.keys().next().value ?? '');
      return {
        endpoint: `${origin}/push/${id}`,
        p256dh: browser.point.toString('base64url'),
        auth: browser.auth.toString('base64url'),
      };
    },
    forget: (endpoint) => void browsers.delete(endpoint.split('/').at(-1) ?? ''),
    take(path, headers, body) {
      const browser = browsers.get(/^\/push\/([0-9a-f]{24})$/.exec(path)?.[1] ?? '');
      if (!browser) return { status: 410, text: null };
      if (!isSigned(headers['authorization'] ?? '', origin)) return { status: 403, text: null };
      const isWhole = /^\d+$/.test(headers['ttl'] ?? '') && headers['content-encoding'] === 'aes128gcm';
      const text = isWhole && body.length <= largest ? opened(browser, body) : null;
      return { status: text === null ? 400 : 201, text };
    },
  };
}

/** Signed by the key that comes along, for this service, and not for longer than a day. */
function isSigned(header: string, origin: string): boolean {
  const [, token = '', k = ''] = /^vapid t=([^,\s]+),\s*k=([A-Za-z0-9_-]{87})$/.exec(header) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(k, 'base64url');
  if (point.length !== 65) return false;
  const part = (from: number): string => point.subarray(from, from + 32).toString('base64url');
  try {
    const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: part(1), y: part(33) }, format: 'jwk' });
    const shown = { key, dsaEncoding: 'ieee-p1363' } as const;
    const isTrue = verify('sha256', Buffer.from(`${head}.${claims}`), shown, Buffer.from(signature, 'base64url'));
    const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Claims;
    const left = exp - Date.now() / 1_000;
    return isTrue && aud === origin && left > 0 && left <= 86_400 && /^(mailto:|https:)/.test(sub);
  } catch {
    return false;
  }
}

function opened({ pair, point, auth }: Browser, body: Buffer): string | null {
  try {
    const salt = body.subarray(0, 16);
    const sender = body.subarray(21, 21 + body.readUInt8(20));
    const about = Buffer.concat([Buffer.from('WebPush: info\0'), point, sender]);
    const secret = derive(pair.computeSecret(sender), auth, about, 32);
    const key = derive(secret, salt, 'Content-Encoding: aes128gcm\0', 16);
    const cipher = createDecipheriv('aes-128-gcm', key, derive(secret, salt, 'Content-Encoding: nonce\0', 12));
    cipher.setAuthTag(body.subarray(-16));
    const plain = Buffer.concat([cipher.update(body.subarray(21 + sender.length, -16)), cipher.final()]);
    return plain.at(-1) === 2 ? plain.subarray(0, -1).toString() : null;
  } catch {
    return null;
  }
}

const derive = (secret: Uint8Array, salt: Uint8Array, about: Uint8Array | string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, about, bytes));

const mostBrowsers = 1_000;
const largest = 4_096;

interface Browser {
  readonly pair: ReturnType<typeof createECDH>;
  readonly point: Buffer;
  readonly auth: Buffer;
}
interface Claims {
  readonly aud: string;
  readonly exp: number;
  readonly sub: string;
}
export interface PushService {
  /** What a browser gets when it subscribes. */
  subscribe(): { readonly endpoint: string; readonly p256dh: string; readonly auth: string };
  /** The browser takes no more. */
  forget(endpoint: string): void;
  /** What it answers to a message, and what the browser reads. */
  take(
    path: string,
    headers: Readonly<Record<string, string | string[] | undefined>> & {
      readonly authorization?: string | undefined;
      readonly ttl?: string | undefined;
    },
    body: Buffer,
  ): { readonly status: number; readonly text: string | null };
}
