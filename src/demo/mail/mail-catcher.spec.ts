import { afterEach, describe, expect, it } from 'vitest';
import { createMailer } from '#platform/mail';
import { startMailCatcher } from './index.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

describe('startMailCatcher', () => {
  it('takes what the mailer sends and shows it in both languages and as JSON', async () => {
    const { send, get, catcher } = await aMailbox();
    await send({
      id: 'x1',
      subject: 'Neues zu Ihrem Antrag: Größe Ș 🐕',
      text: 'Guten Tag,\n\nes gibt Neues: http://localhost:3000/de/vorgang/7.\nŁukasz',
    });
    const [mail] = catcher.messages();
    expect(mail).toMatchObject({
      number: 1,
      messageId: '<x1@lipsia.invalid>',
      to: ['anna@example.org'],
      subject: 'Neues zu Ihrem Antrag: Größe Ș 🐕',
      autoSubmitted: 'auto-generated',
      receivedAt: '2026-11-24T09:00:00Z',
    });
    expect(mail?.text.trimEnd()).toBe('Guten Tag,\n\nes gibt Neues: http://localhost:3000/de/vorgang/7.\nŁukasz');
    expect((await get('/messages')).json).toEqual(catcher.messages());
    expect((await get('/messages?to=eve@example.org')).json).toEqual([]);
    expect((await get('/de/')).body).toContain('Neues zu Ihrem Antrag');
    expect((await get('/de/')).body).toContain('DEMO-Postfach');
    expect((await get('/de/1')).body).toContain('<a href="http://localhost:3000/de/vorgang/7" rel="noreferrer">');
    expect((await get('/en/1')).body).toContain('lang="en"');
    expect((await get('/en/99')).status).toBe(404);
  });

  it('escapes what it shows and allows no script', async () => {
    const { send, get } = await aMailbox();
    await send({
      id: 'x1',
      subject: '<script>alert(1)</script>',
      text: '<img src=x onerror=alert(1)> http://a.example/"onclick="x',
    });
    for (const path of ['/de/', '/de/1']) {
      const { body, headers } = await get(path);
      expect(body).not.toMatch(/<script|<img|"onclick/u);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('keeps the last 200 and refuses what is too large', async () => {
    const { send, catcher } = await aMailbox();
    for (let index = 1; index <= 205; index += 1) await send({ id: `m${index}`, subject: `Nr. ${index}`, text: '.' });
    expect(catcher.messages()).toHaveLength(200);
    expect(catcher.messages()[0]?.subject).toBe('Nr. 205');
    await expect(send({ id: 'big', subject: 'big', text: 'x'.repeat(1_100_000) })).rejects.toThrow('did not take');
    expect(catcher.messages()[0]?.subject).toBe('Nr. 205');
  });

  it('can be emptied, and takes no other writing', async () => {
    const { send, get, catcher } = await aMailbox();
    await send({ id: 'a', subject: 's', text: 't' });
    expect((await get('/', 'POST')).status).toBe(405);
    expect((await get('/messages', 'DELETE')).status).toBe(204);
    expect(catcher.messages()).toEqual([]);
    expect((await get('/de/')).body).toContain('Noch keine E-Mail');
  });
});

const aMailbox = async () => {
  const now = () => Temporal.Instant.from('2026-11-24T09:00:00Z');
  const catcher = await startMailCatcher({ smtpPort: 0, webPort: 0, host: '127.0.0.1', now });
  const smtpUrl = `smtp://127.0.0.1:${catcher.smtpPort}`;
  const mailer = createMailer({ smtpUrl, from: 'demo@lipsia.invalid', log: silent });
  closers.push(
    () => mailer.close(),
    () => catcher.close(),
  );
  const send = (mail: { id: string; subject: string; text: string }) =>
    mailer.send({ to: 'anna@example.org', ...mail });
  const get = async (path: string, method = 'GET') => {
    const response = await fetch(`http://127.0.0.1:${catcher.webPort}${path}`, { method });
    const body = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body,
      json: isJson ? (JSON.parse(body) as unknown) : null,
    };
  };
  return { catcher, send, get };
};

const nothing = (): void => undefined;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
