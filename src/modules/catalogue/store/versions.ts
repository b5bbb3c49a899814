import type { Database, Tx } from '#platform/database';
import type { Published } from '../domain/check-edition.ts';
import type { ServiceFolder } from '../domain/service.ts';

/** Keeps versions that are not known yet and makes the given ones current, never going back to a lower edition. */
export async function keepVersions(
  tx: Tx,
  folders: readonly ServiceFolder[],
  publishedAt: Temporal.Instant,
): Promise<void> {
  if (folders.length === 0) return;
  await insertVersions(tx, folders, publishedAt, null);
  await tx
    .of<Tables>('catalogue')
    .insertInto('current')
    .values(folders.map(({ id, version, edition }) => ({ service: id, version, edition })))
    .onConflict((conflict) =>
      conflict
        .column('service')
        .doUpdateSet((eb) => ({ version: eb.ref('excluded.version'), edition: eb.ref('excluded.edition') }))
        .where((eb) => eb('current.edition', '<=', eb.ref('excluded.edition'))),
    )
    .execute();
}

/** Keeps a version that will be offered from a day on. */
export async function planVersion(tx: Tx, folder: ServiceFolder, plan: Plan): Promise<void> {
  await insertVersions(tx, [folder], plan.at, plan.by);
  const { id, version, edition } = folder;
  await tx
    .of<Tables>('catalogue')
    .insertInto('planned')
    .values({ service: id, version, edition, from_day: plan.from.toString() })
    .onConflict((conflict) => conflict.columns(['service', 'version']).doNothing())
    .execute();
}

/** Makes planned versions current whose day has come; of several for one service the highest edition. */
export const offerPlanned = (tx: Tx, today: Temporal.PlainDate): Promise<unknown> => tx.query(offerDue, [today]);

/** Whether a planned version waits whose day has come. */
export const hasDuePlan = async (db: Database, today: Temporal.PlainDate): Promise<boolean> =>
  (await db.query('SELECT 1 FROM catalogue.planned WHERE from_day <= $1 LIMIT 1', [today], 'catalogue-due')).length > 0;

/** The version with the highest edition that was ever kept of a service. */
export async function latestVersion(from: Tx | Database, service: string): Promise<Published | undefined> {
  return from
    .of<Tables>('catalogue')
    .selectFrom('version')
    .select(['version', 'edition'])
    .where('service', '=', service)
    .orderBy('edition', 'desc')
    .orderBy('published_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The current version of each service, those that were withdrawn too. */
export async function currentVersions(from: Tx | Database): Promise<ReadonlyMap<string, CurrentVersion>> {
  const rows = await from
    .of<Tables>('catalogue')
    .selectFrom('current')
    .innerJoin('version', (join) =>
      join.onRef('version.service', '=', 'current.service').onRef('version.version', '=', 'current.version'),
    )
    .select(['current.service', 'current.version', 'current.edition', 'version.published_by'])
    .orderBy('current.service')
    .execute();
  return new Map(rows.map(({ service, version, edition, published_by: by }) => [service, { version, edition, by }]));
}

/** Services that are not offered because they were withdrawn and no higher edition came since. */
export async function withdrawnServices(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ service: string }>(
    `SELECT DISTINCT c.service FROM catalogue.current c
     JOIN catalogue.withdrawn w ON w.service = c.service AND w.edition >= c.edition`,
    [],
    'catalogue-withdrawn',
  );
  return new Set(rows.map(({ service }) => service));
}

/** Notes that a service is withdrawn with the highest edition there is, and drops what was planned; a second time changes nothing. */
export async function insertWithdrawn(tx: Tx, { service, edition, at, by }: Withdrawal): Promise<void> {
  await tx.query(
    `INSERT INTO catalogue.withdrawn (service, edition, withdrawn_at, withdrawn_by) VALUES ($1, $2, $3, $4)
     ON CONFLICT (service, edition) DO NOTHING`,
    [service, edition, at.toString(), by],
  );
  await tx.query('DELETE FROM catalogue.planned WHERE service = $1', [service]);
}

/** True when a service was withdrawn with this edition or a higher one. */
export const wasWithdrawn = async (tx: Tx, service: string, edition: number): Promise<boolean> =>
  (await tx.query('SELECT 1 FROM catalogue.withdrawn WHERE service = $1 AND edition >= $2 LIMIT 1', [service, edition]))
    .length > 0;

/** Every version that was ever kept of a service, highest edition first, with what became of it. */
export const versionsOf = async (db: Database, service: string): Promise<readonly ListedVersion[]> =>
  (await db.query<VersionRow>(listVersions, [service], 'catalogue-versions')).map((row) => ({
    ...row,
    publishedAt: Temporal.Instant.from(row.publishedAt),
    from: row.from ? Temporal.PlainDate.from(row.from) : null,
  }));

/** Which of the given versions are kept already, as `service@version`. */
export async function keptVersions(from: Tx, folders: readonly ServiceFolder[]): Promise<ReadonlySet<string>> {
  if (folders.length === 0) return new Set();
  const rows = await from
    .of<Tables>('catalogue')
    .selectFrom('version')
    .select(['service', 'version'])
    .where('version', 'in', [...new Set(folders.map((folder) => folder.version))])
    .execute();
  return new Set(rows.map(({ service, version }) => `${service}@${version}`));
}

/** The files of one version; null when it was never published. */
export async function findFiles(
  db: Database,
  service: string,
  version: string,
): Promise<Readonly<Record<string, string>> | null> {
  const row = await db
    .of<Tables>('catalogue')
    .selectFrom('version')
    .select('files')
    .where('service', '=', service)
    .where('version', '=', version)
    .executeTakeFirst();
  return row ? (row.files as unknown as Readonly<Record<string, string>>) : null;
}

/** Lets one node publish at a time; released with the transaction. */
export const lockPublishing = (tx: Tx): Promise<unknown> =>
  tx.query("SELECT pg_advisory_xact_lock(hashtextextended('catalogue.publish', 0))");

async function insertVersions(
  tx: Tx,
  folders: readonly ServiceFolder[],
  publishedAt: Temporal.Instant,
  by: string | null,
): Promise<void> {
  await tx
    .of<Tables>('catalogue')
    .insertInto('version')
    .values(
      folders.map((folder) => ({
        service: folder.id,
        version: folder.version,
        edition: folder.edition,
        published_at: publishedAt.toString(),
        published_by: by,
        files: JSON.stringify(folder.files),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const offerDue = `
  WITH due AS (DELETE FROM catalogue.planned WHERE from_day <= $1 RETURNING service, version, edition)
  INSERT INTO catalogue.current (service, version, edition)
  SELECT DISTINCT ON (service) service, version, edition FROM due ORDER BY service, edition DESC
  ON CONFLICT (service) DO UPDATE SET version = excluded.version, edition = excluded.edition
    WHERE catalogue.current.edition <= excluded.edition`;

const listVersions = `
  SELECT v.version, v.edition, v.published_by AS by,
         to_char(v.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "publishedAt",
         p.from_day::text AS "from", c.version IS NOT NULL AS "isCurrent",
         c.version IS NOT NULL AND EXISTS (
           SELECT 1 FROM catalogue.withdrawn w WHERE w.service = v.service AND w.edition >= v.edition
         ) AS "isWithdrawn"
  FROM catalogue.version v
  LEFT JOIN catalogue.current c ON c.service = v.service AND c.version = v.version
  LEFT JOIN catalogue.planned p ON p.service = v.service AND p.version = v.version
  WHERE v.service = $1 ORDER BY v.edition DESC, v.published_at DESC LIMIT 200`;

/** One version of a service, as a list tells of it. */
export interface ListedVersion extends Published {
  readonly publishedAt: Temporal.Instant;
  /** Id of a staff member or the name of a command; null when it came with the folder of the city. */
  readonly by: string | null;
  /** First day on which it will be offered; null when it is not planned. */
  readonly from: Temporal.PlainDate | null;
  /** It is the one that is offered, unless the service was withdrawn. */
  readonly isCurrent: boolean;
  readonly isWithdrawn: boolean;
}
interface VersionRow extends Omit<ListedVersion, 'publishedAt' | 'from'> {
  readonly publishedAt: string;
  readonly from: string | null;
}
interface Withdrawal {
  readonly service: string;
  readonly edition: number;
  readonly at: Temporal.Instant;
  readonly by: string;
}
export interface Plan {
  readonly from: Temporal.PlainDate;
  /** When it was published, and by whom. */
  readonly at: Temporal.Instant;
  readonly by: string;
}
export interface CurrentVersion extends Published {
  /** Who published it while the city ran; null when it came with the folder of the city. */
  readonly by: string | null;
}
interface Tables {
  readonly version: {
    service: string;
    version: string;
    edition: number;
    published_at: string;
    published_by: string | null;
    files: string;
  };
  readonly planned: { service: string; version: string; edition: number; from_day: string };
  readonly current: { service: string; version: string; edition: number };
}
