import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createMailer } from './index.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

describe('createMailer', () => {
  it('sends plain text with a lasting id and the mark of a machine', async () => {
    const { mailer, received } = await aMailer();
    await mailer.send({
      id: 'case-1.receipt',
      to: 'anna@example.org',
      subject: 'Änderung: Größe',
      text: 'Guten Tag.\nEs gibt Neues.',
    });
    const [mail] = received;
    expect(mail).toContain('Message-ID: <case-1.receipt@lipsia.invalid>');
    expect(mail).toContain('Auto-Submitted: auto-generated');
    expect(mail).toContain('To: anna@example.org');
    expect(mail).toContain('Content-Type: text/plain; charset=utf-8');
    expect(mail).not.toContain('text/html');
    expect(mail).toContain('Guten Tag.');
  });

  it('carries an invitation beside the text, with its method in the type', async () => {
    const { mailer, received } = await aMailer();
    const file = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
    await mailer.send({
      id: 'v',
      to: 'anna@example.org',
      subject: 's',
      text: 'Guten Tag.',
      calendar: { method: 'request', file },
    });
    expect(received[0]).toContain('Content-Type: multipart/alternative');
    expect(received[0]).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/);
    expect(received[0]).toContain('Guten Tag.');
  });

  it('keeps a subject on its line, so that nobody adds a header', async () => {
    const { mailer, received } = await aMailer();
    await mailer.send({ id: 'a', to: 'anna@example.org', subject: 'Hallo\r\nBcc: eve@example.org\n\nText', text: '.' });
    expect(received[0]).not.toMatch(/^Bcc:/mu);
    expect(received[0]).toContain('Subject: Hallo Bcc: eve@example.org Text');
  });

  it.each([
    { to: 'anna@example.org, eve@example.org' },
    { to: 'anna@example.org\r\nBcc: eve@example.org' },
    { to: 'anna' },
    { to: '' },
    { to: '"a b"@example.org' },
    { id: 'a>\r\nBcc: eve@example.org' },
    { id: '' },
  ])('refuses %j before anything is sent', async (forged) => {
    const { mailer, received } = await aMailer();
    await expect(
      mailer.send({ id: 'a', to: 'anna@example.org', subject: 's', text: 't', ...forged }),
    ).rejects.toThrow();
    expect(received).toEqual([]);
  });

  it('throws when the server refuses, and works again after that', async () => {
    const { mailer, received } = await aMailer();
    await expect(mailer.send({ id: 'a', to: 'full@example.org', subject: 's', text: 't' })).rejects.toThrow(
      'did not take message a',
    );
    await mailer.send({ id: 'b', to: 'anna@example.org', subject: 's', text: 't' });
    expect(received).toHaveLength(1);
  });

  it('refuses a sender that is not one address', () => {
    expect(() => createMailer({ smtpUrl: 'smtp://localhost:1', from: 'x', log: silent })).toThrow('mail address');
  });
});

const aMailer = async () => {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => done(address.startsWith('full') ? new Error('mailbox full') : null),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString('utf8').replaceAll('\r\n', '\n'));
        done();
      });
    },
  });
  const socket = server.listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address() as AddressInfo;
  const mailer = createMailer({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'Stadt Leipzig <demo@lipsia.invalid>',
    log: silent,
  });
  closers.push(
    () => mailer.close(),
    () => new Promise<void>((resolve) => server.close(() => resolve())),
  );
  return { mailer, received };
};

const nothing = (): void => undefined;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
