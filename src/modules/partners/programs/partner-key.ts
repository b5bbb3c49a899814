import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';

/** A new key pair for a program (P-256): the private part stays with the partner, the public one goes to the city. */
export function newKey(): KeyPair {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return keyFrom(privateKey.export({ format: 'jwk' }) as PrivateJwk);
}

/** A key pair from its private part (RFC 7517). */
export function keyFrom(jwk: PrivateJwk): KeyPair {
  const { kty, crv, x, y } = createPublicKey(createPrivateKey({ key: jwk as never, format: 'jwk' })).export({
    format: 'jwk',
  }) as PublicJwk;
  const thumbprint = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
  return { private: jwk, public: { kty, crv, x, y }, thumbprint };
}

/** A signed JWT (RFC 7515, ES256). */
export function signJwt(key: KeyPair, header: object, claims: object): string {
  const text = [{ alg: 'ES256', ...header }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const privateKey = createPrivateKey({ key: key.private as never, format: 'jwk' });
  const signature = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signature.toString('base64url')}`;
}

/** Who the program is (RFC 7523), for the address where tokens are given. */
export const assertionOf = (key: KeyPair, { client, audience, now }: Assertion): string =>
  signJwt(
    key,
    { typ: 'JWT', kid: key.thumbprint },
    { iss: client, sub: client, aud: audience, jti: randomUUID(), iat: now, exp: now + 60 },
  );

/** That a request comes from who holds the key (RFC 9449). */
export const proofOf = (key: KeyPair, { method, address, nonce, token, now }: Proof): string =>
  signJwt(
    key,
    { typ: 'dpop+jwt', jwk: key.public },
    {
      ...{ jti: randomUUID(), htm: method, htu: address.split(/[?#]/)[0], iat: now },
      ...(nonce ? { nonce } : {}),
      ...(token ? { ath: createHash('sha256').update(token).digest('base64url') } : {}),
    },
  );

export interface PublicJwk {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y: string;
}
export interface PrivateJwk extends PublicJwk {
  readonly d: string;
}
export interface KeyPair {
  readonly private: PrivateJwk;
  readonly public: PublicJwk;
  /** RFC 7638. */
  readonly thumbprint: string;
}
interface Assertion {
  readonly client: string;
  readonly audience: string;
  /** Seconds since 1970. */
  readonly now: number;
}
interface Proof {
  readonly method: string;
  readonly address: string;
  readonly nonce: string | null;
  readonly token: string | null;
  readonly now: number;
}
