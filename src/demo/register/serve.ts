import type { IncomingMessage } from 'node:http';
import type { Clock, Random } from '#kernel/clock';
import { legalDay } from '#kernel/clock';
import { isUuid } from '#kernel/ids';
import type { Json } from '#kernel/json';
import { sha256Of } from '#kernel/sha256';
import type { Database } from '#platform/database';
import type { Log } from '#platform/log';
import type { Addresses } from './addresses.ts';
import { type Answer, problem } from './answers.ts';
import { type Call, calls, type Scope } from './calls.ts';
import { createLimiter, type Rate } from './limiter.ts';

/** Answers one request of the written interface: token, scope, rate, purpose and body first, then the call in one transaction. */
export function createService(parts: ServiceParts): (request: IncomingMessage, path: string) => Promise<Answer> {
  const clients = new Map(parts.clients.map((client) => [hashOf(client.token), client]));
  const take = createLimiter(parts.rate ?? { burst: 2_000, perSecond: 1_000 });
  const takeStranger = createLimiter(parts.strangerRate ?? { burst: 20, perSecond: 0.5 });
  return async (request, path) => {
    const found = findCall(request.method ?? '', path);
    if (typeof found === 'string') return problem(found === 'not-found' ? 404 : 405, found);
    const client = clients.get(hashOf(/^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''));
    if (!client) {
      const wait = takeStranger(request.socket.remoteAddress ?? '');
      return wait > 0
        ? tooMany(wait)
        : problem(401, 'token-missing', { 'www-authenticate': 'Bearer realm="register"' });
    }
    const wait = take(client.name);
    if (wait > 0) return tooMany(wait);
    const scopeHeader = { 'www-authenticate': `Bearer error="insufficient_scope", scope="${found.call.scope}"` };
    if (!client.scopes.includes(found.call.scope)) return problem(403, 'scope-missing', scopeHeader);
    const purpose = header(request, 'x-purpose');
    if (found.call.readsPersons && !purpose) return problem(400, 'purpose-missing');
    const body = found.call.body ? await readJson(request) : { ok: true as const, value: null };
    if (!body.ok) return body.refusal;
    const now = parts.clock.now();
    return parts.db.transaction(async (tx) =>
      found.call.run(
        {
          ...parts,
          tx,
          addresses: await parts.addresses(),
          at: now.toString({ smallestUnit: 'millisecond' }),
          today: legalDay(now).toString(),
          client: client.name,
          action: `${found.call.method} ${found.call.path}`,
          purpose,
          reference: header(request, 'x-case'),
          subject: handleOf(header(request, 'x-subject')),
          idempotencyKey: header(request, 'idempotency-key'),
          key: found.key,
        },
        body.value,
      ),
    );
  };
}

/** A UUID; anything else is no handle. */
const handleOf = (text: string | null): string | null => (text !== null && isUuid(text) ? text : null);

function findCall(method: string, path: string): { call: Call; key: string } | 'not-found' | 'wrong-method' {
  const [, room = '', rest] = path.split('/');
  const fitting = calls.flatMap((call) => {
    if (call.path === path) return [{ call, key: '' }];
    const isKeyed = call.path === `/${room}/:key` && rest && path === `/${room}/${rest}`;
    return isKeyed ? [{ call, key: decoded(rest) }] : [];
  });
  if (fitting.length === 0) return 'not-found';
  return fitting.find(({ call }) => call.method === method) ?? 'wrong-method';
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

const tooMany = (wait: number): Answer => problem(429, 'too-many-requests', { 'retry-after': String(wait) });

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' && /^[\x21-\x7e]{1,200}$/.test(value) ? value : null;
}

async function readJson(request: IncomingMessage): Promise<{ ok: true; value: Json } | { ok: false; refusal: Answer }> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return { ok: false, refusal: problem(415, 'not-json') };
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > largestBody) return { ok: false, refusal: problem(413, 'body-too-large', { connection: 'close' }) };
    chunks.push(chunk);
  }
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(chunks).toString()) as Json };
  } catch {
    return { ok: false, refusal: problem(400, 'not-json') };
  }
}

/** Looking a hash up tells nothing about the token by the time it takes. */
const hashOf = (token: string): string => sha256Of(token).toString('base64url');

const largestBody = 64_000;

export interface ServiceParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: () => string;
  readonly log: Log;
  /** Name of the city whose register this is. */
  readonly city: string;
  readonly addresses: () => Promise<Addresses>;
  readonly clients: readonly Client[];
  readonly rate?: Rate;
  /** For requests without a valid token, by address. */
  readonly strangerRate?: Rate;
}
export interface Client {
  readonly name: string;
  readonly token: string;
  readonly scopes: readonly Scope[];
}
