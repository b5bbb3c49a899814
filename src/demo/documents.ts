import type { Actor } from '#kernel/actor';
import type { Role } from '#kernel/permission';
import type { Partners } from '#partners';
import type { Platform } from '#platform/mount';

/** Puts documents of the last decided dog cases on their way, so that no desk is empty; gives how many. */
export async function seedDocuments({ db }: Platform, partners: Partners): Promise<number> {
  const staff = await db.query<Member>('SELECT id, login, offices, roles FROM accounts.staff');
  const as = (login: string): Actor | null => {
    const member = staff.find((one) => one.login === login);
    if (!member) return null;
    const { id, offices, roles } = member;
    return { kind: 'staff', id, offices, roles, level: 'substantial', name: null };
  };
  const [office, courier, branch] = [as('kaemmerei@demo'), as('kurier@demo'), as('servicepunkt@demo')];
  if (!office || !courier || !branch) return 0;
  const cases = await db.query<{ number: string }>(
    `SELECT number FROM cases."case" WHERE service = 'hund-anmelden' AND status = 'decided' ORDER BY decided_at DESC LIMIT 4`,
  );
  return partners.seedCustody({ numbers: cases.map(({ number }) => number), office, courier, branch });
}

interface Member {
  readonly id: string;
  readonly login: string;
  readonly offices: readonly string[];
  readonly roles: readonly Role[];
}
