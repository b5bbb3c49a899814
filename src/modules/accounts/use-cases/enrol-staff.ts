import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import { resumeCode, resumeCodeBytes } from '#kernel/resume-code';
import type { Tx } from '#platform/database';
import type { SessionState } from '#platform/session';
import { openWith, sealWith } from '#platform/vault';
import { checkPassphrase, type PassphraseRefusal } from '../domain/password-rules.ts';
import { type StaffRole, staffRoles } from '../domain/stand-in.ts';
import { totpStep } from '../domain/totp.ts';
import { findStep, insertInvitation, invitedBy, putStep, removeStep, useInvitations } from '../store/factor-store.ts';
import { findByLogin, findStaffLocked, insertStaff, type StaffRow, updateEnrolled } from '../store/staff-store.ts';
import type { AccountParts } from './account-parts.ts';
import { browserOf } from './begin-sign-in.ts';
import { hashPassphrase } from './password-hash.ts';
import { newRecoveryCodes, sealTotp } from './second-factor.ts';

/**
 * Adds a staff member, or invites a known one anew, and gives the one-time link for setting passphrase and second factor.
 * It holds for seven days. Whoever sends it makes sure that it reaches the right person.
 */
export async function inviteStaff(parts: AccountParts, tx: Tx, entry: StaffEntry): Promise<Invitation> {
  if (!entry.roles.every((role) => staffRoles.includes(role))) throw new Error('unknown role');
  const known = await findByLogin(tx, entry.login);
  const now = parts.clock.now();
  let id = known?.id;
  if (!id) {
    id = parts.newId();
    await insertStaff(tx, { ...entry, id, key: await parts.vault.createKey(tx), at: now });
  }
  const code = resumeCode(parts.random.bytes(resumeCodeBytes));
  await useInvitations(tx, id, now);
  await insertInvitation(tx, hashOfInvitation(parts, code), id, now.add({ hours: 24 * 7 }));
  return { staffId: id, path: `/de/team/einladung/${code}` };
}

/** Whom a link invites; null when it was used, has run out or never was. */
export const invitedMember = (parts: AccountParts, code: string): Promise<StaffRow | null> =>
  parts.db.transaction(async (tx) => {
    const staff = await invitedBy(tx, hashOfInvitation(parts, code), parts.clock.now());
    const member = staff ? await findStaffLocked(tx, staff) : null;
    return member && !member.lockedAt ? member : null;
  });

/** First step of enrolment: the passphrase. It counts only once the second factor works too. */
export async function choosePassphrase(
  parts: AccountParts,
  { code, passphrase, session }: { code: string; passphrase: string; session: SessionState },
): Promise<Result<true, PassphraseRefusal | 'invitation-gone'>> {
  const member = await invitedMember(parts, code);
  if (!member) return refuse('invitation-gone');
  const checked = checkPassphrase(passphrase, [member.login, member.name]);
  if (!checked.ok) return checked;
  const kept: Enrolment = {
    code,
    password: await hashPassphrase(checked.value, parts.random),
    secret: Buffer.from(parts.random.bytes(20)).toString('base64url'),
  };
  const browser = browserOf(parts, session);
  const sealed = sealWith(parts.config.keys.cookie, kept, `enrolment:${browser}`, parts.random);
  const step = { browser, staff: member.id, kind: 'enrolment' as const, sealed, createdAt: parts.clock.now() };
  await parts.db.transaction((tx) => putStep(tx, step));
  session.changed = true;
  return ok(true);
}

/** The secret to put into the app, for the member who has just chosen a passphrase in this browser. */
export const enrolmentIn = (
  parts: AccountParts,
  code: string,
  session: SessionState,
): Promise<{ readonly member: StaffRow; readonly secret: Uint8Array } | null> =>
  parts.db.transaction(async (tx) => {
    const found = await openEnrolment(parts, tx, code, session);
    return found && { member: found.member, secret: found.secret };
  });

/** Last step: a first code proves the app works; passphrase and factor count from now on, the link is used up. Gives recovery codes. */
export async function confirmEnrolment(
  parts: AccountParts,
  { code, totp, session }: { code: string; totp: string; session: SessionState },
): Promise<Result<{ readonly staffId: Uuid; readonly codes: readonly string[] }, 'wrong' | 'invitation-gone'>> {
  return parts.db.transaction(async (tx) => {
    const found = await openEnrolment(parts, tx, code, session);
    if (!found) return refuse('invitation-gone');
    const step = totpStep(found.secret, totp, parts.clock.now(), 0);
    if (step === null) return refuse('wrong');
    const { member, password, secret } = found;
    await updateEnrolled(tx, member.id, password, await sealTotp(parts, tx, member, secret), step);
    await useInvitations(tx, member.id, parts.clock.now());
    await removeStep(tx, browserOf(parts, session));
    return ok({ staffId: member.id, codes: await newRecoveryCodes(parts, tx, member.id) });
  });
}

async function openEnrolment(parts: AccountParts, tx: Tx, code: string, session: SessionState) {
  const browser = browserOf(parts, session);
  const step = await findStep(tx, browser, 'enrolment');
  const isOld = !step || Temporal.Instant.compare(step.createdAt.add({ minutes: 30 }), parts.clock.now()) < 0;
  const staff = await invitedBy(tx, hashOfInvitation(parts, code), parts.clock.now());
  if (isOld || step.staff !== staff) return null;
  const kept = openWith<Enrolment>(parts.config.keys.cookie, step.sealed, `enrolment:${browser}`);
  const member = await findStaffLocked(tx, staff);
  if (kept?.code !== code || !member || member.lockedAt) return null;
  return { member, password: kept.password, secret: Uint8Array.from(Buffer.from(kept.secret, 'base64url')) };
}

const hashOfInvitation = (parts: AccountParts, code: string): string => parts.vault.blindIndex('invitation', code);

export interface StaffEntry {
  readonly login: string;
  readonly name: string;
  /** Ids of `city/offices.yaml`. */
  readonly offices: readonly string[];
  readonly roles: readonly StaffRole[];
}
export interface Invitation {
  readonly staffId: Uuid;
  /** To be put behind the public address. */
  readonly path: string;
}
type Enrolment = { readonly code: string; readonly password: string; readonly secret: string };
