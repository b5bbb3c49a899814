import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js';

/**
 * The way to a mail server by its URL: `smtps://` speaks TLS from the start, `smtp://` must turn to TLS before anything is said,
 * except on this machine itself. Throws on any other URL; certificates are always checked.
 */
export const smtpTransport = (smtpUrl: string): SMTPPool.Options => {
  const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : null;
  if (!url || !(url.protocol in ports) || url.hostname === '')
    throw new Error('the mail server needs a URL with smtp:// or smtps://');
  const isSecure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  const user = decodeURIComponent(url.username);
  return {
    pool: true,
    host,
    port: Number(url.port) || ports[url.protocol as keyof typeof ports],
    secure: isSecure,
    requireTLS: !isSecure && !isThisMachine(host),
    ignoreTLS: !isSecure && isThisMachine(host),
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true },
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(url.password) } }),
    maxConnections: 3,
    maxMessages: 100,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
};

const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(host);

const ports = { 'smtp:': 587, 'smtps:': 465 } as const;
