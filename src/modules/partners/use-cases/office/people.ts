import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { isUuid, type Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import type { PartnerClerk } from '../../domain/visit/index.ts';
import { putClerk } from '../../store/clerk-store.ts';
import { lockClerk, namedClerks } from '../../store/office-people.ts';
import { openVisitsOf } from '../../store/visit-store.ts';
import { revokeClerk } from '../clerks.ts';
import { endVisit } from '../end-visit.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { tellBranch } from './tell-branch.ts';

/** Who works at a branch: its named clerks, revoked ones too, and its lead. */
export async function branchPeople(parts: PartnerParts, branch: string): Promise<readonly BranchPerson[]> {
  const named = await namedClerks(parts.db, branch);
  const members = await parts.accounts.membersOf(branch);
  const others = members.filter(({ id }) => !named.some((one) => one.id === id));
  const clerks = await Promise.all(
    named.map(async ({ id, trainedUntil, revokedAt }) => {
      const member = await parts.accounts.staff(id);
      return { id, name: member?.name ?? '–', roles: member?.roles ?? [], trainedUntil, isRevoked: revokedAt !== null };
    }),
  );
  return [
    ...clerks,
    ...others.map(({ id, name, roles }) => ({ id, name, roles, trainedUntil: null, isRevoked: false })),
  ];
}

/** Names somebody new for a branch and gives the one-time link for passphrase and second factor. Refused for a sign-in name that is taken. */
export async function nameNewClerk(
  parts: PartnerParts,
  actor: Actor,
  { login, name, branch, isLead, trainedUntil }: NewPerson,
): Promise<Result<string, PeopleRefusal>> {
  const wrong = isBranch(parts, branch) ? dayRefusal(parts, trainedUntil) : 'no-branch';
  if (wrong) return refuse(wrong);
  if (!/^[^\s@]+@[^\s@]+$/.test(login) || login.length > 120) return refuse('login-wrong');
  if (name.trim() === '' || name.length > 120) return refuse('name-missing');
  return parts.db.transaction(async (tx) => {
    // An invitation for a known name would open that person's rights to somebody else.
    if (!(await parts.accounts.isLoginFree(tx, login))) return refuse('login-taken');
    const roles = isLead ? (['branchLead'] as const) : (['partnerClerk'] as const);
    const { staffId, path } = await parts.accounts.inviteStaff(tx, {
      login,
      name: name.trim(),
      offices: [branch],
      roles,
    });
    await putClerk(tx, { id: staffId, branch, trainedUntil, revokedAt: null }, parts.clock.now().toString());
    const facts = { role: roles[0], trainedUntil };
    await tellBranch(parts, tx, branch, { type: 'clerk-named', facts, actor });
    return ok(path);
  });
}

/** Notes until when a clerk is trained; a revoked one is let in again with that. */
export const trainClerk = (parts: PartnerParts, actor: Actor, id: string, until: string) =>
  change(parts, id, async (tx, clerk) => {
    const wrong = dayRefusal(parts, until);
    if (wrong) return refuse(wrong);
    await putClerk(tx, { ...clerk, trainedUntil: until, revokedAt: null }, parts.clock.now().toString());
    const facts = { trainedUntil: until, again: clerk.revokedAt !== null };
    await tellBranch(parts, tx, clerk.branch, { type: 'clerk-trained', facts, actor });
    return ok(clerk.revokedAt !== null);
  });

/** Moves a clerk to another branch: open visits end at the old one, and the new one holds from the next click on. */
export const moveClerk = (parts: PartnerParts, actor: Actor, id: string, branch: string) =>
  change(parts, id, async (tx, clerk) => {
    if (!isBranch(parts, branch) || branch === clerk.branch) return refuse('no-branch');
    if (clerk.revokedAt !== null) return refuse('is-revoked');
    for (const row of await openVisitsOf(tx, clerk.id)) await endVisit(parts, tx, row, actor);
    await parts.accounts.placeStaff(tx, clerk.id, [branch]);
    await putClerk(tx, { ...clerk, branch }, parts.clock.now().toString());
    // Two branches are locked in the order of their names, so that two moves never wait for each other.
    const told = [
      [clerk.branch, 'clerk-left'],
      [branch, 'clerk-named'],
    ] as const;
    for (const [where, type] of [...told].sort(([a], [b]) => (a < b ? -1 : 1)))
      await tellBranch(parts, tx, where, { type, facts: { role: 'partnerClerk' }, actor });
    return ok(false);
  });

/** Revokes in one step whoever works at this branch; a lead without a training of the city is locked out just the same. False for others. */
export async function revokePerson(parts: PartnerParts, actor: Actor, branch: string, id: string): Promise<boolean> {
  const person = (await branchPeople(parts, branch)).find((one) => one.id === id);
  if (!person || person.isRevoked) return false;
  const isNamed = await revokeClerk(parts, person.id, actor);
  if (!isNamed) await parts.accounts.lockStaff(person.id, true);
  await parts.db.transaction((tx) => tellBranch(parts, tx, branch, { type: 'clerk-revoked', facts: {}, actor }));
  return true;
}

async function change(
  parts: PartnerParts,
  id: string,
  work: (
    tx: Parameters<Parameters<PartnerParts['db']['transaction']>[0]>[0],
    clerk: PartnerClerk & { readonly id: Uuid },
  ) => Promise<Result<boolean, PeopleRefusal>>,
): Promise<Result<boolean, PeopleRefusal>> {
  if (!isUuid(id)) return refuse('no-clerk');
  const done = await parts.db.transaction(async (tx): Promise<Result<boolean, PeopleRefusal>> => {
    const clerk = await lockClerk(tx, id);
    return clerk ? work(tx, { ...clerk, id }) : refuse('no-clerk');
  });
  if (done.ok && done.value) await parts.accounts.lockStaff(id, false);
  return done;
}

const isBranch = ({ network }: PartnerParts, id: string): boolean =>
  network?.branches.some((branch) => branch.id === id) ?? false;

/** A training holds for two years at most and never begins over. */
function dayRefusal(parts: PartnerParts, until: string): PeopleRefusal | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(until)) return 'day-wrong';
  const today = legalDay(parts.clock.now());
  return until < today.toString() || until > today.add({ years: 2 }).toString() ? 'day-wrong' : null;
}

export interface BranchPerson {
  readonly id: Uuid;
  readonly name: string;
  readonly roles: readonly string[];
  /** Null for who leads and does not serve. */
  readonly trainedUntil: string | null;
  readonly isRevoked: boolean;
}
interface NewPerson {
  readonly login: string;
  readonly name: string;
  readonly branch: string;
  readonly isLead: boolean;
  /** ISO day. */
  readonly trainedUntil: string;
}
export type PeopleRefusal =
  | 'no-branch'
  | 'no-clerk'
  | 'day-wrong'
  | 'login-wrong'
  | 'login-taken'
  | 'name-missing'
  | 'is-revoked';
