import type { Actor } from '#kernel/actor';
import { ok, type Result, refuse } from '#kernel/result';
import { sha256Of } from '#kernel/sha256';
import { type Bucket, proofSeconds, takeFrom } from '../../domain/client/index.ts';
import { type KnownToken, useProof } from '../../store/api-clients.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { checkProof } from './check-proof.ts';

/**
 * Who calls the partner interface: a token that holds, proven anew for each request with the key it is bound to (RFC 9449 § 7). Each proof counts once, and each program
 * has its own rate. The actor it becomes has one right, that of the partner interface; what exactly it may do there says the caller's scope.
 */
export function partnerCallers(parts: PartnerParts): PartnerCallers {
  const callers = new WeakMap<Actor, KnownToken>();
  const buckets = new Map<string, Bucket>();
  return {
    callerOf: (actor) => callers.get(actor) ?? null,
    async actorOf({ token, proof, method, path }) {
      const proven = await checkProof(parts, { proof, method, path, token });
      if (!proven.ok) return refuse(proven.reason === 'use-nonce' ? 'use-nonce' : 'proof-invalid');
      const now = parts.clock.now();
      const used = await useProof(parts.db, {
        proof: proven.value.id,
        until: now.add({ seconds: proofSeconds * 2 }).toString({ smallestUnit: 'millisecond' }),
        token: sha256Of(token),
        now: now.toString({ smallestUnit: 'millisecond' }),
      });
      if (!used.isFirst) return refuse('proof-invalid');
      if (!used.token || used.token.jkt !== proven.value.thumbprint) return refuse('token-invalid');
      const { id, perMinute, branches } = used.token;
      const at = now.epochMilliseconds;
      if (buckets.size > 10_000) buckets.clear();
      const bucket = buckets.get(id) ?? { tokens: perMinute, at };
      buckets.set(id, bucket);
      const wait = parts.config.rateLimits ? takeFrom(bucket, perMinute, at) : 0;
      if (wait > 0) return { ...refuse('too-many-requests'), wait };
      const actor: Actor = {
        kind: 'link',
        id: null,
        roles: ['partnerClient'],
        level: null,
        offices: branches,
        name: null,
      };
      callers.set(actor, used.token);
      return ok(actor);
    },
  };
}

/** A program with what its token allows. */
export type Caller = Omit<KnownToken, 'jkt'>;
export interface PartnerCallers {
  /** What the program behind this actor may do; null for anybody else. */
  callerOf(actor: Actor): Caller | null;
  actorOf(call: PartnerCall): Promise<Result<Actor, CallRefusal> & { readonly wait?: number }>;
}
export interface PartnerCall {
  readonly token: string;
  readonly proof: string;
  readonly method: string;
  readonly path: string;
}
export type CallRefusal = 'use-nonce' | 'proof-invalid' | 'token-invalid' | 'too-many-requests';
