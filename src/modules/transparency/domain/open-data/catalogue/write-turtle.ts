import { type Node, type Properties, prefixes, type Term } from './rdf.ts';

/** A catalogue as RDF 1.1 Turtle. */
export function writeTurtle(nodes: readonly Node[]): string {
  const heads = Object.entries(prefixes).map(([prefix, uri]) => `@prefix ${prefix}: <${uri}> .`);
  const bodies = nodes.map(
    ({ id, types, properties }) => `<${address(id)}> a ${types.join(', ')}${linesOf(properties, '  ')} .`,
  );
  return `${heads.join('\n')}\n\n${bodies.join('\n\n')}\n`;
}

function linesOf(properties: Properties, indent: string): string {
  return Object.entries(properties)
    .filter(([, terms]) => terms && terms.length > 0)
    .map(([name, terms]) => ` ;\n${indent}${name} ${terms!.map((term) => wordOf(term, indent)).join(', ')}`)
    .join('');
}

function wordOf(term: Term, indent: string): string {
  switch (term.kind) {
    case 'iri':
      return `<${address(term.value)}>`;
    case 'words':
      return `${quoted(term.value)}@${term.language}`;
    case 'typed':
      return term.type === 'string' ? quoted(term.value) : `${quoted(term.value)}^^xsd:${term.type}`;
    case 'inner':
      return `[ a ${term.type}${linesOf(term.properties, `${indent}  `)} ]`;
  }
}

const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`;

/** Signs that may not stand in an address are written by their number. */
const address = (uri: string): string =>
  [...uri].map((sign) => (sign <= ' ' || '<>"{}|^`\\'.includes(sign) ? percent(sign) : sign)).join('');
const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
