import type { Clock } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import type { Database } from '#platform/database';
import type { OpenSession, SessionOwner } from './types.ts';

/** The sessions of an account or staff member that are still open, the newest first. */
export async function listOpen({ db, clock }: Parts, who: SessionOwner): Promise<readonly OpenSession[]> {
  const [column, owner] = ownerOf(who);
  const query = `${selectOpen} AND ${column} = $2 ORDER BY created_at DESC, id`;
  const rows = await db.query<OpenRow>(query, [clock.now().toString(), owner]);
  return rows.map(({ id, staffId, device, createdAt, idleUntil }) => ({
    id,
    device,
    signedInAt: createdAt.toTemporalInstant(),
    usedAt: idleUntil.toTemporalInstant().subtract({ minutes: idleMinutes({ staffId }) }),
  }));
}

/** Ends a single session of this owner; false when there is none of theirs. */
export async function endOne({ db }: Pick<Parts, 'db'>, who: SessionOwner, id: Uuid): Promise<boolean> {
  const [column, owner] = ownerOf(who);
  const query = `DELETE FROM session.session WHERE id = $1 AND ${column} = $2 RETURNING 1`;
  return (await db.query(query, [id, owner])).length > 0;
}

/** Ends all of them; gives how many there were. */
export async function endAll({ db }: Pick<Parts, 'db'>, who: SessionOwner): Promise<number> {
  const [column, owner] = ownerOf(who);
  return (await db.query(`DELETE FROM session.session WHERE ${column} = $1 RETURNING 1`, [owner])).length;
}

/** Minutes without a request after which a session is over. */
export const idleMinutes = (who: { readonly staffId: Uuid | null }): number => (who.staffId ? 60 : 30);

const ownerOf = (who: SessionOwner): readonly [column: string, id: Uuid] =>
  'accountId' in who ? ['account_id', who.accountId] : ['staff_id', who.staffId];
const selectOpen = `SELECT id, staff_id AS "staffId", device, created_at AS "createdAt", idle_until AS "idleUntil"
  FROM session.session WHERE idle_until > $1 AND ends_at > $1`;

interface Parts {
  readonly db: Database;
  readonly clock: Clock;
}
interface OpenRow {
  readonly id: Uuid;
  readonly staffId: Uuid | null;
  readonly device: string | null;
  readonly createdAt: Date;
  readonly idleUntil: Date;
}
