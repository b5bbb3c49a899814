import type { Platform } from '#platform/mount';
import { readTotpSecret } from '../domain/totp.ts';
import { findByLogin, insertStaff, updateEnrolled } from '../store/staff-store.ts';
import type { StaffEntry } from './enrol-staff.ts';
import { hashPublished } from './password-hash.ts';
import { sealTotp } from './second-factor.ts';

/**
 * Adds staff whose passphrase and app secret are known beforehand, already enrolled; those known by sign-in name stay as they are.
 * Only for demos and tests: throws in production.
 */
export async function seedStaff(platform: Platform, entries: readonly SeededStaff[]): Promise<void> {
  if (platform.config.mode !== 'demo') throw new Error('staff with published passphrases are for the demo only');
  for (const entry of entries) {
    const isKnown = await platform.db.transaction((tx) => findByLogin(tx, entry.login));
    if (isKnown) continue;
    const password = await hashPublished(entry.passphrase, platform.random);
    await platform.db.transaction(async (tx) => {
      // Two nodes that start at once must not both add the same member.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 13))', [entry.login]);
      if (await findByLogin(tx, entry.login)) return;
      const member = { id: platform.newId(), key: await platform.vault.createKey(tx) };
      await insertStaff(tx, { ...entry, ...member, at: platform.clock.now() });
      const totp = await sealTotp(platform, tx, member, readTotpSecret(entry.totpSecret));
      await updateEnrolled(tx, member.id, password, totp, 0);
    });
  }
}

export interface SeededStaff extends StaffEntry {
  readonly passphrase: string;
  /** Base32 (RFC 4648). */
  readonly totpSecret: string;
}
