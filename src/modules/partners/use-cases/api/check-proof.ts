import { calculateJwkThumbprint, EmbeddedJWK, errors, type JWTPayload, jwtVerify } from 'jose';
import { ok, type Result, refuse } from '#kernel/result';
import { sha256Of } from '#kernel/sha256';
import { type ProofFault, proofFault } from '../../domain/client/index.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { noncesNow } from './nonces.ts';

/** A proof of possession (RFC 9449) as it stands by itself: signed with the key it carries, for this request, fresh, with a nonce of ours. That it is used once is for the caller to note. */
export async function checkProof(parts: PartnerParts, { proof, method, path, token }: Asked): Promise<Proven> {
  const now = parts.clock.now();
  let payload: JWTPayload;
  let thumbprint: string;
  try {
    const verified = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: [...algorithms],
      // Times are judged below, by one clock.
      currentDate: new Date(now.epochMilliseconds),
    });
    payload = verified.payload;
    thumbprint = await calculateJwkThumbprint(verified.protectedHeader.jwk!);
  } catch (cause) {
    if (cause instanceof errors.JOSEError || cause instanceof TypeError) return refuse('unreadable');
    throw cause;
  }
  const fault = proofFault(payload, {
    ...{ method, token, address: `${parts.config.baseUrl}${path}`, nonces: noncesNow(parts) },
    now: Math.floor(now.epochMilliseconds / 1_000),
  });
  if (fault) return refuse(fault);
  // The same number under another key is another proof.
  const id = sha256Of(`${thumbprint}\n${payload.jti}`);
  return ok({ thumbprint, id });
}

/** Signatures that are taken from programs of partners. */
export const algorithms = ['ES256', 'ES384', 'PS256', 'EdDSA', 'Ed25519'] as const;

interface Asked {
  readonly proof: string;
  readonly method: string;
  readonly path: string;
  readonly token: string | null;
}
type Proven = Result<{ readonly thumbprint: string; readonly id: Uint8Array }, ProofFault | 'unreadable'>;
