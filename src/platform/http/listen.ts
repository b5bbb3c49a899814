import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { App } from './app.ts';

/** Listens until stopped; stopping lets running requests finish and closes idle connections. */
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
  });
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 10_000).unref();
  });

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}
