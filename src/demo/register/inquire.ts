import { foldForSearch, streetKey } from '#kernel/search-form';
import type { Tx } from '#platform/database';
import type { registerWire } from '#register';
import { nameKey } from './match.ts';

/**
 * Whom an inquiry means (BMG § 44(3), § 49(4)): the one person who fits everything that is named. Nobody, several and a person with
 * a block (§ 51) all give null; a block counts as a person, so that nobody else is told in their place. Also null: who moved away.
 */
export function decideInquiry(inquiry: registerWire.WireInquiry, sought: readonly Sought[]): Decided {
  const fitting = sought.filter((one) => fits(inquiry, one));
  const [only] = fitting;
  const isOne = fitting.length === 1 && only && !only.isBlocked && only.livesHere;
  return { id: isOne ? only.id : null, meant: fitting.map(({ id }) => id) };
}

/** Everybody an inquiry could mean, present and former residents. */
export const findSought = (tx: Tx, { familyName, birthDate, address }: registerWire.WireInquiry, today: string) =>
  tx.query<Sought>(
    sought,
    [nameKey(familyName), birthDate ?? null, address?.postcode ?? null, today],
    'register-sought',
  );

/** Keeps for every blocked person meant that somebody asked (BMG § 51(3)): once for each case, whatever is answered. */
export async function keepBlockedRequests(tx: Tx, ids: readonly string[], asked: Asked): Promise<void> {
  await tx.query(blockedRequest, [[...ids], asked.today, asked.reference ?? '', asked.at], 'register-block-request');
}

/** All that stood in the inquiry about the person; a given name is enough, the family name may be a former one. */
function fits(inquiry: registerWire.WireInquiry, one: Sought): boolean {
  const family = foldForSearch(inquiry.familyName);
  const given = foldForSearch(one.givenNames).split(' ');
  const asked = foldForSearch(inquiry.givenNames).split(' ').filter(Boolean);
  const { birthDate, birthPlace, sex, address } = inquiry;
  return (
    [one.familyName, ...one.formerNames].some((name) => foldForSearch(name) === family) &&
    asked.length > 0 &&
    asked.every((name) => given.includes(name)) &&
    (!birthDate || birthDate === one.birthDate) &&
    (!birthPlace || foldForSearch(birthPlace) === foldForSearch(one.birthPlace)) &&
    (!sex || sex === one.sex) &&
    (!address || one.homes.some((home) => homeKey(home) === homeKey(address)))
  );
}

const homeKey = ({ street, houseNumber, postcode }: Home): string =>
  [streetKey(street), houseNumber.toLowerCase().replaceAll(' ', ''), postcode].join('|');

const sought = `
  SELECT p.id, p.family_name AS "familyName", p.given_names AS "givenNames", p.former_names AS "formerNames",
         p.birth_date AS "birthDate", p.birth_place AS "birthPlace", p.sex,
         coalesce(p.blocked_until >= $4::date, false) AS "isBlocked",
         (SELECT coalesce(json_agg(json_build_object('street', h.street, 'houseNumber', h.house_number,
            'postcode', h.postcode)), '[]') FROM register.home h WHERE h.person = p.id) AS homes,
         EXISTS (SELECT 1 FROM register.home h WHERE h.person = p.id AND h.moved_out_on IS NULL) AS "livesHere"
  FROM register.person p
  WHERE $1 = ANY (p.name_keys) AND ($2::date IS NULL OR p.birth_date = $2::date)
    AND ($3::text IS NULL OR EXISTS (SELECT 1 FROM register.home h WHERE h.person = p.id AND h.postcode = $3))
  ORDER BY p.id`;
const blockedRequest = `
  INSERT INTO register.block_request (person, reference, at)
  SELECT p.id, $3, $4 FROM register.person p WHERE p.id = ANY ($1::uuid[]) AND p.blocked_until >= $2::date
  ON CONFLICT DO NOTHING`;

type Home = Pick<registerWire.WireAddress, 'street' | 'houseNumber' | 'postcode'>;
export interface Sought {
  readonly id: string;
  readonly familyName: string;
  readonly givenNames: string;
  readonly formerNames: readonly string[];
  readonly birthDate: string;
  readonly birthPlace: string;
  readonly sex: string;
  readonly isBlocked: boolean;
  /** Has a present home. */
  readonly livesHere: boolean;
  readonly homes: readonly Home[];
}
export interface Decided {
  readonly id: string | null;
  /** Everybody who fits, told or not. */
  readonly meant: readonly string[];
}
interface Asked {
  readonly today: string;
  readonly at: string;
  /** The case. */
  readonly reference: string | null;
}
