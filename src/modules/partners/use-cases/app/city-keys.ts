import { createECDH, hkdfSync } from 'node:crypto';
import type { PublicKey } from './sealed-box.ts';

/**
 * The two key pairs with which the city opens what devices of branches sealed, and signs what it received. Both come from the key-encryption key, so every node has them
 * and nothing more is to be kept.
 */
export async function cityKeys(kek: Uint8Array): Promise<CityKeys> {
  const [seal, receipt] = [pairFrom(kek, 'branch app seal'), pairFrom(kek, 'branch app receipt')];
  const { subtle } = globalThis.crypto;
  const [opens, signs] = await Promise.all([
    subtle.importKey('jwk', seal.secret, { name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']),
    subtle.importKey('jwk', receipt.secret, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']),
  ]);
  return { seal: seal.open, receipt: receipt.open, opens, signs };
}

/** A P-256 key from another one: HKDF-SHA-256 (RFC 5869) to 384 bits, reduced into the group (FIPS 186-5 A.2.1). */
function pairFrom(kek: Uint8Array, purpose: string): Pair {
  const wide = Buffer.from(hkdfSync('sha256', kek, 'lipsia', purpose, 48)).toString('hex');
  const scalar = ((BigInt(`0x${wide}`) % (order - 1n)) + 1n).toString(16).padStart(64, '0');
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(Buffer.from(scalar, 'hex'));
  const point = curve.getPublicKey();
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
  const d = Buffer.from(scalar, 'hex').toString('base64url');
  return { open: { kid: x.slice(0, 16), x, y }, secret: { kty: 'EC', crv: 'P-256', x, y, d } };
}

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

interface Pair {
  readonly open: PublicKey;
  readonly secret: JsonWebKey;
}
export interface CityKeys {
  /** For devices: they seal with it and cannot open again. */
  readonly seal: PublicKey;
  /** For devices: they check receipts with it. */
  readonly receipt: PublicKey;
  readonly opens: CryptoKey;
  readonly signs: CryptoKey;
}
