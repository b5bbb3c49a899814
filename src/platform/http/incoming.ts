import type { IncomingMessage } from 'node:http';
import type { RequestHeaders } from './types.ts';

/** A request as it comes from the server; null when its address or host cannot be meant. */
export function fromServer(message: IncomingMessage): Incoming | null {
  const { method = 'GET', url: target = '' } = message;
  const host = message.headers.host ?? '';
  const url =
    /^[\w.:[\]-]+$/.test(host) && /^\/[^\\]*(?:\?|$)/.test(target) ? URL.parse(`http://${host}${target}`) : null;
  if (!url) return null;
  return {
    method,
    url,
    headers: headersOf(message),
    address: message.socket.remoteAddress ?? '',
    body: (limit) => readMessage(message, limit),
  };
}

/** The same for a request that never went over a line: tests and the demo call the app directly. */
export function fromRequest(request: globalThis.Request, address: string): Incoming {
  const { method, headers } = request;
  const body = async (limit: number): Promise<Buffer | null> => {
    const bytes = Buffer.from(await request.arrayBuffer());
    return bytes.length > limit ? null : bytes;
  };
  return { method, url: new URL(request.url), headers, address, body };
}

const headersOf = ({ headers }: IncomingMessage): RequestHeaders => ({
  get(name) {
    const value = headers[name];
    return typeof value === 'string' ? value : null;
  },
  has: (name) => typeof headers[name] === 'string',
});

/** What is beyond the limit is read and forgotten, so that whoever sends it hears why it was refused. */
function readMessage(message: IncomingMessage, limit: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    message.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= limit) parts.push(part);
      else resolve(null);
    });
    message.on('end', () => resolve(parts.length === 1 ? parts[0]! : Buffer.concat(parts)));
    message.on('error', () => reject(new BrokenOff()));
  });
}

/** The line ended before the request was whole: nobody is there to hear an answer. */
export class BrokenOff extends Error {}

/** A request, whoever brings it. */
export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: RequestHeaders;
  /** Of the other side of the connection. */
  readonly address: string;
  /** The whole body; null when it is longer than the limit, in bytes. */
  body(limit: number): Promise<Buffer | null>;
}
