import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';
import { setImmediate as setImmediateTurn } from 'node:timers/promises';
import type { App } from './app.ts';
import { fromServer } from './incoming.ts';
import type { Answer } from './respond.ts';

/**
 * Listens until stopped. Stopping refuses new connections, and ends the open ones without cutting off anybody: who sends on one
 * is answered and told to take another; only connections that stay idle are closed.
 */
export function listen(app: App, port: number, host: string): Promise<Listening> {
  const traffic: Traffic = { accepted: 0, isEnding: false };
  const server = createServer(
    { requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 10_000 },
    (message, response) => {
      if (traffic.isEnding) response.shouldKeepAlive = false;
      const incoming = fromServer(message);
      if (!incoming) return bare(400, response);
      app
        .handle(incoming)
        .then((answer) => send(answer, response))
        .catch(() => bare(500, response));
    },
  );
  server.on('connection', () => {
    traffic.accepted += 1;
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      resolve({ port: (server.address() as AddressInfo).port, close: () => close(server, traffic) });
    });
  });
}

/** Head and body leave in one piece; the server leaves out the body that `HEAD` does not want. */
function send({ status, headers, body }: Answer, response: ServerResponse): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** For what can have no page. */
function bare(status: 400 | 500, response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(status, { 'content-length': 0 }).end();
}

async function close(server: Server, traffic: Traffic): Promise<void> {
  traffic.isEnding = true;
  await quietTurn(traffic);
  await new Promise<void>((resolve) => {
    // The one of `http` would close idle connections at once, and with them a request that is on its way.
    NetServer.prototype.close.call(server, () => resolve());
    // What has arrived by then is read before anything is closed.
    setTimeout(() => setImmediate(() => server.closeIdleConnections()), idleMilliseconds).unref();
    setTimeout(() => server.closeAllConnections(), 10_000).unref();
  });
}

/** Connections that wait to be accepted would be reset: waits for a turn of the loop in which none came, but not for ever. */
async function quietTurn(traffic: Traffic): Promise<void> {
  for (let turn = 0, before = -1; turn < 100 && before !== traffic.accepted; turn++) {
    before = traffic.accepted;
    await setImmediateTurn();
  }
}

/** Long enough for whoever is just sending on a connection, short enough for whoever waits for the end. */
const idleMilliseconds = 1_000;

interface Traffic {
  accepted: number;
  isEnding: boolean;
}
export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}
