import type { Dataset } from '../dataset.ts';
import { datasetAddress } from './catalogue-graph.ts';
import { escapeXml } from './write-rdf-xml.ts';

/** The newest releases as a feed to subscribe to (Atom, RFC 4287): one entry for each version, corrections say what was wrong. */
export function writeAtom({ base, title, author, entries }: AtomFeed): string {
  const updated = entries[0]?.release.issuedAt ?? '1970-01-01T00:00:00Z';
  const bodies = entries.map(({ record, release }) => {
    const address = `${datasetAddress(base, record.id)}/${release.version}`;
    const summary = release.correction ? `Berichtigung: ${release.correction}` : record.description.de;
    return `  <entry>
    <id>${escapeXml(address)}</id>
    <title>${escapeXml(`${record.title.de}, Version ${release.version}`)}</title>
    <updated>${release.issuedAt}</updated>
    <link rel="alternate" href="${escapeXml(`${base}/de/daten/${record.id}`)}"/>
    <summary>${escapeXml(summary)}</summary>
  </entry>
`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
  <id>${escapeXml(`${base}/daten/aenderungen.atom`)}</id>
  <title>${escapeXml(title)}</title>
  <updated>${updated}</updated>
  <author><name>${escapeXml(author)}</name></author>
  <link rel="self" href="${escapeXml(`${base}/daten/aenderungen.atom`)}"/>
${bodies.join('')}</feed>
`;
}

export interface AtomFeed {
  readonly base: string;
  readonly title: string;
  readonly author: string;
  /** Newest first. */
  readonly entries: readonly Dataset[];
}
