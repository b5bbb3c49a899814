import { type StaffRole, staffRoles } from '#accounts';
import type { Language } from '#kernel/language';
import type { Platform } from '#platform/mount';
import type { Doors } from '../../compose.ts';
import type { Answer } from '../checks/answer.ts';
import type { Words } from './words.ts';

/** Invites a member of the staff and gives the one-time link; refused for an office or a role that does not exist. */
export async function inviteMember(
  platform: Platform,
  { accounts, catalogue }: Pick<Doors, 'accounts' | 'catalogue'>,
  given: readonly string[],
  say: Words,
  language: Language,
): Promise<Answer> {
  const [login, name, offices, roles] = given;
  if (!login || !name || !offices || !roles) return refused(say.inviteUsage);
  const known = catalogue.city().offices.map(({ id }) => id);
  const wrongOffice = offices.split(',').find((office) => !known.includes(office));
  if (wrongOffice !== undefined) return refused(say.unknownOffice(wrongOffice, known.join(', ')));
  const wrongRole = roles.split(',').find((role) => !isRole(role));
  if (wrongRole !== undefined) return refused(say.unknownRole(wrongRole, staffRoles.join(', ')));
  const entry = { login, name, offices: offices.split(','), roles: roles.split(',').filter(isRole) };
  const { path } = await platform.db.transaction((tx) => accounts.inviteStaff(tx, entry));
  const own = path.replace(/^\/de\//, `/${language}/`);
  return { status: 0, text: `${say.invited(name, `${platform.config.baseUrl}${own}`)}\n` };
}

const isRole = (role: string): role is StaffRole => staffRoles.some((known) => known === role);
const refused = (text: string): Answer => ({ status: 2, text: `${text}\n` });
