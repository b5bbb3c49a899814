import { attributeOf, type XmlSpan } from '../xml-text.ts';

/** The namespace of an element, by the declarations around it. */
export const namespaceOf = (element: XmlSpan): string =>
  uriOf(element, element.tag.includes(':') ? element.tag.slice(0, element.tag.indexOf(':')) : '');

/** The namespace that a prefix means at an element; the empty string for none. */
export function uriOf(element: XmlSpan, prefix: string): string {
  const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  for (let at: XmlSpan | null = element; at; at = at.parent) {
    const found = attributeOf(at, name);
    if (found !== undefined) return found;
  }
  return '';
}

/** The prefix with its colon under which the root of a file knows a namespace; null where it does not. */
export function prefixFor(root: XmlSpan, uri: string): string | null {
  const found = root.attributes.find(({ name, value }) => value === uri && /^xmlns(:|$)/.test(name));
  return found ? (found.name === 'xmlns' ? '' : `${found.name.slice(6)}:`) : null;
}
