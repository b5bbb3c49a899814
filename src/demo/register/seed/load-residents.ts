import { sha256Of } from '#kernel/sha256';
import type { Database, Tx } from '#platform/database';
import type { Addresses } from '../addresses.ts';
import { makeResidents } from './make-residents.ts';
import type { GivenPerson, Residents } from './residents.ts';

/**
 * Loads the synthetic residents once, in one transaction; gives how many were loaded, 0 when they are there. When only the
 * named people of the demo have changed since, those who are missing are added.
 */
export async function loadResidents(db: Database, options: SeedOptions): Promise<number> {
  const { seed, size, people, cityName } = options;
  const digest = sha256Of(JSON.stringify({ seed, size, people }));
  const edition = digest.toString('base64url').slice(0, 12);
  const done = await db.query('SELECT 1 FROM register.seeding WHERE edition = $1', [edition]);
  if (done.length > 0) return 0;
  const { blocks } = await options.addresses();
  return db.transaction(async (tx) => {
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('register seeding', 0))");
    const loaded = await tx.query<{ edition: string }>('SELECT edition FROM register.seeding');
    if (loaded.some((known) => known.edition === edition)) return 0;
    const missing = loaded.length > 0 ? await missingPeople(tx, people) : null;
    const residents = missing
      ? makeResidents({ seed: digest.readUInt32BE(), size: missing.length, people: missing, blocks, cityName })
      : makeResidents({ seed, size, people, blocks, cityName });
    await insertResidents(tx, residents);
    await tx.query(insertSeeding, [edition, residents.persons.length]);
    return residents.persons.length;
  });
}

async function missingPeople(tx: Tx, people: readonly GivenPerson[]): Promise<GivenPerson[]> {
  const pseudonyms = people.map((person) => person.pseudonym);
  const known = await tx.query<{ pseudonym: string }>(
    'SELECT pseudonym FROM register.person WHERE pseudonym = ANY ($1)',
    [pseudonyms],
  );
  return people.filter((person) => !known.some((row) => row.pseudonym === person.pseudonym));
}

/** A few large statements: twenty thousand residents take well under a second. */
async function insertResidents(tx: Tx, { persons, homes, kin }: Residents): Promise<void> {
  for (const batch of batches(persons)) await tx.query(insertPersons, [JSON.stringify(batch)]);
  for (const batch of batches(homes)) await tx.query(insertHomes, [JSON.stringify(batch)]);
  for (const batch of batches(kin)) {
    const columns = [0, 1, 2].map((column) => batch.map((row) => row[column]));
    await tx.query(insertKin, columns);
  }
}

function* batches<T>(rows: readonly T[]): Iterable<readonly T[]> {
  for (let from = 0; from < rows.length; from += 5_000) yield rows.slice(from, from + 5_000);
}

const texts = (json: string): string => `ARRAY(SELECT json_array_elements_text(${json}))`;
const insertPersons = `
  INSERT INTO register.person (id, pseudonym, family_name, given_names, usual_name, doctorate, birth_date, birth_place, sex,
    nationalities, religion, civil_status, former_names, name_keys, documents, blocked_until)
  SELECT id, pseudonym, "familyName", "givenNames", "usualName", doctorate, "birthDate", "birthPlace", sex,
    ${texts('nationalities')}, religion, "civilStatus", ${texts('"formerNames"')}, ${texts('"nameKeys"')}, documents, "blockedUntil"
  FROM json_to_recordset($1) AS t(id uuid, pseudonym text, "familyName" text, "givenNames" text, "usualName" text,
    doctorate text, "birthDate" date, "birthPlace" text, sex text, nationalities json, religion text, "civilStatus" text,
    "formerNames" json, "nameKeys" json, documents jsonb, "blockedUntil" date)`;
const insertHomes = `
  INSERT INTO register.home (person, street, house_number, postcode, city, addition, kind, moved_in_on, moved_out_on, registered_on)
  SELECT person, street, "houseNumber", postcode, city, addition, kind, "movedInOn", "movedOutOn", "registeredOn"
  FROM json_to_recordset($1) AS t(person uuid, street text, "houseNumber" text, postcode text, city text, addition text,
    kind text, "movedInOn" date, "movedOutOn" date, "registeredOn" date)`;
const insertKin = `
  INSERT INTO register.kinship (person, relative, relation)
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[])`;
const insertSeeding = 'INSERT INTO register.seeding (edition, people) VALUES ($1, $2)';

export type SeedPerson = GivenPerson;
interface SeedOptions {
  readonly seed: number;
  readonly size: number;
  readonly people: readonly GivenPerson[];
  readonly cityName: string;
  readonly addresses: () => Promise<Pick<Addresses, 'blocks'>>;
}
