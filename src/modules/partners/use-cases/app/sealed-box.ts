/**
 * Seals text so that only the holder of the private key can open it: JWE in compact form (RFC 7516), ECDH-ES on P-256 with A256GCM (RFC 7518). Runs in browsers and
 * here alike. What `header` says is bound to the content and can be read by everybody.
 */
export async function sealFor(recipient: PublicKey, text: string, header: SealHeader): Promise<string> {
  const own = await subtle.generateKey(curve, false, ['deriveBits']);
  const { kty, crv, x, y } = await subtle.exportKey('jwk', own.publicKey);
  const head = asText({ alg: 'ECDH-ES', enc: 'A256GCM', kid: recipient.kid, epk: { kty, crv, x, y }, ...header });
  const key = await agreed(own.privateKey, await subtle.importKey('jwk', keyOnly(recipient), curve, false, []));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: 'AES-GCM', iv, additionalData: bytesOf(head) };
  const sealed = new Uint8Array(await subtle.encrypt(how, key, bytesOf(text)));
  const [content, tag] = [sealed.subarray(0, -16), sealed.subarray(-16)];
  return [head, '', toBase64Url(iv), toBase64Url(content), toBase64Url(tag)].join('.');
}

/** Opens what was sealed for this key; null for what was changed, meant for another key, or is no such thing. */
export async function openSealed(key: CryptoKey, kid: string, sealed: string): Promise<Opened | null> {
  const [head = '', none, iv = '', content = '', tag = ''] = sealed.split('.');
  const header = readHeader(head);
  if (header?.['kid'] !== kid || none !== '' || header['alg'] !== 'ECDH-ES' || header['enc'] !== 'A256GCM') return null;
  try {
    const theirs = await subtle.importKey('jwk', keyOnly(header['epk'] as PublicKey), curve, false, []);
    const how = { name: 'AES-GCM', iv: fromBase64Url(iv), additionalData: bytesOf(head) };
    const whole = joined(fromBase64Url(content), fromBase64Url(tag));
    const plain = await subtle.decrypt(how, await agreed(key, theirs), whole);
    const { visit, device, number } = header as unknown as SealHeader;
    return { text: new TextDecoder().decode(plain), header: { visit, device, number } };
  } catch {
    return null;
  }
}

/** Concat KDF (NIST SP 800-56A) for one key of 256 bits, as RFC 7518 section 4.6.2 writes it. */
async function agreed(own: CryptoKey, theirs: CryptoKey): Promise<CryptoKey> {
  const shared = new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: theirs }, own, 256));
  const name = bytesOf('A256GCM');
  const info = [
    ...number32(1),
    ...shared,
    ...number32(name.length),
    ...name,
    ...number32(0),
    ...number32(0),
    ...number32(256),
  ];
  const key = await subtle.digest('SHA-256', Uint8Array.from(info));
  return subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Signs a value as a compact JWS (RFC 7515) with ES256. */
export async function signedText(key: CryptoKey, kid: string, value: object): Promise<string> {
  const input = `${asText({ alg: 'ES256', kid })}.${asText(value)}`;
  return `${input}.${toBase64Url(new Uint8Array(await subtle.sign(signing, key, bytesOf(input))))}`;
}

/** What was signed with the private half of this key; null when the signature does not fit. */
export async function readSigned<T>(signer: PublicKey, text: string): Promise<T | null> {
  const [head = '', body = '', signature = ''] = text.split('.');
  try {
    const key = await subtle.importKey('jwk', keyOnly(signer), { name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'verify',
    ]);
    const fits = await subtle.verify(signing, key, fromBase64Url(signature), bytesOf(`${head}.${body}`));
    return fits ? (JSON.parse(new TextDecoder().decode(fromBase64Url(body))) as T) : null;
  } catch {
    return null;
  }
}

/** SHA-256 in hexadecimal digits. */
export async function hashOf(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await subtle.digest('SHA-256', typeof content === 'string' ? bytesOf(content) : content);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Bytes as Base64 (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** The same in the alphabet for addresses (section 5), without padding. */
export const toBase64Url = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** The bytes again; throws for other letters. */
export const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

function readHeader(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(new TextDecoder().decode(fromBase64Url(text))) as Readonly<Record<string, unknown>>;
  } catch {
    return null;
  }
}

const asText = (value: object): string => toBase64Url(bytesOf(JSON.stringify(value)));
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const keyOnly = ({ x, y }: Pick<PublicKey, 'x' | 'y'>): JsonWebKey => ({ kty: 'EC', crv: 'P-256', x, y });
const number32 = (value: number): readonly number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];

const { subtle } = globalThis.crypto;
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** The public half of a P-256 key as a JSON Web Key (RFC 7517). */
export interface PublicKey {
  readonly kid: string;
  readonly x: string;
  readonly y: string;
}
/** What can be read from outside: which visit it is, and its place in the row of its device. */
export interface SealHeader {
  readonly visit: string;
  readonly device: string;
  readonly number: number;
}
export interface Opened {
  readonly text: string;
  readonly header: SealHeader;
}
