import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { Clock } from '#kernel/clock';
import type { XmlElement } from '#kernel/xml';
import type { Config } from '#platform/config';
import type { Log } from '#platform/log';
import {
  type EidResult,
  type EidSession,
  getResultRequest,
  readResult,
  readSession,
  useIdRequest,
} from '../../domain/card/index.ts';
import { openEnvelope, signEnvelope } from './signed-envelope.ts';

/**
 * The eID service of the city (BSI TR-03130 part 1, eID interface): opens a session for one card and says later what was read. Both sides sign, over TLS with the certificates
 * of both. No answer, one that nobody can understand and one without the right signature are the same: `EidUnavailable`, and nothing is settled.
 */
export function eidService({ eid, clock, log, ca }: EidParts): EidService {
  const ask = async (what: string, body: string): Promise<XmlElement> => {
    const sent = signEnvelope(body, eid, clock.now());
    const text = await post(eid, what, sent, ca).catch((cause: unknown) => {
      throw away(log, what, cause instanceof Error ? cause.message : 'no answer');
    });
    const answer = openEnvelope(text, eid.serviceCert, clock.now());
    if (!answer) throw away(log, what, 'no answer with the signature of the service');
    return answer;
  };
  return {
    async open() {
      const session = readSession(await ask('useID', useIdRequest()));
      if (!session) throw away(log, 'useID', 'no session');
      return session;
    },
    async result(session, asked) {
      // Each answer counts on both sides; where the last one was lost, the service is one ahead.
      for (const counter of [asked + 1, asked + 2]) {
        const result = readResult(await ask('getResult', getResultRequest(session, counter)));
        if (result.kind === 'unclear') break;
        if (result.kind !== 'wrong-counter') return { ...result, asked: counter };
      }
      throw away(log, 'getResult', 'an answer that is not understood');
    },
  };
}

/** Nobody can say whether a card was read: the same is tried again. Carries no personal data. */
export class EidUnavailable extends Error {
  override readonly name = 'EidUnavailable';
}

function away(log: Log, what: string, reason: string): EidUnavailable {
  log.warn('eid-service-away', { what, reason });
  return new EidUnavailable(`eID service: ${reason}`);
}

/** One SOAP 1.1 call; the certificate of the city goes along where there is TLS. */
function post({ url, key, cert }: Eid, what: string, body: string, ca?: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const headers = {
    'content-type': 'text/xml; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    soapaction: `"${soapActions}${what}"`,
  };
  const options = { method: 'POST', headers, signal: AbortSignal.timeout(patience) };
  const own = { key: pem('PRIVATE KEY', key), cert: pem('CERTIFICATE', cert), minVersion: 'TLSv1.2' as const };
  const isPlain = url.startsWith('http:');
  const call = isPlain ? plainRequest(url, options) : tlsRequest(url, { ...options, ...own, ...(ca ? { ca } : {}) });
  call.on('error', reject);
  call.on('response', (response) => {
    const parts: Buffer[] = [];
    let size = 0;
    response.on('error', reject);
    response.on('data', (part: Buffer) => {
      parts.push(part);
      size += part.length;
      if (size > mostBytes) call.destroy(new Error('an answer that is too long'));
    });
    response.on('end', () => {
      if (response.statusCode === 200) resolve(Buffer.concat(parts).toString('utf8'));
      else reject(new Error(`status ${response.statusCode}`));
    });
  });
  call.end(body);
  return promise;
}

const pem = (label: string, der: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`;

/** Milliseconds. */
const patience = 5_000;
const mostBytes = 200_000;
const soapActions = 'http://bsi.bund.de/eID/';

type Eid = NonNullable<Config['eid']>;
interface EidParts {
  readonly eid: Eid;
  readonly clock: Clock;
  readonly log: Log;
  /** Further authority for the TLS of the service, PEM. */
  readonly ca?: string;
}
type Answered = Exclude<EidResult, { kind: 'unclear' | 'wrong-counter' }>;
export interface EidService {
  open(): Promise<EidSession>;
  /** `asked`: how many requests for this session were answered so far. */
  result(session: string, asked: number): Promise<Answered & { readonly asked: number }>;
}
