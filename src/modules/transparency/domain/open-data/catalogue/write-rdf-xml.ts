import { escapeMarkup } from '#kernel/escape-xml';
import { type Node, type Properties, prefixes, type Term } from './rdf.ts';

/** A catalogue as RDF 1.1 XML, the form that GovData harvests. */
export function writeRdfXml(nodes: readonly Node[]): string {
  const spaces = Object.entries(prefixes).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`);
  const bodies = nodes.map(({ id, types: [type, ...more], properties }) => {
    const further = more.map((one) => `    <rdf:type rdf:resource="${escapeXml(uriOf(one))}"/>\n`).join('');
    return `  <${type} rdf:about="${escapeXml(id)}">\n${further}${linesOf(properties, '    ')}  </${type}>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF ${spaces.join(' ')}>\n${bodies.join('')}</rdf:RDF>\n`;
}

/** Text between or inside tags; characters that XML does not know are left out. */
export const escapeXml = (text: string): string =>
  escapeMarkup(text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')).replaceAll('"', '&quot;');

function linesOf(properties: Properties, indent: string): string {
  return Object.entries(properties)
    .flatMap(([name, terms]) => (terms ?? []).map((term) => `${indent}${element(name, term, indent)}\n`))
    .join('');
}

function element(name: string, term: Term, indent: string): string {
  switch (term.kind) {
    case 'iri':
      return `<${name} rdf:resource="${escapeXml(term.value)}"/>`;
    case 'words':
      return `<${name} xml:lang="${term.language}">${escapeXml(term.value)}</${name}>`;
    case 'typed': {
      const type = term.type === 'string' ? '' : ` rdf:datatype="${prefixes.xsd}${term.type}"`;
      return `<${name}${type}>${escapeXml(term.value)}</${name}>`;
    }
    case 'inner': {
      const body = linesOf(term.properties, `${indent}    `);
      return `<${name}>\n${indent}  <${term.type}>\n${body}${indent}  </${term.type}>\n${indent}</${name}>`;
    }
  }
}

const uriOf = (name: string): string => {
  const at = name.indexOf(':');
  return `${prefixes[name.slice(0, at) as keyof typeof prefixes]}${name.slice(at + 1)}`;
};
