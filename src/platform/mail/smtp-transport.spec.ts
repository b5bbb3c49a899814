import { describe, expect, it } from 'vitest';
import { smtpTransport } from './smtp-transport.ts';

describe('smtpTransport', () => {
  it.each([
    [
      'smtps://mail.leipzig.example',
      { host: 'mail.leipzig.example', port: 465, secure: true, requireTLS: false, ignoreTLS: false },
    ],
    ['smtp://mail.leipzig.example', { port: 587, secure: false, requireTLS: true, ignoreTLS: false }],
    ['smtp://mail.leipzig.example:25', { port: 25, requireTLS: true }],
    ['smtp://localhost:2525', { host: 'localhost', port: 2525, requireTLS: false, ignoreTLS: true }],
    ['smtp://127.0.0.1:2525', { requireTLS: false }],
    ['smtp://[::1]:2525', { host: '::1', requireTLS: false }],
    ['smtp://127.0.0.1.example.org', { requireTLS: true }],
    ['smtps://a%40b:p%2Fw@mail.example', { auth: { user: 'a@b', pass: 'p/w' } }],
    [
      'smtp://mail.example?tls.rejectUnauthorized=false&ignoreTLS=true',
      { requireTLS: true, tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true } },
    ],
  ])('reads %s', (url, expected) => {
    expect(smtpTransport(url)).toMatchObject(expected);
  });

  it.each(['http://mail.example', 'mail.example', '', 'smtp://', 'file:///etc/passwd'])('refuses %j', (url) => {
    expect(() => smtpTransport(url)).toThrow('smtp://');
  });
});
