import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { DataRow, Dataset, DatasetRecord, PublishedFile, Release } from '../domain/open-data/dataset.ts';
import type { Published } from '../domain/open-data/disclosure/published.ts';
import type { Reader } from './log-store.ts';

/** Makes the dataset if it is new, locks it, and gives who it belongs to. */
export async function claimDataset(
  tx: Tx,
  id: string,
  isOwn: boolean,
  office: string | null,
): Promise<{ readonly isOwn: boolean; readonly office: string | null }> {
  const [row] = await tx.query<{ isOwn: boolean; office: string | null }>(
    `INSERT INTO transparency.dataset AS d (id, is_own, office) VALUES ($1, $2, $3)
     ON CONFLICT (id) DO UPDATE SET is_own = d.is_own RETURNING is_own AS "isOwn", office`,
    [id, isOwn, office],
  );
  if (!row) throw new Error(`the dataset ${id} could not be locked`);
  return row;
}

/** The newest release of a dataset, seen by the public or not. */
export async function lastRelease(tx: Reader, dataset: string): Promise<{ version: number; digest: string } | null> {
  const [row] = await tx.query<{ version: number; digest: string }>(
    'SELECT version, digest FROM transparency.release WHERE dataset = $1 ORDER BY version DESC LIMIT 1',
    [dataset],
  );
  return row ?? null;
}

export const insertRelease = (tx: Tx, { release, record, digest, rows, published, stream }: NewRelease): void => {
  tx.post(
    `INSERT INTO transparency.release
       (dataset, version, stream, issued_at, embargo_until, correction, record, first_day, last_day, digest, rows, published)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[release.dataset, release.version, stream, release.issuedAt, release.embargoUntil, release.correction],
      ...[JSON.stringify(record), release.from, release.to, digest, JSON.stringify(rows)],
      published ? JSON.stringify(published) : null,
    ],
  );
};

export const insertFile = (
  tx: Tx,
  { dataset, version }: Pick<Release, 'dataset' | 'version'>,
  { name, format, sha256 }: PublishedFile,
  content: Uint8Array,
): void =>
  tx.post(
    `INSERT INTO transparency.dataset_file (dataset, version, name, format, content, sha256) VALUES ($1, $2, $3, $4, $5, $6)`,
    [dataset, version, name, format, Buffer.from(content), sha256],
  );

/** What readers can calculate with since the releases of a dataset, oldest first. */
export async function publishedBefore(tx: Reader, dataset: string): Promise<Published[]> {
  const rows = await tx.query<{ published: Published }>(
    'SELECT published FROM transparency.release WHERE dataset = $1 AND published IS NOT NULL ORDER BY version',
    [dataset],
  );
  return rows.map(({ published }) => published);
}

/** Every dataset with its newest release that may be seen at an instant, by id. */
export async function visibleDatasets(tx: Reader, at: string): Promise<Dataset[]> {
  const rows = await tx.query<ReleaseRow>(
    `SELECT DISTINCT ON (r.dataset) ${columns} FROM transparency.release r
     WHERE ${isVisible} ORDER BY r.dataset, r.version DESC`,
    [at],
    'open-data-datasets',
  );
  return rows.map(toDataset);
}

/** All releases of a dataset that may be seen at an instant, newest first. */
export async function visibleReleases(tx: Reader, dataset: string, at: string): Promise<Dataset[]> {
  const rows = await tx.query<ReleaseRow>(
    `SELECT ${columns} FROM transparency.release r WHERE r.dataset = $2 AND ${isVisible} ORDER BY r.version DESC`,
    [at, dataset],
    'open-data-releases',
  );
  return rows.map(toDataset);
}

/** The newest releases of all datasets that may be seen at an instant. */
export async function newestReleases(tx: Reader, at: string, limit: number): Promise<Dataset[]> {
  const rows = await tx.query<ReleaseRow>(
    `SELECT ${columns} FROM transparency.release r WHERE ${isVisible} ORDER BY r.issued_at DESC, r.dataset LIMIT $2`,
    [at, limit],
    'open-data-newest',
  );
  return rows.map(toDataset);
}

/** The rows of a release, all or only the first. */
export async function readRows(tx: Reader, dataset: string, version: number, first?: number): Promise<DataRow[]> {
  const rows = first === undefined ? 'rows' : `jsonb_path_query_array(rows, '$[0 to ${Math.max(0, first - 1)}]')`;
  const [row] = await tx.query<{ rows: DataRow[] }>(
    `SELECT ${rows} AS rows FROM transparency.release WHERE dataset = $1 AND version = $2`,
    [dataset, version],
  );
  return row?.rows ?? [];
}

/** A file of a release that may be seen at an instant. */
export async function findFile(
  tx: Reader,
  { dataset, version, name }: { readonly dataset: string; readonly version: number; readonly name: string },
  at: string,
): Promise<{ readonly format: PublishedFile['format']; readonly content: Uint8Array } | null> {
  const [row] = await tx.query<{ format: PublishedFile['format']; content: Uint8Array }>(
    `SELECT f.format, f.content FROM transparency.dataset_file f
     JOIN transparency.release r ON r.dataset = f.dataset AND r.version = f.version
     WHERE ${isVisible} AND f.dataset = $2 AND f.version = $3 AND f.name = $4`,
    [at, dataset, version, name],
    'open-data-file',
  );
  return row ?? null;
}

/** The stream of the event that told the log of a release; null for an unknown one. */
export async function findReleaseStream(
  tx: Reader,
  { dataset, version }: Pick<Release, 'dataset' | 'version'>,
): Promise<Uuid | null> {
  const [row] = await tx.query<{ stream: Uuid }>(
    'SELECT stream FROM transparency.release WHERE dataset = $1 AND version = $2',
    [dataset, version],
    'open-data-stream',
  );
  return row?.stream ?? null;
}

/** The datasets of some offices with their newest release, also those that nobody outside sees yet. */
export async function releasesOfOffices(tx: Reader, offices: readonly string[]): Promise<Dataset[]> {
  const rows = await tx.query<ReleaseRow>(
    `SELECT DISTINCT ON (r.dataset) ${columns} FROM transparency.release r JOIN transparency.dataset d ON d.id = r.dataset
     WHERE d.office = ANY($1) ORDER BY r.dataset, r.version DESC`,
    [offices],
  );
  return rows.map(toDataset);
}

const isVisible = '(r.embargo_until IS NULL OR r.embargo_until <= $1::timestamptz)';
const columns = `r.dataset, r.version, r.issued_at AS "issuedAt", r.embargo_until AS "embargoUntil", r.correction, r.record,
  r.first_day::text AS "from", r.last_day::text AS "to", jsonb_array_length(r.rows) AS "rowCount",
  (SELECT min(coalesce(o.embargo_until, o.issued_at)) FROM transparency.release o WHERE o.dataset = r.dataset) AS "firstIssuedAt",
  (SELECT jsonb_agg(jsonb_build_object('name', f.name, 'format', f.format, 'size', length(f.content), 'sha256', f.sha256)
     ORDER BY f.format, f.name) FROM transparency.dataset_file f WHERE f.dataset = r.dataset AND f.version = r.version) AS files`;

const toDataset = ({ record, firstIssuedAt, issuedAt, embargoUntil, files, ...rest }: ReleaseRow): Dataset => ({
  record,
  firstIssuedAt: firstIssuedAt.toISOString(),
  release: {
    ...rest,
    // Readers could see it only since then.
    issuedAt: (embargoUntil ?? issuedAt).toISOString(),
    embargoUntil: embargoUntil?.toISOString() ?? null,
    files: files ?? [],
  },
});

export interface NewRelease {
  readonly release: Release;
  readonly record: DatasetRecord;
  readonly digest: string;
  readonly rows: readonly DataRow[];
  readonly published: Published | null;
  readonly stream: Uuid;
}
interface ReleaseRow {
  readonly dataset: string;
  readonly version: number;
  readonly issuedAt: Date;
  readonly embargoUntil: Date | null;
  readonly correction: string | null;
  readonly record: DatasetRecord;
  readonly from: string | null;
  readonly to: string | null;
  readonly rowCount: number;
  readonly firstIssuedAt: Date;
  readonly files: readonly PublishedFile[] | null;
}
