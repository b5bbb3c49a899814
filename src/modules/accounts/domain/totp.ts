import { createHmac, timingSafeEqual } from 'node:crypto';

/** The code of an authenticator app at an instant: six digits, SHA-1, 30 seconds (RFC 6238, RFC 4226). */
export const totpCode = (secret: Uint8Array, at: Temporal.Instant): string => codeOf(secret, stepOf(at));

/**
 * The time step of a code that is right now, one step early or late for slow fingers and clocks; null when it is wrong or
 * when this or a later step was used before (RFC 6238, 5.2).
 */
export function totpStep(secret: Uint8Array, code: string, at: Temporal.Instant, lastUsed: number): number | null {
  const digits = code.replace(/[\s-]/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const now = stepOf(at);
  let found: number | null = null;
  for (const step of [now - 1, now, now + 1]) {
    const isRight = timingSafeEqual(Buffer.from(codeOf(secret, step)), Buffer.from(digits));
    if (isRight && step > lastUsed) found = step;
  }
  return found;
}

/** The bytes of a secret as authenticator apps show it: Base32 of RFC 4648, blanks and small letters allowed. Throws on others. */
export function readTotpSecret(text: string): Uint8Array {
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const symbol of text.toUpperCase().replace(/[\s=-]/g, '')) {
    const value = alphabet.indexOf(symbol);
    if (value < 0) throw new RangeError('Not a Base32 secret');
    buffer = ((buffer << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((buffer >> bits) & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}

/** A secret for people to type into their app: Base32 in groups of four. */
export function writeTotpSecret(secret: Uint8Array): string {
  let symbols = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of secret) {
    buffer = ((buffer << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      symbols += alphabet[(buffer >> bits) & 31];
    }
  }
  if (bits > 0) symbols += alphabet[(buffer << (5 - bits)) & 31];
  return symbols.replace(/(.{4})(?=.)/g, '$1 ');
}

/** The address that an authenticator app reads from the QR code. */
export function totpAddress(secret: Uint8Array, issuer: string, login: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(login)}`;
  const key = writeTotpSecret(secret).replaceAll(' ', '');
  return `otpauth://totp/${label}?secret=${key}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=6&period=30`;
}

const stepOf = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / 30_000);

function codeOf(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.max(0, step)));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac[mac.length - 1]! & 15;
  const value = mac.readUInt32BE(offset) & 0x7f_ff_ff_ff;
  return String(value % 1_000_000).padStart(6, '0');
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
