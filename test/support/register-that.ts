import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A population register that answers each question who somebody is with what `says` gives at that moment. */
export async function registerThat(says: RegisterSays): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((_, response) => {
    const kind = says();
    response.writeHead(kind === 'away' ? 503 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ kind }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close().closeAllConnections() };
}

export type RegisterSays = () => 'none' | 'ambiguous' | 'away';
