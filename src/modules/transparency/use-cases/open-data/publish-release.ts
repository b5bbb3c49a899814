import type { Actor } from '#kernel/actor';
import { canonicalJson } from '#kernel/json';
import { ok, type Result, refuse } from '#kernel/result';
import { sha256Of } from '#kernel/sha256';
import type { Tx } from '#platform/database';
import type { Platform } from '#platform/mount';
import { type DataRow, type DatasetRecord, type FileFormat, fileFormats } from '../../domain/open-data/dataset.ts';
import type { Published } from '../../domain/open-data/disclosure/published.ts';
import { writeCsv } from '../../domain/open-data/files/csv.ts';
import { tableSchemaOf } from '../../domain/open-data/files/table-schema.ts';
import { claimDataset, insertFile, insertRelease, lastRelease } from '../../store/open-data-releases.ts';
import { parquetFile } from './parquet-file.ts';

/**
 * A new version of a dataset with its files, and the hash of each in the public log. Null when the content is that of the last
 * version; refused with `taken` when the name belongs to another office or to the city's own data.
 */
export async function publishRelease(
  parts: Pick<Platform, 'clock' | 'newId' | 'events'>,
  tx: Tx,
  order: ReleaseOrder,
): Promise<Result<number | null, 'taken'>> {
  const { record, rows, isOwn } = order;
  const owner = await claimDataset(tx, record.id, isOwn, record.office);
  if (owner.isOwn !== isOwn || owner.office !== record.office) return refuse('taken');
  const digest = sha256(canonicalJson(JSON.parse(JSON.stringify({ record, rows }))));
  const last = await lastRelease(tx, record.id);
  if (last?.digest === digest && !order.correction) return ok(null);
  const version = (last?.version ?? 0) + 1;
  const contents = filesOf(order);
  const files = contents.map(({ name, format, content }) => ({
    name,
    format,
    size: content.length,
    sha256: sha256(content),
  }));
  const stream = parts.newId();
  const release = {
    ...{ dataset: record.id, version, issuedAt: parts.clock.now().toString({ smallestUnit: 'second' }) },
    ...{ embargoUntil: order.embargoUntil, correction: order.correction, from: order.from, to: order.to },
    ...{ rowCount: rows.length, files },
  };
  insertRelease(tx, { release, record, digest, rows, published: order.published ?? null, stream });
  for (const [at, { content }] of contents.entries()) insertFile(tx, release, files[at]!, content);
  const hashes = Object.fromEntries(files.map((file) => [file.name, file.sha256]));
  const told = await parts.events.append(tx, {
    ...{ stream, expected: 0, actor: order.actor },
    events: [{ type: 'open-data.published', public: { dataset: record.id, version, files: hashes } }],
  });
  if (told === 'conflict') throw new Error(`two releases with the id ${stream}`);
  return ok(version);
}

function filesOf({ record, rows, further = [] }: ReleaseOrder): readonly FileContent[] {
  const file = (format: FileFormat, content: string | Uint8Array, part = ''): FileContent => ({
    name: `${record.id}${part && `-${part}`}.${fileFormats[format].ending}`,
    format,
    content: typeof content === 'string' ? Buffer.from(content) : content,
  });
  return [
    file('csv', writeCsv(record.fields, rows)),
    file('json', JSON.stringify(rows)),
    file('parquet', parquetFile(record.fields, rows)),
    file('schema', JSON.stringify(tableSchemaOf(record), null, 2)),
    ...further.map(({ format, content, part }) => file(format, content, part)),
  ];
}

const sha256 = (content: string | Uint8Array): string => sha256Of(content).toString('hex');

export interface ReleaseOrder {
  readonly record: DatasetRecord;
  readonly rows: readonly DataRow[];
  /** Files beside those that every table gets. */
  readonly further?: readonly FurtherFile[];
  /** First and last day that the data are about. */
  readonly from: string | null;
  readonly to: string | null;
  readonly embargoUntil: string | null;
  readonly correction: string | null;
  readonly published?: Published | null;
  readonly isOwn: boolean;
  readonly actor: Actor;
}
export interface FurtherFile {
  readonly format: FileFormat;
  readonly content: string | Uint8Array;
  /** Tells several files of one format apart: stands at the end of the name. */
  readonly part?: string;
}
interface FileContent {
  readonly name: string;
  readonly format: FileFormat;
  readonly content: Uint8Array;
}
