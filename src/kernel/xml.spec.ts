import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allAt, readXml, textAt } from './xml.ts';

const codeOf = (text: string): string => {
  const read = readXml(text);
  return read.ok ? 'taken' : read.code;
};

describe('reading XML', () => {
  it('gives elements with namespace, text and line', () => {
    const read = readXml(
      '<?xml version="1.0"?>\n<x:a xmlns:x="urn:x">\n <!-- <b> -->\n <b c="1 &amp; 2">t&#x41;&#66;<![CDATA[<]]></b>\n</x:a>',
    );
    if (!read.ok) throw new Error(read.code);
    expect(read.root).toMatchObject({ name: 'a', uri: 'urn:x', line: 2 });
    expect(read.root.children[0]).toMatchObject({
      name: 'b',
      uri: '',
      line: 4,
      text: 'tAB<',
      attributes: { c: '1 & 2' },
    });
  });

  it.each([
    ['a document type', '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>', 'document-type'],
    [
      'a billion laughs',
      `<!DOCTYPE l [<!ENTITY a "ha">${'<!ENTITY b "&a;&a;&a;&a;">'.repeat(9)}]><l>&b;</l>`,
      'document-type',
    ],
    ['a document type inside', '<a><!DOCTYPE b><b/></a>', 'document-type'],
    ['an entity nobody declared', '<a>&file;</a>', 'entity'],
    ['an entity in an attribute', '<a b="&file;"/>', 'entity'],
    ['deep nesting', '<a>'.repeat(1_000_000), 'too-deep'],
    ['very many elements', `<a>${'<b/>'.repeat(200_001)}</a>`, 'too-many'],
    ['very many attributes', `<a ${Array.from({ length: 100_000 }, (_, at) => `b${at}="1"`).join(' ')}/>`, 'too-many'],
    ['very many namespaces', `<a>${'<b xmlns:c="urn:c"/>'.repeat(300)}</a>`, 'too-many'],
    ['a second root', '<a/><b/>', 'several-roots'],
    ['text after the end', '<a/>more', 'malformed'],
    ['text before the start', 'more<a/>', 'malformed'],
    ['ends in the wrong order', '<a><b></a></b>', 'malformed'],
    ['an open end', '<a><b>', 'malformed'],
    ['an attribute twice', '<a b="1" b="2"/>', 'malformed'],
    ['an attribute without quotes', '<a b=1/>', 'malformed'],
    ['a prefix nobody declared', '<x:a/>', 'malformed'],
    ['nothing', '', 'malformed'],
  ])('refuses %s', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it.each([
    ['comments', '<!---->'.repeat(1_000_000)],
    ['CDATA sections', '<![CDATA[]]>'.repeat(600_000)],
    ['elements', '<b/>'.repeat(190_000)],
    ['character references', '&#65;'.repeat(1_500_000)],
  ])('takes very many %s on one line without growing slow', (_, inner) => {
    expect(codeOf(`<a>${inner}</a>`)).toBe('taken');
  });

  it('ends at the first fault and says its line', () => {
    expect(readXml('<a>\n<b>\n&x;\n</a>')).toMatchObject({ ok: false, code: 'entity', line: 2, detail: '&x;' });
  });

  it('never throws, whatever the text', () => {
    const part = fc.constantFrom(
      '<a>',
      '</a>',
      '<b/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&',
      ';',
      '"',
      '<',
      '>',
      'x',
      '<?',
      '?>',
      '<!D',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const read = readXml(parts.join(''));
        expect(typeof read.ok).toBe('boolean');
      }),
    );
  });

  it('keeps the limits it is given', () => {
    expect(readXml('<a><b/></a>', { levels: 1 })).toMatchObject({ ok: false, code: 'too-deep' });
    expect(readXml('<a><b/></a>', { elements: 1 })).toMatchObject({ ok: false, code: 'too-many' });
    expect(readXml('<a><b/></a>', { characters: 10 })).toMatchObject({ ok: false, code: 'too-large' });
  });

  it('is walked by names', () => {
    const read = readXml('<a><b><c> one </c></b><b><c>two</c><d/></b></a>');
    if (!read.ok) throw new Error(read.code);
    expect(allAt(read.root, 'b', 'c').map(({ text }) => text)).toEqual([' one ', 'two']);
    expect([textAt(read.root, 'b', 'c'), textAt(read.root, 'x')]).toEqual(['one', '']);
  });
});
