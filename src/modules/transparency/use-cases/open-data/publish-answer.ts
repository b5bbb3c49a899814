import type { Actor } from '#kernel/actor';
import type { Bilingual } from '#kernel/language';
import type { Tx } from '#platform/database';
import type { Platform } from '#platform/mount';
import type { DatasetRecord, Theme } from '../../domain/open-data/dataset.ts';
import { publishRelease } from './publish-release.ts';

/**
 * Publishes the answer to a request for information as a dataset inside the caller's transaction: one row for each document with
 * its hash, and the documents themselves. Gives the name of the dataset. Throws when the name belongs to somebody else.
 */
export async function publishAnswer(
  parts: Pick<Platform, 'clock' | 'newId' | 'events'>,
  tx: Tx,
  order: AnswerOrder,
): Promise<string> {
  const id = `anfrage-${order.number.toLowerCase()}`;
  const record: DatasetRecord = {
    ...{ id, title: order.title, description: order.description, theme: order.theme, office: null },
    keywords: { de: ['Informationsfreiheit', 'Anfrage'], en: ['freedom of information', 'request'] },
    ...{ licence: 'dl-zero-de/2.0', frequency: 'IRREG', fields, key: ['dokument'] },
  };
  const rows = order.documents.map(({ name, sha256, bytes, pages, redacted }, at) => ({
    ...{ dokument: at + 1, name, seiten: pages, bytes: bytes.length, geschwaerzt: redacted, sha256 },
  }));
  const done = await publishRelease(parts, tx, {
    ...{ record, rows, from: null, to: null, embargoUntil: null, correction: null, isOwn: true, actor: order.actor },
    further: order.documents.flatMap(({ bytes, isPdf }, at) =>
      isPdf ? [{ format: 'pdf' as const, content: bytes, part: String(at + 1) }] : [],
    ),
  });
  if (!done.ok) throw new Error(`the dataset ${id} belongs to somebody else`);
  return id;
}

const field = (name: string, type: 'string' | 'integer' | 'boolean', de: string, en: string, required = true) => ({
  ...{ name, type, title: { de, en }, required },
});
const fields = [
  field('dokument', 'integer', 'Nummer des Dokuments', 'Number of the document'),
  field('name', 'string', 'Name', 'Name'),
  field('seiten', 'integer', 'Seiten', 'Pages', false),
  field('bytes', 'integer', 'Größe in Byte', 'Size in bytes'),
  field('geschwaerzt', 'boolean', 'Teile geschwärzt', 'Parts blacked out'),
  field('sha256', 'string', 'Prüfsumme SHA-256', 'Checksum SHA-256'),
];

export interface AnswerOrder {
  /** Of the request. */
  readonly number: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly theme: Theme;
  readonly documents: readonly AnswerDocument[];
  readonly actor: Actor;
}
export interface AnswerDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isPdf: boolean;
  readonly pages: number | null;
  readonly redacted: boolean;
  /** Hexadecimal. */
  readonly sha256: string;
}
