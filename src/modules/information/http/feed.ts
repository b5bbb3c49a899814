import type { Language } from '#kernel/language';

/** A feed after RFC 4287: what happened, newest first; equal entries give equal bytes. */
export function atomFeed({ id, title, author, language, entries, updated }: Feed): string {
  const bodies = entries.map(
    (entry) => `  <entry>
    <id>${inXml(entry.id)}</id>
    <title>${inXml(entry.title)}</title>
    <updated>${entry.at}</updated>
    <link rel="alternate" href="${inXml(entry.href)}"/>
    <summary>${inXml(entry.summary)}</summary>
  </entry>
`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
  <id>${inXml(id)}</id>
  <title>${inXml(title)}</title>
  <updated>${entries[0]?.at ?? updated}</updated>
  <author><name>${inXml(author)}</name></author>
  <link rel="self" href="${inXml(id)}"/>
${bodies.join('')}</feed>
`;
}

const inXml = (text: string): string =>
  text
    .replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

interface Feed {
  /** Its own address. */
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly language: Language;
  /** ISO instant, where nothing happened yet. */
  readonly updated: string;
  readonly entries: readonly {
    readonly id: string;
    readonly title: string;
    readonly at: string;
    readonly href: string;
    readonly summary: string;
  }[];
}
