import { sha256Of } from '#kernel/sha256';

/**
 * Why a proof of possession (RFC 9449 § 4.3) does not fit this request; null when it does. The signature over these claims must have been checked before.
 */
export function proofFault(claims: Readonly<Record<string, unknown>>, expected: ExpectedProof): ProofFault | null {
  const { htm, htu, iat, jti, nonce, ath } = claims;
  if (htm !== expected.method || typeof htu !== 'string' || bare(htu) !== expected.address) return 'other-request';
  if (typeof jti !== 'string' || jti.length < 8 || jti.length > 200) return 'jti-missing';
  if (typeof iat !== 'number' || iat > expected.now + aheadSeconds || iat < expected.now - proofSeconds)
    return 'too-old';
  if (expected.token !== null && ath !== tokenHash(expected.token)) return 'other-token';
  return typeof nonce === 'string' && expected.nonces.includes(nonce) ? null : 'use-nonce';
}

/** SHA-256 of an access token as a proof names it. */
export const tokenHash = (token: string): string => sha256Of(token).toString('base64url');

/** Without query and fragment, as the standard compares it. */
const bare = (address: string): string | null => {
  if (!URL.canParse(address)) return null;
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
};

/** A proof is good for so long; its nonce is, too. */
export const proofSeconds = 300;
const aheadSeconds = 30;

export interface ExpectedProof {
  readonly method: string;
  readonly address: string;
  /** Null at the address where tokens are given. */
  readonly token: string | null;
  /** Seconds since 1970. */
  readonly now: number;
  readonly nonces: readonly string[];
}
export type ProofFault = 'other-request' | 'jti-missing' | 'too-old' | 'other-token' | 'use-nonce';
