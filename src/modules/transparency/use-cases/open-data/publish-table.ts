import { systemActor } from '#kernel/actor';
import type { Tx } from '#platform/database';
import type { Platform } from '#platform/mount';
import type { DataRow, DatasetRecord } from '../../domain/open-data/dataset.ts';
import { findFile, lastRelease } from '../../store/open-data-releases.ts';
import { publishRelease } from './publish-release.ts';

/**
 * Publishes a table that another module of the city makes, as one of the city's own datasets; gives the version and its CSV file.
 * The same content again makes no new version. Throws when the name belongs to somebody else.
 */
export async function publishTable(parts: Platform, tx: Tx, table: OwnTable): Promise<PublishedTable> {
  const done = await publishRelease(parts, tx, {
    ...{ record: table.record, rows: table.rows, from: table.from, to: table.to, embargoUntil: null },
    ...{ correction: null, isOwn: true, actor: systemActor },
  });
  if (!done.ok) throw new Error(`the dataset ${table.record.id} belongs to somebody else`);
  const version = done.value ?? (await lastRelease(tx, table.record.id))?.version ?? 0;
  const name = `${table.record.id}.csv`;
  const file = await findFile(tx, { dataset: table.record.id, version, name }, parts.clock.now().toString());
  if (!file) throw new Error(`the dataset ${table.record.id} has no file ${name}`);
  return { version, name, csv: Buffer.from(file.content).toString() };
}

export interface OwnTable {
  readonly record: DatasetRecord;
  readonly rows: readonly DataRow[];
  /** First and last day that it is about. */
  readonly from: string;
  readonly to: string;
}
export interface PublishedTable {
  readonly version: number;
  readonly name: string;
  readonly csv: string;
}
