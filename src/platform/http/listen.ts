import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import { serve } from '@hono/node-server';
import type { App } from './app.ts';

/**
 * Listens until stopped. Stopping refuses new connections, and ends the open ones without cutting off anybody: who sends on one
 * is answered and told to take another; only connections that stay idle are closed.
 */
export function listen(app: App, port: number, host: string): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: (request, env) => {
          const incoming = (env as { incoming?: { socket?: { remoteAddress?: string } } }).incoming;
          return app.fetch(request, incoming?.socket?.remoteAddress);
        },
        port,
        hostname: host,
        serverOptions: { requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 10_000 },
      },
      (info) => resolve({ port: info.port, close: () => close(server as Server) }),
    );
    server.once('error', reject);
    server.prependListener('request', (_request, response: ServerResponse) => {
      if (!server.listening) response.shouldKeepAlive = false;
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // The one of `http` would close idle connections at once, and with them a request that is on its way.
    NetServer.prototype.close.call(server, () => resolve());
    setTimeout(() => server.closeIdleConnections(), idleMilliseconds).unref();
    setTimeout(() => server.closeAllConnections(), 10_000).unref();
  });
}

/** Long enough for whoever is just sending on a connection, short enough for whoever waits for the end. */
const idleMilliseconds = 1_000;

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}
