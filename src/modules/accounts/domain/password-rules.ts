import { ok, type Result, refuse } from '#kernel/result';
import { wellKnownPassphrases } from './well-known-passphrases.ts';

/**
 * A passphrase that may be used, in one Unicode form. Length counts, composition does not (NIST SP 800-63B): 15 to 200
 * characters, not well known, not one pattern repeated, and without the person's own name.
 */
export function checkPassphrase(text: string, about: readonly string[]): Result<string, PassphraseRefusal> {
  const value = normalPassphrase(text);
  const length = [...value].length;
  if (length < shortest) return refuse('too-short', { shortest });
  if (length > longest) return refuse('too-long', { longest });
  const plain = value.toLowerCase().replace(/[\s._-]/g, '');
  if (wellKnownPassphrases.has(plain) || isPattern(plain)) return refuse('well-known');
  const own = about.flatMap((part) => part.toLowerCase().split(/[^\p{L}\d]+/u)).filter((part) => part.length >= 4);
  const rest = own.reduce((left, part) => left.replaceAll(part, ''), plain);
  if ([...rest].length < shortest - 7 && rest !== plain) return refuse('own-name');
  return ok(value);
}

/** One form for what keyboards write in several ways. */
export const normalPassphrase = (text: string): string => text.normalize('NFKC');

/** One short piece again and again, or a run of neighbours on the keyboard. */
function isPattern(plain: string): boolean {
  if (new Set(plain).size < 5) return true;
  for (let size = 1; size <= 10; size++) {
    const piece = plain.slice(0, size);
    if (piece.repeat(Math.ceil(plain.length / size)).startsWith(plain)) return true;
  }
  return runs.some((run) => run.includes(plain));
}

const shortest = 15;
const longest = 200;
const row = 'abcdefghijklmnopqrstuvwxyz';
const runs = [
  row.repeat(2),
  [...row].reverse().join('').repeat(2),
  '0123456789'.repeat(20),
  '9876543210'.repeat(20),
  'qwertzuiopasdfghjklyxcvbnm',
  'qwertyuiopasdfghjklzxcvbnm',
  '1234567890qwertzuiop',
  '1234567890qwertyuiop',
];

export type PassphraseRefusal = 'too-short' | 'too-long' | 'well-known' | 'own-name';
