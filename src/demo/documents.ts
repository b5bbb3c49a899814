import type { Actor } from '#kernel/actor';
import type { Role } from '#kernel/permission';
import type { Partners } from '#partners';
import type { Platform } from '#platform/mount';

/** Puts documents of the last decided dog cases on their way, so that no desk is empty; gives how many. */
export async function seedDocuments({ db }: Platform, partners: Partners): Promise<number> {
  const logins = ['kaemmerei@demo', 'kurier@demo', 'servicepunkt@demo'];
  const [office, courier, branch] = await Promise.all(logins.map((login) => demoActor({ db }, login)));
  if (!office || !courier || !branch) return 0;
  const cases = await db.query<{ number: string }>(
    `SELECT number FROM cases."case" WHERE service = 'hund-anmelden' AND status = 'decided' ORDER BY decided_at DESC LIMIT 4`,
  );
  return partners.seedCustody({ numbers: cases.map(({ number }) => number), office, courier, branch });
}

/** A member of the demo staff at work; null where nobody has this sign-in name. */
export async function demoActor({ db }: Pick<Platform, 'db'>, login: string): Promise<Actor | null> {
  const [member] = await db.query<Member>('SELECT id, offices, roles FROM accounts.staff WHERE login = $1', [login]);
  return member ? { kind: 'staff', ...member, level: 'substantial', name: null } : null;
}

interface Member {
  readonly id: string;
  readonly offices: readonly string[];
  readonly roles: readonly Role[];
}
