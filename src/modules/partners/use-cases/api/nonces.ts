import type { PartnerParts } from '../partner-parts.ts';

/** The nonce that proofs must carry now, and the one before it (RFC 9449 § 8): derived from a key of the city, so that every node knows it and none stores it. */
export function noncesNow({ clock, vault }: Pick<PartnerParts, 'clock' | 'vault'>): readonly [string, string] {
  const window = Math.floor(clock.now().epochMilliseconds / (windowSeconds * 1_000));
  const nonce = (of: number): string => vault.blindIndex('partner-nonce', String(of)).slice(0, 32);
  return [nonce(window), nonce(window - 1)];
}

/** A nonce is taken for two to four minutes. */
const windowSeconds = 120;
