import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import type { Random } from '#kernel/clock';
import { normalPassphrase } from '../domain/password-rules.ts';

/** A passphrase as it is kept: scrypt with its cost and salt (RFC 7914; 32 MiB and three rounds). */
export const hashPassphrase = (passphrase: string, random: Random): Promise<string> =>
  hashAt(strong, passphrase, random);

/** Quickly made, for a passphrase that everybody may read anyway: what it is kept as protects nothing. */
export const hashPublished = (passphrase: string, random: Random): Promise<string> => hashAt(quick, passphrase, random);

async function hashAt(cost: Cost, passphrase: string, random: Random): Promise<string> {
  const salt = random.bytes(16);
  const hash = await derive(passphrase, salt, cost);
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  return ['scrypt', cost.log2N, cost.r, cost.p, text(salt), text(hash)].join('$');
}

/** True when the passphrase fits. Without a hash it takes as long and gives false, so that time does not tell who exists. */
export async function passphraseFits(passphrase: string, kept: string | null): Promise<boolean> {
  const [kind, log2N, r, p, salt, hash] = (kept ?? nobody).split('$');
  const wanted = Buffer.from(hash ?? '', 'base64url');
  const given = await derive(passphrase.slice(0, 1_000), Buffer.from(salt ?? '', 'base64url'), {
    log2N: Number(log2N),
    r: Number(r),
    p: Number(p),
  });
  const isSame = given.length === wanted.length && timingSafeEqual(given, wanted);
  return isSame && kind === 'scrypt' && kept !== null;
}

const derive = (passphrase: string, salt: Uint8Array, { log2N, r, p }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options: ScryptOptions = { N: 2 ** log2N, r, p, maxmem: 256 * 2 ** log2N * r };
    scrypt(normalPassphrase(passphrase), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)));
  });

const strong: Cost = { log2N: 15, r: 8, p: 3 };
const quick: Cost = { log2N: 10, r: 8, p: 1 };
const nobody = `scrypt$15$8$3$${'A'.repeat(22)}$${'A'.repeat(43)}`;

interface Cost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}
