import { createTransport } from 'nodemailer';
import type { Log } from '#platform/log';
import { smtpTransport } from './smtp-transport.ts';
import type { Mailer } from './types.ts';

/**
 * A mailer that keeps a few connections to one server. Messages are plain text, marked as written by a machine (RFC 3834),
 * and carry the same Message-ID when sent again. Throws when the server refuses or an address, id or sender could forge a header.
 */
export const createMailer = (options: MailerOptions): Mailer => {
  const sender = addressOf(options.from);
  const transport = createTransport(smtpTransport(options.smtpUrl));
  return {
    send: async (mail) => {
      const message = {
        from: options.from,
        to: { name: '', address: addressOf(mail.to) },
        subject: oneLine(mail.subject),
        text: mail.text.replace(/\r\n?/gu, '\n').replace(/(?!\n|\t)\p{Cc}/gu, ''),
        messageId: messageId(mail.id, sender),
        ...(mail.calendar
          ? {
              icalEvent: {
                method: mail.calendar.method.toUpperCase(),
                content: mail.calendar.file,
                filename: false as const,
              },
            }
          : {}),
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      };
      try {
        await transport.sendMail(message);
      } catch (cause) {
        throw new Error(`the mail server did not take message ${mail.id}`, { cause });
      }
      options.log.debug('mail-sent', { id: mail.id });
    },
    close: async () => transport.close(),
  };
};

/** `name <a@b>` or `a@b`, one address only, nothing that starts a new header or a second recipient. */
const addressOf = (text: string): string => {
  const address = /^(?:[^<>\p{Cc}]{0,100}<([^<>]+)>|([^<>]+))$/u.exec(text.trim());
  const plain = (address?.[1] ?? address?.[2] ?? '').trim();
  if (plain.length > 254 || !/^[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}]+@[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}]+$/u.test(plain))
    throw new Error('this is not one mail address');
  return plain;
};

const messageId = (id: string, sender: string): string => {
  if (!/^[\w.-]{1,120}$/u.test(id)) throw new Error('a message id has only letters, digits, dots and dashes');
  return `<${id}@${sender.slice(sender.lastIndexOf('@') + 1)}>`;
};

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

interface MailerOptions {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly smtpUrl: string;
  readonly from: string;
  readonly log: Log;
}
