import { createHmac, timingSafeEqual } from 'node:crypto';
import { sha256Of } from '#kernel/sha256';

/**
 * The headers of a signed message (RFC 9421, `hmac-sha256`): method, address, digest of the body (RFC 9530) and its id are covered, with the time at which it was
 * signed and the key's name.
 */
export function signMessage({ address, body, id }: Message, { secret, keyId, at }: Signer): Record<string, string> {
  const digest = digestOf(body);
  const params = `("@method" "@target-uri" "content-digest" "webhook-id");created=${at};keyid="${keyId}";alg="hmac-sha256"`;
  const signature = createHmac('sha256', secret).update(baseOf({ address, digest, id }, params)).digest('base64');
  return {
    'content-digest': digest,
    'webhook-id': id,
    'signature-input': `city=${params}`,
    signature: `city=:${signature}:`,
  };
}

/** True when a message is signed with this secret, not older than five minutes, and whole. Whoever takes it also remembers its id, so that it counts once. */
export function isSigned(
  { address, body, headers }: Received,
  { secret, now }: { readonly secret: string; readonly now: number },
): boolean {
  const digest = digestOf(body);
  const params = /^city=(.+)$/.exec(headers['signature-input'] ?? '')?.[1] ?? '';
  const given = /^city=:([A-Za-z0-9+/=]+):$/.exec(headers['signature'] ?? '')?.[1] ?? '';
  const created = Number(/;created=(\d+)/.exec(params)?.[1] ?? Number.NaN);
  const covers = params.startsWith('("@method" "@target-uri" "content-digest" "webhook-id");');
  if (!covers || headers['content-digest'] !== digest || !(Math.abs(now - created) <= replaySeconds)) return false;
  const base = baseOf({ address, digest, id: headers['webhook-id'] ?? '' }, params);
  const [own, their] = [createHmac('sha256', secret).update(base).digest(), Buffer.from(given, 'base64')];
  return own.length === their.length && timingSafeEqual(own, their);
}

const baseOf = (of: { readonly address: string; readonly digest: string; readonly id: string }, params: string) =>
  [
    '"@method": POST',
    `"@target-uri": ${of.address}`,
    `"content-digest": ${of.digest}`,
    `"webhook-id": ${of.id}`,
    `"@signature-params": ${params}`,
  ].join('\n');

const digestOf = (body: string): string => `sha-256=:${sha256Of(body).toString('base64')}:`;

/** A message is good for so long. */
const replaySeconds = 300;

interface Message {
  readonly address: string;
  readonly body: string;
  readonly id: string;
}
interface Signer {
  readonly secret: string;
  readonly keyId: string;
  /** Seconds since 1970. */
  readonly at: number;
}
interface Received {
  readonly address: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}
