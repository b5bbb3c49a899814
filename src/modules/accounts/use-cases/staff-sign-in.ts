import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import type { SessionState } from '#platform/session';
import { countedFailures, waitAfter } from '../domain/throttle.ts';
import { countFailure, failuresOf, findStep, forgetFailures, putStep, removeStep } from '../store/factor-store.ts';
import { findByLogin, findStaffLocked, type StaffRow, updateUsed } from '../store/staff-store.ts';
import type { AccountParts } from './account-parts.ts';
import { browserOf } from './begin-sign-in.ts';
import { passphraseFits } from './password-hash.ts';
import { type Proof, proofHolds } from './second-factor.ts';

/**
 * The first step of the staff sign-in. Unknown name, wrong passphrase, locked and not yet enrolled look the same and take as long;
 * after five failures with one name one has to wait, longer each time.
 */
export async function checkPassphraseStep(
  parts: AccountParts,
  { login, passphrase, session }: { login: string; passphrase: string; session: SessionState },
): Promise<Result<true, 'wrong' | 'wait'>> {
  const name = login.trim().normalize('NFC').toLowerCase().slice(0, 200);
  const waited = await countAttempt(parts, name);
  if (!waited.ok) return waited;
  const member = await parts.db.transaction((tx) => findByLogin(tx, name));
  const fits = await passphraseFits(passphrase, member?.password ?? null);
  if (!fits || !member || member.lockedAt) return refuse('wrong');
  const step = {
    browser: browserOf(parts, session),
    staff: member.id,
    kind: 'second-factor' as const,
    sealed: new Uint8Array(),
    createdAt: parts.clock.now(),
  };
  await parts.db.transaction((tx) => putStep(tx, step));
  session.changed = true;
  return ok(true);
}

/** The second step: a code of the app, a recovery code or a passkey. Refused after ten minutes; wrong codes count as failures too. */
export async function checkSecondStep(
  parts: AccountParts,
  proof: Proof,
  session: SessionState,
): Promise<Result<Uuid, 'wrong' | 'wait' | 'expired'>> {
  const member = await memberInStep(parts, session);
  if (!member) return refuse('expired');
  const waited = await countAttempt(parts, member.login);
  if (!waited.ok) return waited;
  return parts.db.transaction(async (tx) => {
    const locked = await findStaffLocked(tx, member.id);
    if (!locked || locked.lockedAt || !(await proofHolds(parts, tx, locked, proof))) return refuse('wrong');
    await removeStep(tx, browserOf(parts, session));
    await forgetFailures(tx, throttleKey(parts, locked.login));
    await updateUsed(tx, locked.id, parts.clock.now());
    return ok(locked.id);
  });
}

/** Who has passed the first step in this browser less than ten minutes ago. */
export const memberInStep = (parts: AccountParts, session: SessionState): Promise<StaffRow | null> =>
  parts.db.transaction(async (tx) => {
    const step = await findStep(tx, browserOf(parts, session), 'second-factor');
    if (!step || Temporal.Instant.compare(step.createdAt.add({ minutes: 10 }), parts.clock.now()) < 0) return null;
    return findStaffLocked(tx, step.staff);
  });

/** Counted before it is checked, so that guesses at the same moment all count. */
function countAttempt(parts: AccountParts, login: string): Promise<Result<true, 'wait'>> {
  const key = throttleKey(parts, login);
  return parts.db.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 11))', [key]);
    const now = parts.clock.now();
    const failures = await failuresOf(tx, key);
    const seconds = waitAfter(failures, now);
    if (seconds > 0) return refuse('wait', { seconds });
    await countFailure(tx, key, now, countedFailures(failures, now) === 0);
    return ok(true);
  });
}

const throttleKey = (parts: AccountParts, login: string): string => parts.vault.blindIndex('staff-sign-in', login);
