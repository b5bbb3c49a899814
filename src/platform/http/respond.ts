import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Language } from '#kernel/language';
import { byteRange } from './byte-range.ts';
import type { Reply } from './types.ts';

/** The HTTP answer with the headers every answer has: strict CSP without inline script, no framing, no sniffing, no store. */
export async function toResponse(reply: Reply, about: About): Promise<Response> {
  // A plain record: the server writes it as it stands, a `Headers` would be checked and sorted for every answer.
  const headers: Record<string, string> = { ...baseHeaders(about), 'x-request-id': about.id };
  const [cookie] = about.cookies;
  if (cookie) headers['set-cookie'] = cookie;
  if ('headers' in reply && reply.headers)
    for (const [name, value] of Object.entries(reply.headers)) headers[name.toLowerCase()] = value;
  switch (reply.kind) {
    case 'html':
      headers['content-type'] = 'text/html; charset=utf-8';
      headers['content-language'] = about.language;
      return compressed(reply.html, reply.status, headers, about);
    case 'redirect':
      headers['location'] = reply.to;
      return new Response(null, { status: reply.status, headers: withCookies(headers, about) });
    case 'json':
      headers['content-type'] = 'application/json; charset=utf-8';
      return compressed(JSON.stringify(reply.value), reply.status, headers, about);
    case 'text':
      headers['content-type'] = reply.mediaType;
      return compressed(reply.text, reply.status, headers, about);
    case 'bytes': {
      headers['content-type'] = reply.mediaType;
      const how = reply.inline ? 'inline' : 'attachment';
      headers['content-disposition'] = `${how}; filename*=UTF-8''${encodeURIComponent(reply.name)}`;
      return inParts(reply.bytes, headers, about);
    }
    case 'refusal':
      headers['content-type'] = 'application/problem+json';
      if (reply.details?.['retryAfter']) headers['retry-after'] = String(reply.details['retryAfter']);
      return new Response(JSON.stringify(problem(reply.status, reply.code, about, reply.details)), {
        status: reply.status,
        headers,
      });
  }
}

/** What never changes may be read in parts (RFC 9110 section 14): then nobody has to see whether it is still the same file. */
function inParts(content: Uint8Array, headers: Record<string, string>, about: About): Response {
  const isStable = headers['cache-control']?.includes('immutable') && !headers['content-encoding'];
  if (!isStable) return new Response(content as BodyInit, { status: 200, headers });
  headers['accept-ranges'] = 'bytes';
  const range = byteRange(about.range, content.length);
  if (range === null) return new Response(content as BodyInit, { status: 200, headers });
  headers['content-range'] =
    range === 'outside' ? `bytes */${content.length}` : `bytes ${range.from}-${range.to}/${content.length}`;
  return range === 'outside'
    ? new Response(null, { status: 416, headers })
    : new Response(content.subarray(range.from, range.to + 1) as BodyInit, { status: 206, headers });
}

/** A record holds one cookie; a list is needed where a request changed the session and saved a draft. */
function withCookies(headers: Record<string, string>, { cookies: [, ...more] }: About): HeadersInit {
  return more.length === 0
    ? headers
    : [...Object.entries(headers), ...more.map((one): [string, string] => ['set-cookie', one])];
}

/** Problem details after RFC 9457. */
const problem = (status: number, code: string, about: About, details: Readonly<Record<string, unknown>> = {}) => ({
  type: `urn:lipsia:problem:${code}`,
  title: code.replaceAll('-', ' '),
  status,
  instance: `urn:lipsia:request:${about.id}`,
  ...details,
});

async function compressed(
  text: string,
  status: number,
  headers: Record<string, string>,
  about: About,
): Promise<Response> {
  if (!about.acceptsGzip || text.length < 1_400)
    return new Response(text, { status, headers: withCookies(headers, about) });
  headers['content-encoding'] = 'gzip';
  headers['vary'] = headers['vary'] ? `${headers['vary']}, accept-encoding` : 'accept-encoding';
  return new Response((await gzipped(text, { level: 3 })) as BodyInit, {
    status,
    headers: withCookies(headers, about),
  });
}

/** Made once for each list of targets, which lives as long as the app. */
function baseHeaders({ secure, formTargets }: About): Readonly<Record<string, string>> {
  const known = (secure ? secureHeaders : plainHeaders).get(formTargets);
  if (known) return known;
  const made = {
    'cache-control': 'no-store',
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'",
      `form-action 'self' ${formTargets.join(' ')}`.trim(),
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(secure ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
  (secure ? secureHeaders : plainHeaders).set(formTargets, made);
  return made;
}

const secureHeaders = new WeakMap<readonly string[], Readonly<Record<string, string>>>();
const plainHeaders = new WeakMap<readonly string[], Readonly<Record<string, string>>>();

const gzipped = promisify<string, { level: number }, Buffer>(gzip);

interface About {
  readonly cookies: readonly string[];
  readonly id: string;
  readonly language: Language;
  readonly secure: boolean;
  readonly formTargets: readonly string[];
  readonly acceptsGzip: boolean;
  /** The `Range` header as it came. */
  readonly range: string | null;
  readonly url: URL;
}
