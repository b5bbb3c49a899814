import { lookup } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPrivateAddress } from './private-address.ts';

/**
 * Posts to an address outside and gives the status, or a word for why there was none. The name is looked up once, every address it has must be public, and the connection goes to the one that
 * was looked at: a name that changes in between leads nowhere else.
 */
export function postOutside(address: string, { headers, body, isPrivateAllowed }: Message): Promise<number | string> {
  const url = new URL(address);
  const request = url.protocol === 'https:' ? tlsRequest : plainRequest;
  const own = { ...headers, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((done) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers: own,
        timeout: patience,
        agent: false,
        ...(isPrivateAllowed ? {} : { lookup: onlyPublic }),
      },
      (response) => {
        response.resume();
        done(response.statusCode ?? 0);
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('too-slow')));
    sent.on('error', (cause: NodeJS.ErrnoException) => done(cause.code ?? cause.message));
    sent.end(body);
  });
}

const onlyPublic: LookupFunction = (name, options, found) =>
  lookup(name, { ...options, all: true }, (fault, all) => {
    const isPublic = !fault && all.length > 0 && all.every((one) => !isPrivateAddress(one.address));
    const [first] = isPublic ? all : [];
    if (!first) found(fault ?? Object.assign(new Error('private'), { code: 'PRIVATE_ADDRESS' }), '', 0);
    else if (options.all) found(null, [first]);
    else found(null, first.address, first.family);
  });

const patience = 10_000;

interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** In the demo alone. */
  readonly isPrivateAllowed: boolean;
}
