import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock, Random } from '#kernel/clock';
import { uuidv7 } from '#kernel/ids';
import { isLanguage } from '#kernel/language';
import type { Database } from '#platform/database';
import { type Log, silentLog } from '#platform/log';
import type { UsageClient } from '#transparency';
import { type Addresses, type AddressSource, readAddresses } from './addresses.ts';
import { type Answer, problem } from './answers.ts';
import { openRegisterDatabase } from './database.ts';
import { newestLetters } from './letters.ts';
import type { Rate } from './limiter.ts';
import { outboxPage, outboxStyle } from './outbox-page.ts';
import { keepReporting } from './report-usages.ts';
import { loadResidents, type SeedPerson } from './seed/load-residents.ts';
import { type Client, createService } from './serve.ts';

/** Starts the population register of the demo: own schema and role, synthetic residents loaded once, a written interface over HTTP. */
export async function startRegister(options: RegisterServiceOptions): Promise<RegisterService> {
  const log = options.log ?? silentLog;
  const clock = options.clock ?? { now: () => Temporal.Now.instant() };
  const random = options.random ?? { bytes: (count: number) => randomBytes(count) };
  const newId = () => uuidv7(clock.now().epochMilliseconds, random.bytes(10));
  const db = await openRegisterDatabase(options.ownerUrl, log);
  let read: Promise<Addresses> | undefined;
  const addresses = () => (read ??= readAddresses(options.addresses));
  try {
    const { seed = 2026, size = 20_000, people } = options;
    const { cityName } = options.addresses;
    await loadResidents(db, { seed, size, people, cityName, addresses });
    const answer = createService({ ...options, db, clock, random, newId, log, city: cityName, addresses });
    const server = createServer((request, response) => void respond({ db, log, answer }, request, response));
    server.requestTimeout = 30_000;
    server.listen(options.port, options.host);
    await once(server, 'listening');
    const stopReporting = options.usage ? keepReporting({ db, log, usage: options.usage }) : async () => {};
    return {
      port: (server.address() as AddressInfo).port,
      async close() {
        await stopReporting();
        const closed = once(server, 'close');
        server.close();
        server.closeAllConnections();
        await closed;
        await db.close();
      },
    };
  } catch (cause) {
    await db.close();
    throw cause;
  }
}

async function respond(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(safety)) response.setHeader(name, value);
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const started = performance.now();
  let answer: Answer | Page;
  try {
    answer = (await technicalAnswer(parts.db, request, path)) ?? (await parts.answer(request, path));
  } catch (cause) {
    parts.log.error('register-fault', cause);
    answer = problem(500, 'fault');
  }
  const milliseconds = Math.round(performance.now() - started);
  parts.log.debug('register-call', {
    method: request.method,
    room: path.split('/')[1],
    status: answer.status,
    milliseconds,
  });
  const isPage = typeof answer.body === 'string';
  const type = isPage
    ? 'text/html; charset=utf-8'
    : answer.status < 400
      ? 'application/json'
      : 'application/problem+json';
  response.writeHead(answer.status, { 'content-type': type, ...answer.headers });
  response.end(isPage ? answer.body : JSON.stringify(answer.body));
}

/** Health, and the outbox that stands for the letter boxes of the demo; all without a token, on this machine only. */
async function technicalAnswer(db: Database, { method }: IncomingMessage, path: string): Promise<Answer | Page | null> {
  if (method !== 'GET') return null;
  if (path === '/health') {
    await db.query('SELECT 1');
    return { status: 200, body: { status: 'ok' } };
  }
  if (path === '/style.css') return { status: 200, body: outboxStyle, headers: { 'content-type': 'text/css' } };
  if (path === '/outbox') return { status: 200, body: (await newestLetters(db)) as unknown as Answer['body'] };
  const [, language, page] = path.split('/');
  if (path === '/') return { status: 303, body: '', headers: { location: '/de/codebriefe' } };
  if (!isLanguage(language)) return null;
  const isOutbox = page === 'codebriefe';
  return { status: isOutbox ? 200 : 404, body: outboxPage(language, isOutbox ? await newestLetters(db) : null) };
}

const safety = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

export interface RegisterServiceOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  /** Login that may create a schema and a role. */
  readonly ownerUrl: string;
  readonly clients: readonly Client[];
  readonly addresses: AddressSource;
  /** Invented people that must be among the residents. */
  readonly people: readonly SeedPerson[];
  /** The same number gives the same residents; 2026 if left out. */
  readonly seed?: number;
  /** How many residents; 20,000 if left out. */
  readonly size?: number;
  /** Where accesses are reported; nowhere if left out. */
  readonly usage?: UsageClient;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly log?: Log;
  readonly rate?: Rate;
  readonly strangerRate?: Rate;
}
export interface RegisterService {
  readonly port: number;
  close(): Promise<void>;
}
interface Parts {
  readonly db: Database;
  readonly log: Log;
  readonly answer: (request: IncomingMessage, path: string) => Promise<Answer>;
}
interface Page {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}
