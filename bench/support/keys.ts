import { randomBytes } from 'node:crypto';
import { readConfig } from '#platform/config';
import { openWith, sealWith } from '#platform/vault';

const read = readConfig({});
if (!read.ok) throw new Error('the demo settings are refused');

/** The keys of a demo node: with them the bench prepares what many people would have done before. */
export const { kek, cookie: cookieKey, index: indexKey } = read.config.keys;

/** Randomness as the vault wants it. */
export const random = { bytes: (count: number): Uint8Array => randomBytes(count) };

/** The session cookie of a browser that holds these resume codes or this session. */
export function cookieOf(session: { readonly codes?: readonly string[]; readonly row?: string }): string {
  const seed = randomBytes(16).toString('base64url');
  const value = { s: seed, g: session.codes ?? [], ...(session.row ? { i: session.row } : {}) };
  return Buffer.from(sealWith(cookieKey, value, cookieName, random)).toString('base64url');
}

/** The resume codes in a session cookie, newest first. */
export function codesIn(cookie: string): readonly string[] {
  const value = openWith<{ g: string[] }>(cookieKey, Buffer.from(cookie, 'base64url'), cookieName);
  if (!value) throw new Error('the cookie cannot be opened');
  return value.g;
}

export const cookieName = 'lipsia';
