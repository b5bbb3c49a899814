import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { Reader } from './log-store.ts';

/** Stores reports that are new, and gives those that were there before with the same number. */
export async function addUsages(tx: Tx, system: string, usages: readonly StoredUsage[]): Promise<StoredUsage[]> {
  const columns = (name: keyof StoredUsage) => usages.map((usage) => usage[name]);
  const added = await tx.query<{ id: string }>(
    `INSERT INTO transparency.reported_usage (system, id, key, logtime, action, receiver_code, receiver_name, receiver_system)
     SELECT $1, * FROM unnest($2::text[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[])
     ON CONFLICT (system, id) DO NOTHING RETURNING id`,
    [
      system,
      ...(['id', 'userCode', 'logtime', 'action', 'receiverCode', 'receiverName', 'receiverSystem'] as const).map(
        columns,
      ),
    ],
    'usage-add',
  );
  const isNew = new Set(added.map(({ id }) => id));
  const known = usages.filter(({ id }) => !isNew.has(id)).map(({ id }) => id);
  if (known.length === 0) return [];
  return tx.query<StoredUsage>(`SELECT ${shown} FROM transparency.reported_usage WHERE system = $1 AND id = ANY($2)`, [
    system,
    known,
  ]);
}

/** What a system reported about one person, newest first, and how much there is in all. */
export async function findUsages(on: Reader, { system, userCode, from, until, offset, limit }: UsageQuery) {
  const where = 'system = $1 AND key = $2 AND logtime >= $3 AND logtime <= $4';
  const values = [system, userCode, from, until];
  const [total] = await on.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM transparency.reported_usage WHERE ${where}`,
    values,
  );
  const usages = await on.query<StoredUsage>(
    `SELECT ${shown} FROM transparency.reported_usage WHERE ${where} ORDER BY logtime DESC, id DESC OFFSET $5 LIMIT $6`,
    [...values, offset, limit],
  );
  return { total: total?.count ?? 0, usages };
}

/** When the first report of a system was about; null before the first. */
export async function firstUsage(on: Reader, system: string): Promise<string | null> {
  const [row] = await on.query<{ at: string | null }>(
    `SELECT ${instant('min(logtime)')} AS at FROM transparency.reported_usage WHERE system = $1`,
    [system],
  );
  return row?.at ?? null;
}

const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const shown = `id, key AS "userCode", ${instant('logtime')} AS logtime, action, receiver_code AS "receiverCode",
  receiver_name AS "receiverName", receiver_system AS "receiverSystem"`;

/** One report, as the Estonian Data Tracker names its parts. */
export interface StoredUsage {
  /** Number that the system gave it. */
  readonly id: string;
  /** The handle of the person that the city hall gave along with its question. */
  readonly userCode: Uuid;
  /** ISO instant in UTC, whole seconds. */
  readonly logtime: string;
  readonly action: string;
  readonly receiverCode: string;
  readonly receiverName: string | null;
  readonly receiverSystem: string;
}
interface UsageQuery {
  readonly system: string;
  readonly userCode: Uuid;
  readonly from: string;
  readonly until: string;
  readonly offset: number;
  readonly limit: number;
}
