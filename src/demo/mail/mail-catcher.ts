import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import { createPushService, type PushService } from '../push/push-service.ts';
import { type CaughtMail, readMail } from './caught-mail.ts';
import { mailPage } from './mail-pages.ts';
import { type CaughtText, readText } from './text-gateway.ts';

/**
 * A mail server for the demo: takes every message over SMTP, every text message as a gateway at `/smsmessaging/v1`, and every notice to a browser as a push service
 * (`POST /push/subscriptions` gives one), sends none on, and shows
 * the last 200 on a small web page and as JSON at `/messages`.
 * Port 0 takes a free port. Messages over one megabyte are refused; nothing is written to disk.
 */
export const startMailCatcher = async (options: MailCatcherOptions): Promise<MailCatcher> => {
  const now = options.now ?? (() => Temporal.Now.instant());
  const mails: CaughtMail[] = [];
  let number = 0;
  const keep = (raw: string, to: readonly string[]): void => {
    number += 1;
    mails.unshift(readMail(raw, { number, to, receivedAt: now().toString({ smallestUnit: 'second' }) }));
    mails.length = Math.min(mails.length, mostMails);
  };
  const smtp = smtpServer(keep);
  const keepText = (text: CaughtText, subject = 'SMS'): void => {
    // A repeat is known by its id, as a real gateway knows it.
    if (mails.some(({ messageId }) => text.id !== '' && messageId === text.id)) return;
    number += 1;
    const receivedAt = now().toString({ smallestUnit: 'second' });
    const { from, to, id: messageId } = text;
    mails.unshift({
      number,
      receivedAt,
      messageId,
      from,
      to: [to],
      subject,
      autoSubmitted: '',
      text: text.text,
    });
    mails.length = Math.min(mails.length, mostMails);
  };
  let pushed: PushService | undefined;
  const push = (): PushService => {
    pushed ??= createPushService(`http://localhost:${(web.address() as AddressInfo).port}`);
    return pushed;
  };
  const web = webServer(mails, keepText, push);
  const smtpPort = await listenSmtp(smtp, options.smtpPort, options.host);
  try {
    web.listen(options.webPort, options.host);
    await once(web, 'listening');
  } catch (error) {
    await closeSmtp(smtp);
    throw error;
  }
  return {
    smtpPort,
    webPort: (web.address() as AddressInfo).port,
    messages: () => [...mails],
    close: async () => {
      web.closeAllConnections();
      await Promise.all([closeSmtp(smtp), new Promise((resolve) => web.close(resolve))]);
    },
  };
};

const smtpServer = (keep: (raw: string, to: readonly string[]) => void): SMTPServer =>
  new SMTPServer({
    name: 'demo.invalid',
    banner: 'DEMO',
    size: largestMail,
    maxClients: 20,
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(null, { user: 'demo' }),
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo.map(({ address }) => address).slice(0, 50);
      collect(stream).then((raw) => {
        if (stream.sizeExceeded || raw === null) return done(refusal(552, 'message too large'));
        keep(raw, to);
        return done(null);
      }, done);
    },
  });

/** The message as text of single bytes, or null when it is too large; read to its end in both cases. */
const collect = async (stream: Readable): Promise<string | null> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length <= largestMail) chunks.push(chunk);
  }
  return length > largestMail ? null : Buffer.concat(chunks).toString('latin1');
};

const webServer = (
  mails: CaughtMail[],
  keepText: (text: CaughtText, subject?: string) => void,
  push: () => PushService,
): Server =>
  createServer((request, response) => {
    for (const [name, value] of Object.entries(safety)) response.setHeader(name, value);
    if (request.method === 'DELETE' && request.url === '/messages') {
      mails.length = 0;
      response.writeHead(204).end();
      return;
    }
    if (request.method === 'POST' && pathOf(request.url).startsWith('/smsmessaging/')) {
      collect(request).then(
        (body) => {
          const { authorization } = request.headers;
          const text =
            body === null ? null : readText(pathOf(request.url), authorization, Buffer.from(body, 'latin1').toString());
          if (text) keepText(text);
          const answer = { resourceReference: { resourceURL: `${pathOf(request.url)}/${text?.id}` } };
          response.writeHead(text ? 201 : 400, { 'content-type': 'application/json' });
          response.end(text ? JSON.stringify(answer) : '{}');
        },
        () => response.destroy(),
      );
      return;
    }
    if (request.method === 'POST' && request.url === '/push/subscriptions') {
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(push().subscribe()));
      return;
    }
    if (request.method === 'POST' && pathOf(request.url).startsWith('/push/')) {
      collect(request).then(
        (body) => {
          const sent = Buffer.from(body ?? '', 'latin1');
          const { status, text } = push().take(pathOf(request.url), request.headers, sent);
          if (text !== null) keepText(readNotice(text), 'Push');
          response.writeHead(status).end();
        },
        () => response.destroy(),
      );
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const { status, type, body, location } = mailPage(pathOf(request.url), mails);
    response.writeHead(status, { 'content-type': type, ...(location === undefined ? {} : { location }) });
    response.end(request.method === 'HEAD' ? undefined : body);
  });

/** A notice as the browser would show it; a later one with the same id would take its place there, here each is seen. */
function readNotice(notice: string): CaughtText {
  const { title, text, url } = JSON.parse(notice) as {
    readonly title: string;
    readonly text: string;
    readonly url: string;
  };
  return { from: 'Leipzig', to: 'Browser', text: `${title}\n${text}\n${url}`, id: '' };
}

const pathOf = (url = '/'): string => (URL.canParse(url, 'http://demo.invalid') && url.startsWith('/') ? url : '/');

const listenSmtp = async (smtp: SMTPServer, port: number, host: string): Promise<number> => {
  const server = smtp.listen(port, host);
  await once(server, 'listening');
  // A client that breaks off is the client's affair.
  smtp.on('error', () => undefined);
  return (server.address() as AddressInfo).port;
};

const closeSmtp = (smtp: SMTPServer): Promise<void> => new Promise((resolve) => smtp.close(() => resolve()));
const refusal = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

const mostMails = 200;
const largestMail = 1_000_000;
const safety = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

interface MailCatcherOptions {
  readonly smtpPort: number;
  readonly webPort: number;
  readonly host: string;
  readonly now?: () => Temporal.Instant;
}
interface MailCatcher {
  readonly smtpPort: number;
  readonly webPort: number;
  /** The newest first. */
  messages(): readonly CaughtMail[];
  close(): Promise<void>;
}
