import type { Database, Tx } from '#platform/database';
import type { ServiceFolder } from '../domain/service.ts';

/** Keeps versions that are not known yet and makes the given ones current, never going back to a lower edition. */
export async function keepVersions(
  tx: Tx,
  folders: readonly ServiceFolder[],
  publishedAt: Temporal.Instant,
): Promise<void> {
  if (folders.length === 0) return;
  const tables = tx.of<Tables>('catalogue');
  await tables
    .insertInto('version')
    .values(
      folders.map((folder) => ({
        service: folder.id,
        version: folder.version,
        edition: folder.edition,
        published_at: publishedAt.toString(),
        files: JSON.stringify(folder.files),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tables
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

/** The current version of each service. */
export async function currentVersions(from: Tx | Database): Promise<ReadonlyMap<string, CurrentVersion>> {
  const rows = await from.of<Tables>('catalogue').selectFrom('current').selectAll().orderBy('service').execute();
  return new Map(rows.map(({ service, version, edition }) => [service, { version, edition }]));
}

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

export interface CurrentVersion {
  readonly version: string;
  readonly edition: number;
}
interface Tables {
  readonly version: { service: string; version: string; edition: number; published_at: string; files: string };
  readonly current: { service: string; version: string; edition: number };
}
