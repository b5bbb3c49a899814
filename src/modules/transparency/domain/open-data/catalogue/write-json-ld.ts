import type { JsonObject } from '#kernel/json';
import { type Node, type Properties, prefixes, type Term } from './rdf.ts';

/** A catalogue as JSON-LD 1.1 with a fixed context inside, so that no reader has to fetch one. */
export const writeJsonLd = (nodes: readonly Node[]): JsonObject => ({
  '@context': { ...prefixes },
  '@graph': nodes.map(({ id, types, properties }) => ({ '@id': id, '@type': [...types], ...valuesOf(properties) })),
});

const valuesOf = (properties: Properties): JsonObject =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([, terms]) => terms && terms.length > 0)
      .map(([name, terms]) => [name, terms!.map(jsonOf)]),
  );

function jsonOf(term: Term): JsonObject {
  switch (term.kind) {
    case 'iri':
      return { '@id': term.value };
    case 'words':
      return { '@value': term.value, '@language': term.language };
    case 'typed':
      return term.type === 'string' ? { '@value': term.value } : { '@value': term.value, '@type': `xsd:${term.type}` };
    case 'inner':
      return { '@type': [term.type], ...valuesOf(term.properties) };
  }
}
