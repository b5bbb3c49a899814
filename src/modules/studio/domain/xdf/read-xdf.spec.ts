import { describe, expect, it } from 'vitest';
import { field, group, use, xdf2 } from '../../test-support.ts';
import type { XdfDocument, XdfField } from './model.ts';
import { readCodeList } from './read-code-list.ts';
import { readXdf } from './read-xdf.ts';

const read = (text: string): XdfDocument => {
  const result = readXdf(text);
  if (!result.ok) throw new Error(`${result.code} ${result.detail}`);
  return result.document;
};
const fieldAt = (document: XdfDocument, index = 0): XdfField => document.root.parts[index]?.element as XdfField;

describe('reading XDatenfelder', () => {
  it('keeps the cardinality at the place of use: the same field stands twice with two of them', () => {
    const one = field('F60000227', 'Familienname');
    const { root } = read(xdf2(use('1:1', one) + use('0:*', group('G1', 'Kind', use('2:5', one)))));
    expect(root.parts.map(({ min, max, written }) => ({ min, max, written }))).toEqual([
      { min: 1, max: 1, written: '1:1' },
      { min: 0, max: null, written: '0:*' },
    ]);
    const child = root.parts[1]?.element;
    expect(child?.kind === 'group' && child.parts[0]).toMatchObject({ min: 2, max: 5 });
  });

  it.each(['viele', '', '3:1', '1:0', '*:1'])('marks the cardinality "%s" as unreadable', (written) => {
    const { root } = read(xdf2(use(written, field('F1', 'A'))));
    expect(root.parts[0]).toMatchObject({ isReadable: false, written, min: 0, max: 1 });
  });

  it('reads limits as JSON in a text node (2) and as attributes (3)', () => {
    const json = '<xdf:praezisierung>{"minLength":"1","maxLength":"120","pattern":"[a-z]+\\\\."}</xdf:praezisierung>';
    expect(fieldAt(read(xdf2(use('1:1', field('F1', 'A', 'text', json))))).limits).toEqual({
      ...{ minLength: 1, maxLength: 120, pattern: '[a-z]+\\.' },
    });
    const attributes = '<xdf:praezisierung minValue="1" maxValue="31"/>';
    expect(fieldAt(read(xdf2(use('1:1', field('F1', 'A', 'num', attributes))))).limits).toEqual({
      ...{ minValue: '1', maxValue: '31' },
    });
  });

  it.each(['{kaputt', '[1]', '{"minLength":"viele"}', '{"neu":"1"}'])('says what it cannot read of %s', (limits) => {
    const more = `<xdf:praezisierung>${limits.replace(/"/g, '&quot;')}</xdf:praezisierung>`;
    expect(fieldAt(read(xdf2(use('1:1', field('F1', 'A', 'text', more))))).unreadableLimits).toBe(limits);
  });

  it('keeps every text without a place, and names elements the standard does not have', () => {
    const more =
      '<xdf:definition>Was\n es  ist</xdf:definition><xdf:hilfetextAusgabe/><xdf:neuesFeld>x</xdf:neuesFeld>';
    const found = fieldAt(read(xdf2(use('1:1', field('F1', 'A', 'text', more)))));
    expect(found.kept).toEqual({ definition: 'Was es ist', neuesFeld: 'x' });
    expect(found.unknown).toEqual(['neuesFeld']);
  });

  it('takes the words of a rule, and a program only when there is one', () => {
    const rule = (script: string): string =>
      `<xdf:regel><xdf:identifikation><xdf:id>R1</xdf:id><xdf:version>1.0</xdf:version></xdf:identifikation><xdf:name>N</xdf:name><xdf:definition>Wenn A, dann B.</xdf:definition><xdf:script>${script}</xdf:script></xdf:regel>`;
    const { root } = read(xdf2(rule('function script() {&#xD;\n&#xD;\n}') + rule('return 1')));
    expect(root.rules.map(({ id, text, script }) => [id, text, script])).toEqual([
      ['R1', 'Wenn A, dann B.', ''],
      ['R1', 'Wenn A, dann B.', 'return 1'],
    ]);
  });

  it('reads a code list with several columns by its key and a column of names', () => {
    const column = (id: string): string => `<Column Id="${id}" Use="required"/>`;
    const cell = (name: string, text: string): string =>
      `<Value ColumnRef="${name}"><SimpleValue>${text}</SimpleValue></Value>`;
    const list = readCodeList(
      `<gc:CodeList xmlns:gc="http://docs.oasis-open.org/codelist/ns/genericode/1.0/"><Identification><ShortName>L</ShortName><CanonicalUri>urn:l</CanonicalUri></Identification><ColumnSet>${column('suche')}${column('schluessel')}${column('staatenname-kurz')}<Key><ColumnRef Ref="schluessel"/></Key></ColumnSet><SimpleCodeList><Row>${cell('suche', 'x')}${cell('schluessel', '001')}${cell('staatenname-kurz', 'Eins')}</Row></SimpleCodeList></gc:CodeList>`,
    );
    expect(list).toMatchObject({
      ok: true,
      list: { values: [{ code: '001', name: 'Eins' }], columns: { others: ['suche'] } },
    });
  });

  it.each([
    ['another message', '<a xmlns="urn:xoev-de:fim:standard:xdatenfelder_2"><b/></a>'],
    ['another standard', '<a xmlns="urn:xoev-de:fim:standard:xdatenfelder_9"><stammdatenschema/></a>'],
  ])('refuses %s', (_, text) => {
    expect(readXdf(text)).toMatchObject({ ok: false, code: 'not-xdf' });
  });
});
