import { generateKeyPair, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { calculateJwkThumbprint } from 'jose';
import { demoPeople } from '../people.ts';
import { handleInteraction } from './interaction.ts';
import type { DemoClient } from './provider.ts';
import { handleCodes } from './staff-codes.ts';
import { demoStyle } from './style.ts';

/**
 * Starts the identity provider of the demo: OpenID Connect as a real one speaks it, with invented people to choose from.
 * Keys are new at each start, what it remembers is bounded and gone when it stops.
 */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  const handler: { current: Handler } = { current: (_request, response) => void response.writeHead(503).end() };
  const server = createServer((request, response) => handler.current(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const issuer = options.baseUrl ?? `http://localhost:${port}`;
  const { createProvider } = await loadQuietly();
  const provider = createProvider({
    issuer,
    clients: options.clients,
    people: demoPeople,
    key: await signingKey(),
    cookieKey: randomBytes(32).toString('base64url'),
  });
  const serve = provider.callback();
  const targets = options.clients.flatMap((client) => client.redirectUris.map((uri) => new URL(uri).origin));
  handler.current = (request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path === '/demo.css') return sendStyle(response);
    if (path === '/codes') return handleCodes(request, response);
    if (path.startsWith('/interaction/')) {
      void handleInteraction({ provider, people: demoPeople, targets }, request, response);
      return;
    }
    void serve(request, response);
  };
  return {
    issuer,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The library knows long-term releases by a name that a plain Node binary lacks, and warns at every start without cause. */
async function loadQuietly(): Promise<typeof import('./provider.ts')> {
  const { warn } = console;
  console.warn = (text: unknown, ...more: unknown[]) => {
    if (!String(text).includes('Unsupported runtime')) warn(text, ...more);
  };
  try {
    return await import('./provider.ts');
  } finally {
    console.warn = warn;
  }
}

async function signingKey(): Promise<
  JsonWebKey & { readonly kid: string; readonly use: 'sig'; readonly alg: 'ES256' }
> {
  const { privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
  const jwk = privateKey.export({ format: 'jwk' });
  return { ...jwk, kid: await calculateJwkThumbprint(jwk as never), use: 'sig', alg: 'ES256' };
}

function sendStyle(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' });
  response.end(demoStyle);
}

export interface IdentityProviderOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  /** The issuer; `http://localhost:<port>` if left out. */
  readonly baseUrl?: string;
  readonly clients: readonly DemoClient[];
}
export interface IdentityProvider {
  readonly issuer: string;
  readonly port: number;
  close(): Promise<void>;
}
type Handler = (request: IncomingMessage, response: ServerResponse) => void;
