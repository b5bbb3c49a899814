import type { Tx } from '#platform/database';
import type { registerWire } from '#register';

/**
 * Ends every present home of everybody in the report on one day, or of nobody (BMG § 17(2)). Refused when a record is gone, when a
 * home began on that day or later, or when somebody left on another day already; the same report again is the same departure.
 */
export async function registerDeparture(
  tx: Tx,
  { persons, movedOutOn }: registerWire.WireDeparture,
  today: string,
): Promise<DepartureOutcome> {
  const leaving = [...new Set(persons)].sort();
  const locked = await tx.query<{ id: string }>(lockPersons, [leaving]);
  if (locked.length < leaving.length) return 'record-gone';
  const stays = await tx.query<Stay>(staysOf, [leaving]);
  if (stays.some((stay) => !mayEnd(stay, movedOutOn))) return 'conflict';
  await tx.query(endHomes, [leaving, movedOutOn]);
  return { registeredOn: today };
}

/** Somebody without a present home must have left on this very day. */
const mayEnd = ({ latestIn, latestOut }: Stay, movedOutOn: string): boolean =>
  latestIn === null ? latestOut === movedOutOn : latestIn < movedOutOn;

const lockPersons = 'SELECT id FROM register.person WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE';
const staysOf = `
  SELECT p.id,
         (SELECT max(h.moved_in_on) FROM register.home h WHERE h.person = p.id AND h.moved_out_on IS NULL) AS "latestIn",
         (SELECT max(h.moved_out_on) FROM register.home h WHERE h.person = p.id) AS "latestOut"
  FROM register.person p WHERE p.id = ANY ($1::uuid[])`;
const endHomes = 'UPDATE register.home SET moved_out_on = $2 WHERE person = ANY ($1::uuid[]) AND moved_out_on IS NULL';

export type DepartureOutcome = 'record-gone' | 'conflict' | { readonly registeredOn: string };
interface Stay {
  readonly latestIn: string | null;
  readonly latestOut: string | null;
}
