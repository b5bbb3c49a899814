import { createCipheriv, createECDH, createPrivateKey, hkdfSync, type KeyObject, sign } from 'node:crypto';

/** The pair of keys of a sender, from its private number of 32 bytes on the curve P-256. */
export function senderKeys(secret: Uint8Array): SenderKeys {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(secret);
  const point = pair.getPublicKey();
  const part = (from: number): string => point.subarray(from, from + 32).toString('base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: part(1),
    y: part(33),
    d: Buffer.from(secret).toString('base64url'),
  };
  return { point, privateKey: createPrivateKey({ key: jwk, format: 'jwk' }) };
}

/** Who sends, for one push service and half a day (RFC 8292). `now` in seconds since 1970. */
export function vapidHeader({ point, privateKey }: SenderKeys, claims: VapidClaims): string {
  const { endpoint, contact, now } = claims;
  const body = { aud: new URL(endpoint).origin, exp: now + halfADay, sub: contact };
  const signed = [{ typ: 'JWT', alg: 'ES256' }, body]
    .map((one) => Buffer.from(JSON.stringify(one)).toString('base64url'))
    .join('.');
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${signed}.${signature.toString('base64url')}, k=${point.toString('base64url')}`;
}

/**
 * Encrypts a message for one browser (RFC 8291, content encoding `aes128gcm` of RFC 8188, one record). `once` are 32 secret bytes and `salt` 16
 * bytes, both used for this message alone. Throws when the key of the browser is no point of the curve.
 */
export function sealForBrowser(
  message: Uint8Array,
  browser: { readonly point: Uint8Array; readonly auth: Uint8Array },
  { once, salt }: { readonly once: Uint8Array; readonly salt: Uint8Array },
): Buffer {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(once);
  const own = pair.getPublicKey();
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), browser.point, own]);
  const secret = derive(pair.computeSecret(browser.point), browser.auth, about, 32);
  const key = derive(secret, salt, 'Content-Encoding: aes128gcm\0', 16);
  const nonce = derive(secret, salt, 'Content-Encoding: nonce\0', 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const head = Buffer.alloc(21);
  head.set(salt);
  head.writeUInt32BE(recordBytes, 16);
  head.writeUInt8(own.length, 20);
  return Buffer.concat([
    head,
    own,
    cipher.update(message),
    cipher.update(lastRecord),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** HKDF with SHA-256 (RFC 5869). */
const derive = (secret: Uint8Array, salt: Uint8Array, about: Uint8Array | string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, about, bytes));

const halfADay = 12 * 3_600;
const recordBytes = 4_096;
const lastRecord = Uint8Array.of(2);

export interface SenderKeys {
  /** Public key as an uncompressed point of 65 bytes. */
  readonly point: Buffer;
  readonly privateKey: KeyObject;
}
interface VapidClaims {
  readonly endpoint: string;
  /** `mailto:` or `https:`, for the operator of the push service. */
  readonly contact: string;
  readonly now: number;
}
