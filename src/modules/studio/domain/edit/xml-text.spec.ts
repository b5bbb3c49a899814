import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readXml, type XmlElement } from '#kernel/xml';
import { attributeOf, newAttribute, newText, removed, spliced, textIn, type XmlSpan, xmlElements } from './xml-text.ts';

const services = join(import.meta.dirname, '../../../../../city/services');
const files = readdirSync(services).flatMap((service) =>
  ['process.bpmn', 'decision.dmn'].flatMap((name) => {
    try {
      return [{ name: `${service}/${name}`, text: readFileSync(join(services, service, name), 'utf8') }];
    } catch {
      return [];
    }
  }),
);

describe('elements with their places', () => {
  it.each(files)('$name is read as the strict reader reads it', ({ text }) => {
    const strict = readXml(text);
    const spans = xmlElements(text);
    expect(strict.ok && outline(strict.root)).toEqual(spans && spanOutline(spans));
  });

  it('set and take away text, attributes and elements, and nothing else', () => {
    const xml = `<?xml version="1.0"?>\n<a x='1'><!-- <b> --><b>1 &lt; 2</b>\n  <c y="&quot;"/></a>`;
    const root = xmlElements(xml)!;
    const [b, c] = root.children;
    expect(textIn(xml, b)).toBe('1 < 2');
    expect(attributeOf(c, 'y')).toBe('"');
    const changed = spliced(xml, [
      newText(xml, b!, 'a & b'),
      newText(xml, c!, '>'),
      newAttribute(xml, root, 'z', '"')!,
    ]);
    expect(changed).toBe(
      `<?xml version="1.0"?>\n<a z="&quot;" x='1'><!-- <b> --><b>a &amp; b</b>\n  <c y="&quot;">&gt;</c></a>`,
    );
    expect(spliced(xml, [removed(xml, c!), newAttribute(xml, root, 'x', undefined)!])).toBe(
      `<?xml version="1.0"?>\n<a><!-- <b> --><b>1 &lt; 2</b></a>`,
    );
  });

  it('of a text that does not close are not read', () => {
    expect(xmlElements('<a><b></a></b>')).toBeNull();
    expect(xmlElements('<a>')).toBeNull();
    expect(xmlElements('')).toBeNull();
  });
});

const outline = ({ name, attributes, children }: XmlElement): unknown => [name, attributes, children.map(outline)];
const spanOutline = ({ name, attributes, children }: XmlSpan): unknown => [
  name,
  Object.fromEntries(attributes.map((one) => [one.name, one.value])),
  children.map(spanOutline),
];
