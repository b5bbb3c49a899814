import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Language } from '#kernel/language';
import { byteRange } from './byte-range.ts';
import type { Reply } from './types.ts';

/** The HTTP answer with the headers every answer has: strict CSP without inline script, no framing, no sniffing, no store. */
export function answerOf(reply: Reply, about: About): Answer | Promise<Answer> {
  const headers: AnswerHeaders = { ...baseHeaders(about), 'x-request-id': about.id };
  if (about.cookies.length > 0) headers['set-cookie'] = about.cookies;
  if ('headers' in reply && reply.headers)
    for (const [name, value] of Object.entries(reply.headers)) headers[name.toLowerCase()] = value;
  switch (reply.kind) {
    case 'html':
      headers['content-type'] = 'text/html; charset=utf-8';
      headers['content-language'] = about.language;
      return textAnswer(reply.html, reply.status, headers, about);
    case 'redirect':
      headers['location'] = reply.to;
      return { status: reply.status, headers, body: '' };
    case 'json':
      headers['content-type'] = 'application/json; charset=utf-8';
      return textAnswer(JSON.stringify(reply.value), reply.status, headers, about);
    case 'text':
      headers['content-type'] = reply.mediaType;
      return textAnswer(reply.text, reply.status, headers, about);
    case 'bytes': {
      headers['content-type'] = reply.mediaType;
      const how = reply.inline ? 'inline' : 'attachment';
      headers['content-disposition'] = `${how}; filename*=UTF-8''${encodeURIComponent(reply.name)}`;
      return inParts(reply.bytes, headers, about);
    }
    case 'refusal':
      headers['content-type'] = 'application/problem+json';
      if (reply.details?.['retryAfter']) headers['retry-after'] = String(reply.details['retryAfter']);
      return {
        status: reply.status,
        headers,
        body: JSON.stringify(problem(reply.status, reply.code, about, reply.details)),
      };
  }
}

/** What never changes may be read in parts (RFC 9110 section 14): then nobody has to see whether it is still the same file. */
function inParts(content: Uint8Array, headers: AnswerHeaders, about: About): Answer {
  const isStable = String(headers['cache-control']).includes('immutable') && !headers['content-encoding'];
  if (!isStable) return { status: 200, headers, body: content };
  headers['accept-ranges'] = 'bytes';
  const range = byteRange(about.range, content.length);
  if (range === null) return { status: 200, headers, body: content };
  headers['content-range'] =
    range === 'outside' ? `bytes */${content.length}` : `bytes ${range.from}-${range.to}/${content.length}`;
  return range === 'outside'
    ? { status: 416, headers, body: '' }
    : { status: 206, headers, body: content.subarray(range.from, range.to + 1) };
}

/** Problem details after RFC 9457. */
const problem = (status: number, code: string, about: About, details: Readonly<Record<string, unknown>> = {}) => ({
  type: `urn:lipsia:problem:${code}`,
  title: code.replaceAll('-', ' '),
  status,
  instance: `urn:lipsia:request:${about.id}`,
  ...details,
});

function textAnswer(text: string, status: number, headers: AnswerHeaders, about: About): Answer | Promise<Answer> {
  if (!about.acceptsGzip || text.length < 1_400) return { status, headers, body: text };
  headers['content-encoding'] = 'gzip';
  headers['vary'] = headers['vary'] ? `${String(headers['vary'])}, accept-encoding` : 'accept-encoding';
  return gzipped(text, { level: 3 }).then((body) => ({ status, headers, body }));
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

/** An answer as it goes over the line; its length is the server's to say. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<AnswerHeaders>;
  readonly body: string | Uint8Array;
}
type AnswerHeaders = Record<string, string | readonly string[]>;
interface About {
  readonly cookies: readonly string[];
  readonly id: string;
  readonly language: Language;
  readonly secure: boolean;
  readonly formTargets: readonly string[];
  readonly acceptsGzip: boolean;
  /** The `Range` header as it came. */
  readonly range: string | null;
}
