import { decodeJwt, errors, importJWK, jwtVerify } from 'jose';
import { ok, type Result, refuse } from '#kernel/result';
import { sha256Of } from '#kernel/sha256';
import { grantScope, proofSeconds, type Scope } from '../../domain/client/index.ts';
import { findClient, insertToken, useProof } from '../../store/api-clients.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { algorithms, checkProof } from './check-proof.ts';

/**
 * A token for a program (RFC 6749 § 4.4): it shows who it is with a signed assertion (RFC 7523, `private_key_jwt`), and with which key it will prove every use
 * (RFC 9449). Assertion and proof count once. Refused with the codes of OAuth.
 */
export async function issueToken(parts: PartnerParts, asked: TokenRequest): Promise<Result<Issued, TokenRefusal>> {
  const { proof, path, form } = asked;
  if (form.get('grant_type') !== 'client_credentials') return refuse('unsupported_grant_type');
  if (!proof) return refuse('invalid_dpop_proof');
  const proven = await checkProof(parts, { proof, method: 'POST', path, token: null });
  if (!proven.ok) return refuse(proven.reason === 'use-nonce' ? 'use_dpop_nonce' : 'invalid_dpop_proof');
  const now = parts.clock.now();
  const at = now.toString({ smallestUnit: 'millisecond' });
  const who = await whoAsserts(parts, asked);
  if (!who) return refuse('invalid_client');
  const until = now.add({ seconds: proofSeconds * 2 }).toString({ smallestUnit: 'millisecond' });
  for (const id of [who.assertion, proven.value.id])
    if (!(await useProof(parts.db, { proof: id, until, token: null, now: at })).isFirst)
      return refuse(id === who.assertion ? 'invalid_client' : 'invalid_dpop_proof');
  const scope = grantScope(who.may, form.get('scope'));
  if (!scope.ok) return refuse('invalid_scope');
  const token = Buffer.from(parts.random.bytes(32)).toString('base64url');
  const row = {
    ...{ hash: sha256Of(token), client: who.id, jkt: proven.value.thumbprint },
    ...scope.value,
    expiresAt: now.add({ seconds: tokenSeconds }).toString({ smallestUnit: 'millisecond' }),
  };
  await parts.db.transaction((tx) => insertToken(tx, row));
  return ok({ token, seconds: tokenSeconds, scope: scope.value });
}

/** The program whose key signed the assertion; null for an unknown or revoked one, another key, another address, or one that is too old. */
async function whoAsserts(parts: PartnerParts, { form, path }: TokenRequest) {
  const assertion = form.get('client_assertion') ?? '';
  if (form.get('client_assertion_type') !== assertionType || assertion.length > 4_000) return null;
  try {
    const id = decodeJwt(assertion).sub ?? '';
    const client = await findClient(parts.db, id);
    if (!client || client.revokedAt !== null || (form.get('client_id') ?? id) !== id) return null;
    const now = parts.clock.now();
    const { payload } = await jwtVerify(
      assertion,
      async ({ kid, alg }) => {
        const key = client.keys.find((one) => one.kid === kid);
        if (!key) throw new errors.JWKSNoMatchingKey();
        return importJWK(key.jwk, alg) as Promise<CryptoKey>;
      },
      {
        ...{ issuer: id, subject: id, audience: [parts.config.baseUrl, `${parts.config.baseUrl}${path}`] },
        ...{ algorithms: [...algorithms], currentDate: new Date(now.epochMilliseconds) },
        ...{ requiredClaims: ['jti', 'exp', 'iat'], maxTokenAge: proofSeconds, clockTolerance: 30 },
      },
    );
    if (typeof payload.jti !== 'string' || payload.jti.length < 8 || payload.jti.length > 200) return null;
    const once = sha256Of(`assertion\n${id}\n${payload.jti}`);
    return { id, may: client, assertion: once };
  } catch (cause) {
    if (cause instanceof errors.JOSEError || cause instanceof TypeError || isKeyError(cause)) return null;
    throw cause;
  }
}

/** What the Web Cryptography interface throws for a key that does not fit. */
const isKeyError = (cause: unknown): boolean => cause instanceof DOMException;

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** A token holds for five minutes. */
export const tokenSeconds = 300;

interface TokenRequest {
  readonly form: { get(name: string): string | null };
  readonly proof: string | null;
  /** Of the address where tokens are given. */
  readonly path: string;
}
interface Issued {
  readonly token: string;
  readonly seconds: number;
  readonly scope: Scope;
}
export type TokenRefusal =
  | 'unsupported_grant_type'
  | 'invalid_dpop_proof'
  | 'use_dpop_nonce'
  | 'invalid_client'
  | 'invalid_scope';
