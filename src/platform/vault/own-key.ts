import type { Random } from '#kernel/clock';
import type { Json } from '#kernel/json';
import { briefly } from './briefly.ts';
import { decrypt, encrypt } from './cipher.ts';
import { keyedHash } from './keyed-hash.ts';

/**
 * What a guest's resume code opens: the id under which things are stored, their key, and the proof that admits to a sent case.
 * Each page asks for it several times, so for a second the same code gives the same object.
 */
export const deriveGuestKeys: (code: string) => GuestKeys = briefly(1_000, (code) => new Derived(code));

/** HKDF-SHA-256 (RFC 5869) by its parts: all three values share one extraction, and each fits into one block, worked out when it is needed. */
class Derived implements GuestKeys {
  readonly #expand: (purpose: string) => Buffer;
  #id: string | undefined;
  #key: Uint8Array | undefined;
  #proof: Uint8Array | undefined;

  constructor(code: string) {
    this.#expand = keyedHash(extract(code));
  }

  get id(): string {
    this.#id ??= uuidOf(this.#derive('id').toString('hex', 0, 16));
    return this.#id;
  }

  get key(): Uint8Array {
    this.#key ??= this.#derive('key');
    return this.#key;
  }

  get proof(): Uint8Array {
    this.#proof ??= this.#derive('proof');
    return this.#proof;
  }

  #derive(purpose: string): Buffer {
    return this.#expand(`${purpose}\u0001`);
  }
}

const uuidOf = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
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
