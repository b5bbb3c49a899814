import type { Actor } from '#kernel/actor';
import { type RefusalReply, refusal } from '#platform/http';
import { noncesNow } from '../../use-cases/api/nonces.ts';
import type { PartnerCall, PartnerCallers } from '../../use-cases/api/partner-callers.ts';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';

/** The program behind a bound token, or the refusal in the words of RFC 9449, with the nonce for the next try. */
export async function actorOfDpop(
  parts: PartnerParts,
  callers: PartnerCallers,
  call: PartnerCall,
): Promise<Actor | RefusalReply> {
  const found = await callers.actorOf(call);
  if (found.ok) return found.value;
  if (found.reason === 'too-many-requests') return refusal(429, found.reason, { retryAfter: found.wait ?? 1 });
  const headers = {
    'www-authenticate': `DPoP error="${errors[found.reason]}", algs="ES256 ES384 PS256 EdDSA"`,
    'dpop-nonce': noncesNow(parts)[0],
  };
  return { ...refusal(401, found.reason), headers };
}

const errors = {
  'use-nonce': 'use_dpop_nonce',
  'proof-invalid': 'invalid_dpop_proof',
  'token-invalid': 'invalid_token',
} as const;
