import type { Actor } from '#kernel/actor';
import { parseCaseNumber } from '#kernel/case-number';
import type { Bilingual } from '#kernel/language';
import { ok, type Result, refuse } from '#kernel/result';
import { foldForSearch } from '#kernel/search-form';
import { mayWith } from '../../domain/access.ts';
import { findCaseByNumber } from '../../store/case-store.ts';
import { findByHashes } from '../../store/small-stores.ts';
import type { CaseParts } from '../case-parts.ts';
import { personKeys } from '../person-keys.ts';
import { serviceTitles } from './service-titles.ts';

/** The case behind a number as somebody typed it; a foreign case looks like none. */
export async function findByTypedNumber(
  parts: CaseParts,
  actor: Actor,
  typed: string,
): Promise<Result<string, 'wrong-number' | 'not-found'>> {
  const number = parseCaseNumber(typed);
  if (!number.ok) return refuse('wrong-number');
  const row = await parts.db.transaction((tx) => findCaseByNumber(tx, number.value));
  const visitor = { actor, guestProofs: [], mandate: null };
  return row && mayWith(row, visitor, 'case:read') ? ok(row.number) : refuse('not-found');
}

/** Cases of the own offices by name and birth date, through keyed hashes: no sealed data is opened. All that is given must fit. */
export async function findByPerson(
  parts: CaseParts,
  actor: Actor,
  person: PersonSearch,
): Promise<Result<readonly FoundCase[], 'name-missing' | 'birth-date-missing'>> {
  if (foldForSearch(person.familyName) === '') return refuse('name-missing');
  if (!person.birthDate) return refuse('birth-date-missing');
  const keys = personKeys(parts.vault, [person.givenNames, person.familyName], person.birthDate.toString());
  const found = await parts.db.transaction((tx) => findByHashes(tx, actor.offices, keys, 50));
  return ok(
    await Promise.all(
      found.map(async ({ number, status, submittedAt, ...of }) => ({
        ...{ number, status, submittedAt },
        service: await serviceTitles(parts, of),
      })),
    ),
  );
}

export interface PersonSearch {
  readonly familyName: string;
  /** May be left empty. */
  readonly givenNames: string;
  readonly birthDate: Temporal.PlainDate | null;
}
export interface FoundCase {
  readonly number: string;
  readonly service: Bilingual;
  readonly status: string;
  readonly submittedAt: string;
}
