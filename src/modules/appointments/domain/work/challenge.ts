import { sha256Of } from '#kernel/sha256';

/** What a challenge is about, as text that is signed: for which slot, how hard, from when waiting counts instead, until when. */
export const challengeText = ({ about, bits, waitUntil, until, nonce }: Challenge): string =>
  [version, digestOf(about), bits, waitUntil, until, nonce].join('.');

/** Reads a signed challenge; null for anything that was not made here. The signature is for the caller to check. */
export function readChallenge(text: string): SignedChallenge | null {
  const found = /^(w1\.([\w-]{22})\.(\d{1,2})\.(\d{1,16})\.(\d{1,16})\.[\w-]{8,40})\.([\w-]{16,64})$/.exec(text);
  if (!found) return null;
  const [, signed = '', about = '', bits, waitUntil, until, signature = ''] = found;
  return { signed, about, bits: Number(bits), waitUntil: Number(waitUntil), until: Number(until), signature };
}

/** True when the challenge was made for this. */
export const isAbout = ({ about }: SignedChallenge, what: string): boolean => about === digestOf(what);

/**
 * True when SHA-256 of `challenge:solution` begins with so many zero bits (as in Hashcash). Each further bit doubles the work of finding one; checking
 * stays one hash.
 */
export function isSolution(challenge: string, solution: string, bits: number): boolean {
  if (!/^[\w-]{1,40}$/.test(solution)) return false;
  return zeroBits(sha256Of(`${challenge}:${solution}`)) >= bits;
}

function zeroBits(bytes: Uint8Array): number {
  let bits = 0;
  for (const byte of bytes) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}

const version = 'w1';
const digestOf = (about: string): string => sha256Of(about).toString('base64url').slice(0, 22);

export interface Challenge {
  /** Slot and services: work for one is none for another. */
  readonly about: string;
  readonly bits: number;
  /** Milliseconds since 1970: from then on waiting counts instead of work. */
  readonly waitUntil: number;
  /** Milliseconds since 1970: good until then. */
  readonly until: number;
  readonly nonce: string;
}
export interface SignedChallenge extends Omit<Challenge, 'nonce'> {
  readonly signed: string;
  readonly signature: string;
}
