import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from './app.ts';
import { BrokenOff, type Incoming } from './incoming.ts';
import { type Listening, listen } from './listen.ts';

let server: Listening;
let last: { readonly url: string; readonly host: string | null } | null = null;
let broken: Promise<unknown> = Promise.resolve();
const app: App = {
  async handle(incoming: Incoming) {
    const { method, url, headers } = incoming;
    last = { url: url.href, host: headers.get('host') };
    if (url.pathname === '/fault') throw new Error('no page');
    if (url.pathname === '/forged') return { status: 200, headers: { location: '/a\r\nx: y' }, body: '' };
    const reading = incoming.body(10);
    broken = reading.catch((cause: unknown) => cause);
    const body = url.pathname === '/unread' ? null : await reading;
    const answer = `${method} ${url.pathname} ${body === null ? 'null' : Buffer.from(body).toString()} ü`;
    const cookies = ['a=1', 'b=2'];
    return { status: 200, headers: { 'content-type': 'text/plain', 'set-cookie': cookies }, body: answer };
  },
  fetch: () => Promise.reject(new Error('not asked')),
};
beforeAll(async () => {
  server = await listen(app, 0, '127.0.0.1');
});
afterAll(() => server.close());

/** What comes back for bytes as they are, until the server ends the line. */
async function say(...parts: readonly string[]): Promise<string> {
  const line = connect(server.port, '127.0.0.1');
  for (const part of parts) line.write(part);
  return text(line);
}
const head = (request: string, ...headers: string[]): string =>
  [`${request} HTTP/1.1`, 'host: stadt.example', ...headers, '', ''].join('\r\n');
const last1 = 'connection: close';

it('answers with the length in bytes and every cookie, and leaves out the body where only the head is asked', async () => {
  const got = await say(head('GET /a?b=1', last1));
  expect(got).toMatch(
    /^HTTP\/1\.1 200 OK\r\ncontent-type: text\/plain\r\nset-cookie: a=1\r\nset-cookie: b=2\r\ncontent-length: 10\r\n/,
  );
  expect(got.endsWith('\r\n\r\nGET /a  ü')).toBe(true);
  expect(last).toEqual({ url: 'http://stadt.example/a?b=1', host: 'stadt.example' });
  expect((await say(head('HEAD /a', last1))).endsWith('\r\n\r\n')).toBe(true);
});

it('answers one after the other on one line, also when a body was not read', async () => {
  const got = await say(
    head('POST /unread', 'content-length: 5'),
    'abcde',
    head('POST /read', 'content-length: 5'),
    'fghij',
    head('GET /end', last1),
  );
  expect(got.match(/(?:POST|GET) \/\w+ \w*/g)).toEqual(['POST /unread null', 'POST /read fghij', 'GET /end ']);
});

it('reads no more than it was told, and still answers', async () => {
  const chunk = `4\r\nabcd\r\n`;
  const chunked = (count: number) =>
    say(head('POST /c', 'transfer-encoding: chunked', last1), chunk.repeat(count), '0\r\n\r\n');
  expect(await chunked(2)).toContain('POST /c abcdabcd ü');
  expect(await chunked(3)).toContain('POST /c null ü');
});

it('resolves dots in an address, and takes no address that leads elsewhere', async () => {
  await say(head('GET /a/../b/./c', last1));
  expect(last?.url).toBe('http://stadt.example/b/c');
  await say(head('GET //evil.example/x', last1));
  expect(last?.url).toBe('http://stadt.example//evil.example/x');
  for (const target of ['http://evil.example/x', '/\\evil.example', '*'])
    expect(await say(head(`GET ${target}`, last1))).toMatch(/^HTTP\/1\.1 400 /);
  for (const host of ['evil.example/x', 'a@b', 'a b', '[::1', ''])
    expect(await say(`GET / HTTP/1.1\r\nhost: ${host}\r\n${last1}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
});

it('says when no page could be made, and goes on', async () => {
  expect(await say(head('GET /fault', last1))).toMatch(/^HTTP\/1\.1 500 /);
  expect(await say(head('GET /forged', last1))).toMatch(/^HTTP\/1\.1 500 /);
  expect(await say(head('GET /a', last1))).toMatch(/^HTTP\/1\.1 200 /);
});

it('hears when a body breaks off', async () => {
  const line = connect(server.port, '127.0.0.1');
  line.write(`${head('POST /cut', 'content-length: 9')}abc`);
  await new Promise<void>((done) => {
    const look = setInterval(() => {
      if (last?.url !== 'http://stadt.example/cut') return;
      clearInterval(look);
      line.destroy();
      done();
    }, 1);
  });
  expect(await broken).toBeInstanceOf(BrokenOff);
});
