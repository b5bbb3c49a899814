import { checkSymbol, inGroups, isSymbols, readSymbols, symbolsOf } from '#kernel/base32';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import { totpStep } from '../domain/totp.ts';
import { replaceRecoveryCodes, useRecoveryCode } from '../store/factor-store.ts';
import { type StaffRow, updateTotpStep } from '../store/staff-store.ts';
import type { AccountParts } from './account-parts.ts';
import { type PasskeyAnswer, passkeyHolds } from './passkeys.ts';

/** True when a staff member proves the second factor; codes are used up by it. */
export async function proofHolds(parts: AccountParts, tx: Tx, member: StaffRow, proof: Proof): Promise<boolean> {
  if (proof.kind === 'passkey') return passkeyHolds(parts, tx, member, proof);
  if (proof.kind === 'recovery') {
    return useRecoveryCode(tx, member.id, hashOfRecovery(parts, member.id, proof.code), parts.clock.now());
  }
  const secret = await openTotp(parts, tx, member);
  const step = secret && totpStep(secret, proof.code, parts.clock.now(), member.totpStep);
  if (step === null) return false;
  await updateTotpStep(tx, member.id, step);
  return true;
}

/** Ten new recovery codes, shown once; those before no longer count. */
export async function newRecoveryCodes(parts: AccountParts, tx: Tx, staff: Uuid): Promise<readonly string[]> {
  const codes = Array.from({ length: 10 }, () => {
    const symbols = symbolsOf(parts.random.bytes(10), 15);
    return inGroups(symbols + checkSymbol(symbols));
  });
  await replaceRecoveryCodes(
    tx,
    staff,
    codes.map((code) => hashOfRecovery(parts, staff, code)),
  );
  return codes;
}

/** Seals the secret of an authenticator app under the staff member's own key. */
export const sealTotp = (
  parts: Pick<AccountParts, 'vault'>,
  tx: Tx,
  member: Pick<StaffRow, 'id' | 'key'>,
  secret: Uint8Array,
): Promise<Uint8Array> => parts.vault.sealBytes(member.key, secret, totpContext(member.id), tx);

async function openTotp(parts: AccountParts, tx: Tx, member: StaffRow): Promise<Uint8Array | null> {
  if (!member.totp) return null;
  const actor = { kind: 'staff', id: member.id, roles: member.roles, level: null, offices: [], name: null } as const;
  const read = { actor, purpose: 'sign-in', caseId: null, subjects: [], what: [] } as const;
  return parts.vault.openBytes(tx, read, { key: member.key, sealed: member.totp, context: totpContext(member.id) });
}

const totpContext = (staff: Uuid): string => `totp:${staff}`;

const hashOfRecovery = (parts: AccountParts, staff: Uuid, code: string): string => {
  const symbols = readSymbols(code);
  return parts.vault.blindIndex('recovery-code', `${staff} ${isSymbols(symbols) ? symbols : ''}`);
};

export type Proof =
  | { readonly kind: 'totp'; readonly code: string }
  | { readonly kind: 'recovery'; readonly code: string }
  | PasskeyAnswer;
