import type { Random } from '#kernel/clock';
import type { Json } from '#kernel/json';
import { decrypt, encrypt } from './cipher.ts';
import { keyedHash } from './keyed-hash.ts';

/** What a guest's resume code opens: the id under which things are stored, their key, and the proof that admits to a sent case. */
export function deriveGuestKeys(code: string): GuestKeys {
  // HKDF-SHA-256 (RFC 5869) by its parts: all three values share one extraction, and each fits into one block, worked out when it is needed.
  const expand = keyedHash(extract(code));
  const derive = (purpose: string): Buffer => expand(`${purpose}\u0001`);
  return {
    get id() {
      const id = derive('id').toString('hex', 0, 16);
      return `${id.slice(0, 8)}-${id.slice(8, 12)}-8${id.slice(13, 16)}-a${id.slice(17, 20)}-${id.slice(20)}`;
    },
    get key() {
      return derive('key');
    },
    get proof() {
      return derive('proof');
    },
  };
}

const extract = keyedHash(Buffer.from('lipsia guest'));

/** Seals JSON with a key that the server does not keep. */
export const sealWith = (key: Uint8Array, value: Json, context: string, random: Random): Uint8Array =>
  encrypt(key, Buffer.from(JSON.stringify(value)), context, random.bytes(12));

/** Opens what `sealWith` sealed; null when key or context do not fit. */
export function openWith<T extends Json>(key: Uint8Array, sealed: Uint8Array, context: string): T | null {
  const plain = decrypt(key, sealed, context);
  return plain ? (JSON.parse(plain.toString()) as T) : null;
}

export interface GuestKeys {
  readonly id: string;
  readonly key: Uint8Array;
  readonly proof: Uint8Array;
}
