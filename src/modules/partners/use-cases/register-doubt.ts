import type { ServiceFolder } from '#catalogue';
import { type Actor, systemActor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import type { Tx } from '#platform/database';
import { type PersonQuery, RegisterUnavailable } from '#register';
import type { VisitRow } from '../domain/visit/index.ts';
import type { PartnerParts } from './partner-parts.ts';

/**
 * True when the register has any doubt about a person: a block on information (BMG § 51), two people with the same name and birth date, or no answer at all. It never says
 * which, so nobody here knows it, and the branch gives its one neutral sentence. The question is recorded for the person. Without name and birth date nothing is asked.
 */
export async function hasDoubt(
  parts: PartnerParts,
  tx: Tx,
  person: PersonQuery | null,
  asked: Asked,
): Promise<boolean> {
  try {
    return await isDoubted(parts, tx, person, asked);
  } catch (cause) {
    if (cause instanceof RegisterUnavailable) return true;
    throw cause;
  }
}

/** The same for somebody who has left the counter, whom no outage may turn away: throws `RegisterUnavailable` without an answer. */
export async function isDoubted(
  parts: PartnerParts,
  tx: Tx,
  person: PersonQuery | null,
  { actor, subjects }: Asked,
): Promise<boolean> {
  if (!person) return false;
  const read = { actor, purpose: 'check', caseId: null, subjects, what: ['register-record'] } as const;
  return (await parts.register.match(tx, person, read)).kind === 'ambiguous';
}

/** The same about the account that a visit belongs to; a guest has said no name yet and is asked about at the seal. */
export async function isHolderInDoubt(
  parts: PartnerParts,
  { accountId }: Pick<VisitRow, 'accountId'>,
): Promise<boolean> {
  if (!accountId) return false;
  return parts.db.transaction(async (tx) => {
    const asked = { actor: systemActor, subjects: [await parts.accounts.keyOf(tx, accountId)] };
    const read = { ...asked, purpose: 'check', caseId: null, what: ['account'] } as const;
    const profile = await parts.accounts.profileOf(tx, accountId, read);
    const { familyName = '', givenNames = '', birthDate = null } = profile ?? {};
    const person = familyName && givenNames && birthDate ? { familyName, givenNames, birthDate } : null;
    return hasDoubt(parts, tx, person, asked);
  });
}

/** Who an application is about, as the register is asked; null where the form does not name the whole person. */
export function personIn({ service }: ServiceFolder, answers: JsonObject): PersonQuery | null {
  const { name, birthDate } = service.subject;
  const [givenNames, familyName] = namesIn(name.map((id) => answers[id]));
  const born = birthDate ? answers[birthDate] : null;
  return familyName && givenNames && typeof born === 'string' ? { familyName, givenNames, birthDate: born } : null;
}

/** Given names first, as the forms ask them. */
const namesIn = (parts: readonly unknown[]): readonly [string, string] => {
  const said = parts.flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []));
  return [said.slice(0, -1).join(' '), said.at(-1) ?? ''];
};

interface Asked {
  readonly actor: Actor;
  readonly subjects: readonly Uuid[];
}
