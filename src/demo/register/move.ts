import type { Tx } from '#platform/database';
import type { registerWire } from '#register';
import { decideMatch, nameKey } from './match.ts';
import { findCandidates } from './store.ts';

/**
 * Registers a move of everybody in the report at once, or of nobody (BMG § 17): old homes end on the day of moving in, the new
 * one begins. Refused when a record is gone, or when a later or another move, or a new person, is registered already.
 */
export async function registerMove(tx: Tx, move: Move, parts: MoveParts): Promise<MoveOutcome> {
  const persons = [...new Set(move.persons)].sort();
  const locked = await tx.query<{ id: string }>(lockPersons, [persons]);
  if (locked.length < persons.length) return 'record-gone';
  const homes = await tx.query<Home>(presentHomes, [persons]);
  const conflicts = homes.filter((home) => contradicts(home, move));
  const alreadyThere = persons.filter((id) => homes.some((home) => home.person === id && isThisMove(home, move)));
  if (persons.length > 0 && alreadyThere.length === persons.length && move.newPersons.length === 0) {
    const dates = homes.filter((home) => isThisMove(home, move)).map((home) => home.registeredOn);
    return { registeredOn: dates.sort()[0]!, newRecords: [], persons };
  }
  if (conflicts.length > 0 || alreadyThere.length > 0) return 'conflict';
  if (await isAnyoneKnown(tx, move, parts.today)) return 'conflict';
  const newRecords = await createPersons(tx, move, parts);
  const leaving = homes.filter((home) => !isKept(home, move)).map((home) => home.id);
  await tx.query(endHomes, [leaving, move.movedInOn]);
  const everyone = [...persons, ...newRecords];
  await settle(tx, everyone, move, parts.today);
  return { registeredOn: parts.today, newRecords, persons: everyone };
}

const isThisMove = (home: Home, move: Move): boolean =>
  home.movedInOn === move.movedInOn && home.kind === move.kindOfHome && isSameAddress(home, move.address);

/** A home that began on the same day or later is another story than the one reported. */
const contradicts = (home: Home, move: Move): boolean => home.movedInOn >= move.movedInOn && !isThisMove(home, move);

/** Without a word about another home, a secondary one leaves the others as they are; any other kind ends them. */
const isKept = (home: Home, move: Move): boolean =>
  move.kindOfHome === 'only'
    ? false
    : move.otherHome
      ? isSameAddress(home, move.otherHome)
      : move.kindOfHome !== 'main';

const isSameAddress = (home: Home, address: Address): boolean =>
  home.street === address.street &&
  home.houseNumber === address.houseNumber &&
  home.postcode === address.postcode &&
  home.city === address.city;

/** Two reports of the same new person wait for one another, so that the second finds the first. */
async function isAnyoneKnown(tx: Tx, move: Move, today: string): Promise<boolean> {
  const asked = move.newPersons.filter((person) => !person.isDistinct);
  const keys = asked.map((person) => `${nameKey(person.familyName)} ${person.birthDate}`);
  for (const key of [...new Set(keys)].sort()) {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
  }
  for (const person of asked) {
    const found = decideMatch(person, await findCandidates(tx, person, today));
    if (found.kind !== 'none') return true;
  }
  return false;
}

async function createPersons(tx: Tx, move: Move, { newId }: MoveParts): Promise<string[]> {
  const ids: string[] = [];
  for (const person of move.newPersons) {
    const id = newId();
    await tx.query(insertPerson, [
      id,
      person.familyName,
      person.givenNames,
      person.doctorate ?? null,
      person.birthDate,
      person.birthPlace ?? '',
      person.sex ?? 'ohneAngabe',
      person.nationalities ?? [],
      person.religion ?? null,
      person.civilStatus ?? 'unbekannt',
      [nameKey(person.familyName)],
    ]);
    const first = move.persons[0] ?? ids[0];
    if (person.relation && first) {
      await tx.query(insertKin, [first, id, person.relation]);
      if (person.relation === 'spouse') await tx.query(insertKin, [id, first, 'spouse']);
    }
    ids.push(id);
  }
  return ids;
}

/** A person has one main or only home: the new one decides what the homes that stay become. */
async function settle(tx: Tx, persons: readonly string[], move: Move, today: string): Promise<void> {
  const kindOfOther = move.kindOfHome === 'secondary' ? 'main' : 'secondary';
  await tx.query(changeKind, [persons, kindOfOther]);
  await tx.query(insertHomes, [persons, ...wordsOf(move.address), move.kindOfHome, move.movedInOn, today]);
  if (move.kindOfHome === 'only' || !move.otherHome) return;
  await tx.query(insertMissing, [persons, ...wordsOf(move.otherHome), kindOfOther, move.movedInOn, today]);
}

const wordsOf = (home: Address): string[] => [home.street, home.houseNumber, home.postcode, home.city, home.addition];

const lockPersons = 'SELECT id FROM register.person WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE';
const presentHomes = `
  SELECT id, person, street, house_number AS "houseNumber", postcode, city, kind, moved_in_on AS "movedInOn",
         registered_on AS "registeredOn"
  FROM register.home WHERE person = ANY ($1::uuid[]) AND moved_out_on IS NULL`;
const endHomes = 'UPDATE register.home SET moved_out_on = $2 WHERE id = ANY ($1::bigint[])';
const changeKind = `
  UPDATE register.home SET kind = $2
  WHERE person = ANY ($1::uuid[]) AND moved_out_on IS NULL AND (kind IN ('only', 'main') OR $2 = 'secondary') AND kind <> $2`;
const insertHomes = `
  INSERT INTO register.home (person, street, house_number, postcode, city, addition, kind, moved_in_on, registered_on)
  SELECT person, $2, $3, $4, $5, $6, $7, $8, $9 FROM unnest($1::uuid[]) AS t(person)`;
/** The other home of a person may lie in a city whose register is not this one. */
const insertMissing = `${insertHomes} WHERE NOT EXISTS (SELECT 1 FROM register.home h WHERE h.person = t.person
  AND h.moved_out_on IS NULL AND (h.street, h.house_number, h.postcode, h.city) = ($2, $3, $4, $5))`;
const insertPerson = `
  INSERT INTO register.person (id, family_name, given_names, doctorate, birth_date, birth_place, sex, nationalities,
                               religion, civil_status, former_names, name_keys, documents)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '{}', $11, '[]')`;
const insertKin = 'INSERT INTO register.kinship (person, relative, relation) VALUES ($1, $2, $3)';

type Move = registerWire.WireMove;
type Address = registerWire.WireAddress;
export interface MoveParts {
  /** ISO date. */
  readonly today: string;
  readonly newId: () => string;
}
export type MoveOutcome =
  | 'record-gone'
  | 'conflict'
  | { readonly registeredOn: string; readonly newRecords: readonly string[]; readonly persons: readonly string[] };
interface Home {
  readonly id: number;
  readonly person: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly city: string;
  readonly kind: string;
  readonly movedInOn: string;
  readonly registeredOn: string;
}
