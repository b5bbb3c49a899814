import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Language } from '#kernel/language';
import { demoEidKeys } from '#platform/config';
import { demoStyle } from '../identity/style.ts';
import { createEidServer } from './eid-server.ts';
import { createReader, type ReaderReply } from './reader.ts';
import { readerStyle } from './reader-page.ts';

/** Starts the eID service and the program at the card reader of the demo on one port: `/eid-service` for the city, `/eID-Client` for the browser of the counter. */
export async function startEid({
  port,
  host,
  cityUrl,
  now = Temporal.Now.instant,
  load = fetchText,
}: EidOptions): Promise<DemoEid> {
  const der = (text: string): Uint8Array => Buffer.from(text, 'base64');
  const random = (count: number): Uint8Array => randomBytes(count);
  const http = createServer((request, response) => {
    answer(request, response).catch(() => void response.writeHead(500).end());
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, resolve);
  });
  const url = `http://localhost:${(http.address() as AddressInfo).port}`;
  const server = createEidServer({
    ...{ cityCert: der(demoEidKeys.cityCert), now, random, serverAddress: `${url}/ecard` },
    signer: { key: der(demoEidKeys.serviceKey), cert: der(demoEidKeys.serviceCert) },
  });
  const reader = createReader({ server, cityUrl, load, random });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    const language: Language = /^en\b/.test(request.headers['accept-language'] ?? '') ? 'en' : 'de';
    if (pathname === '/demo.css') {
      response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(demoStyle + readerStyle);
    } else if (pathname === '/eid-service' && request.method === 'POST') {
      const said = server.soap(await bodyOf(request));
      if (said) response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(said);
      else response.writeHead(500).end();
    } else if (pathname === '/eID-Client' && request.method === 'POST') {
      const form = new URLSearchParams(await bodyOf(request));
      const field = (name: string): string => (form.get(name) ?? '').trim();
      const typed = { id: field('lesung'), card: field('karte'), can: field('can') };
      send(response, reader.read({ ...typed, isCancelled: field('weiter') === 'abbrechen' }, language));
    } else if (pathname === '/eID-Client' && searchParams.has('Status')) {
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(status);
    } else if (pathname === '/eID-Client') {
      send(response, await reader.start(searchParams.get('tcTokenURL'), language));
    } else {
      response.writeHead(404).end();
    }
  }
  return {
    ...{ url: `${url}/eid-service`, clientUrl: `${url}/eID-Client` },
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, reply: ReaderReply): void {
  if ('redirect' in reply) {
    response.writeHead(303, { location: reply.redirect, 'cache-control': 'no-store' }).end();
    return;
  }
  response.writeHead(reply.status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    // The browser follows the answer to this form back to the city.
    'content-security-policy': `default-src 'none'; style-src 'self'; img-src data:; form-action 'self' ${new URL(reply.cityUrl).origin}; frame-ancestors 'none'; base-uri 'none'`,
  });
  response.end(reply.page);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > 100_000) throw new Error('too long');
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}

async function fetchText(url: string): Promise<string | null> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(5_000) }).catch(() => null);
  return response?.ok ? response.text() : null;
}

const status = `Implementation-Title: Lipsia demo reader
Implementation-Vendor: Lipsia
Name: Lipsia demo reader
Specification-Title: TR-03124
`;

export interface DemoEid {
  readonly url: string;
  readonly clientUrl: string;
  close(): Promise<void>;
}
interface EidOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  /** The city whose TC tokens it takes. */
  readonly cityUrl: string;
  now?(): Temporal.Instant;
  /** What stands at an address of the city; null for nothing. */
  load?(url: string): Promise<string | null>;
}
