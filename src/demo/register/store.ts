import type { Tx } from '#platform/database';
import type { registerWire } from '#register';
import { type Candidate, nameKey } from './match.ts';

/** Everyone born on that day who bears that family name or did before. */
export async function findCandidates(
  tx: Tx,
  query: { readonly familyName: string; readonly birthDate: string },
  today: string,
): Promise<Candidate[]> {
  return tx.query<Candidate>(candidates, [query.birthDate, nameKey(query.familyName), today], 'register-candidates');
}

/** The record as the outside may see it; null when there is none. */
export async function findRecord(tx: Tx, id: string, { today, city }: Place): Promise<Wire | null> {
  const [row] = await tx.query<RecordRow>(record, [id, today, city], 'register-record');
  return row ? shown(row) : null;
}

/** The id behind a pseudonym. */
export async function findByPseudonym(tx: Tx, pseudonym: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>('SELECT id FROM register.person WHERE pseudonym = $1', [pseudonym]);
  return row?.id ?? null;
}

/** Writes down who asked for whom, when and why (BMG § 40). */
export async function writeAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { at, client, action, result, purpose, reference, persons, subject } = entry;
  await tx.query(audit, [at, client, action, result, purpose, reference, persons, subject], 'register-audit');
}

/** The home in this city stands first; without one, the main home elsewhere. */
function shown({ homes, ...row }: RecordRow): Wire {
  const present = homes.filter((home) => home.moved_out_on === null);
  const [first, ...others] = present;
  const shownHome = first ?? homes.at(-1)!;
  return {
    ...row,
    address: addressOf(shownHome),
    kindOfHome: shownHome.kind,
    livesThereSince: shownHome.moved_in_on,
    otherHomes: others.map((home) => ({ address: addressOf(home), kindOfHome: home.kind })),
    formerAddresses: homes.filter((home) => home.moved_out_on !== null).map(addressOf),
  };
}

const addressOf = (home: HomeRow): registerWire.WireAddress => ({
  street: home.street,
  houseNumber: home.house_number,
  postcode: home.postcode,
  city: home.city,
  addition: home.addition,
});

const mainHome = (person: string): string =>
  `(SELECT concat_ws('|', h.street, h.house_number, h.postcode, h.city) FROM register.home h
    WHERE h.person = ${person} AND h.moved_out_on IS NULL ORDER BY h.kind = 'secondary', h.id LIMIT 1)`;
const candidates = `
  SELECT p.id, p.family_name AS "familyName", p.given_names AS "givenNames", p.usual_name AS "usualName",
         coalesce(${mainHome('p.id')}, p.id::text) AS home,
         coalesce(p.blocked_until >= $3::date, false) AS "isBlocked",
         ARRAY(SELECT k.person FROM register.kinship k WHERE k.relative = p.id AND k.relation = 'child') AS parents
  FROM register.person p WHERE p.birth_date = $1 AND $2 = ANY (p.name_keys) ORDER BY p.id LIMIT 50`;
const record = `
  SELECT p.id, p.family_name AS "familyName", p.given_names AS "givenNames", p.usual_name AS "usualName", p.doctorate,
         p.birth_date AS "birthDate", p.birth_place AS "birthPlace", p.sex, p.nationalities, p.religion,
         p.civil_status AS "civilStatus", p.former_names AS "formerNames", p.documents,
         (SELECT json_agg(h ORDER BY h.moved_out_on NULLS FIRST, h.city <> $3, h.kind = 'secondary', h.id)
          FROM register.home h WHERE h.person = p.id) AS homes,
         coalesce((SELECT json_agg(json_build_object('id', r.id, 'relation', k.relation, 'familyName', r.family_name,
            'givenNames', r.given_names, 'birthDate', r.birth_date,
            'livesHere', ${mainHome('r.id')} IS NOT DISTINCT FROM ${mainHome('p.id')}) ORDER BY k.relation DESC, r.birth_date, r.id)
          FROM register.kinship k JOIN register.person r ON r.id = k.relative
          WHERE k.person = p.id AND (r.blocked_until IS NULL OR r.blocked_until < $2::date)
            AND (k.relation = 'spouse' OR r.birth_date > $2::date - interval '18 years')), '[]') AS family
  FROM register.person p WHERE p.id = $1`;
const audit = `
  INSERT INTO register.audit (at, client, action, result, purpose, reference, persons, subject) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** The day, and the city whose register this is: its homes stand first. */
export interface Place {
  readonly today: string;
  readonly city: string;
}
export interface AuditEntry {
  readonly at: string;
  readonly client: string;
  readonly action: string;
  readonly result: string;
  readonly purpose: string | null;
  readonly reference: string | null;
  /** Handle of the person in the city hall. */
  readonly subject: string | null;
  readonly persons: readonly string[];
}
type Wire = registerWire.WireRecord;
type RecordRow = Omit<Wire, 'address' | 'kindOfHome' | 'livesThereSince' | 'otherHomes' | 'formerAddresses'> & {
  readonly homes: readonly HomeRow[];
};
interface HomeRow {
  readonly street: string;
  readonly house_number: string;
  readonly postcode: string;
  readonly city: string;
  readonly addition: string;
  readonly kind: Wire['kindOfHome'];
  readonly moved_in_on: string;
  readonly moved_out_on: string | null;
}
