import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml, type XmlElement } from '#kernel/xml';
import { rdfFormOf } from '../catalogue/negotiate.ts';
import { ownRecords } from '../own/records.ts';
import { type LoggedCase, publicTraces } from '../own/trace-rule.ts';
import { checkTable } from './check-table.ts';
import { readCsv, writeCsv } from './csv.ts';
import { writeOcel, writeXes } from './event-log.ts';
import { tableSchemaOf } from './table-schema.ts';

const shared = join(import.meta.dirname, '../../../../../../../shared/data');
const isThere = existsSync(shared);
if (!isThere) console.warn(`the standards are not there: ${shared}`);

describe('CSV', () => {
  it('reads back what it writes, whatever stands in the cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r\n', 'ä', ' ') });
    fc.assert(
      fc.property(fc.array(fc.record({ a: cell, b: cell }), { minLength: 1 }), (rows) => {
        const lines = readCsv(writeCsv([{ name: 'a' }, { name: 'b' }], rows));
        expect(lines?.slice(1).map(({ cells }) => cells)).toEqual(rows.map(({ a, b }) => [a, b]));
      }),
    );
  });

  it('names the line of each row, also after line ends in a cell', () => {
    expect(readCsv('a;b\r\n"1\n2";3\r\n4;5')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1\n2', '3'] },
      { line: 4, cells: ['4', '5'] },
    ]);
    expect(readCsv('a,b\n"1,2')).toBeNull();
  });
});

describe('a table that a department sends in', () => {
  it('gets the types of its columns', () => {
    const done = checkTable(
      '\uFEFFplz,anzahl,anteil,tag,monat,offen,leer\n04109,3,0.5,2026-01-31,2026-01,true,\n04107,,1,2026-02-01,2026-02,false,\n',
    );
    expect(done.ok && done.fields.map(({ name, type }) => [name, type])).toEqual([
      ['plz', 'string'],
      ['anzahl', 'integer'],
      ['anteil', 'number'],
      ['tag', 'date'],
      ['monat', 'yearmonth'],
      ['offen', 'boolean'],
      ['leer', 'string'],
    ]);
    expect(done.ok && done.rows[1]).toEqual({
      plz: '04107',
      anzahl: null,
      anteil: 1,
      tag: '2026-02-01',
      monat: '2026-02',
      offen: false,
      leer: null,
    });
  });

  it.each([
    ['', [{ code: 'empty-file', line: 1 }]],
    ['a,b\n', [{ code: 'no-rows', line: 1 }]],
    ['a,b\n1\n', [{ code: 'cells-differ', line: 2, value: '1', wanted: '2' }]],
    ['Straße & Nr,b\n1,2\n', [{ code: 'name-shape', line: 1, column: 'Straße & Nr', value: 'strasse_nr' }]],
    ['a,a\n1,2\n', [{ code: 'name-twice', line: 1, column: 'a' }]],
    ['a,\n1,2\n', [{ code: 'name-missing', line: 1, column: '2' }]],
    ['a;b\nx;1,5\ny;2,25\n', [{ code: 'comma-number', line: 2, column: 'b', value: '1,5' }]],
    ['a,b\nx,31.12.2026\n', [{ code: 'german-date', line: 2, column: 'b', value: '31.12.2026' }]],
    ['a\n1\n2\n3\n4\nfünf\n', [{ code: 'not-integer', line: 6, column: 'a', value: 'fünf' }]],
    ['a\nM\uFFFDller\n', [{ code: 'not-utf8', line: 1 }]],
  ])('hears what to mend: %j', (text, faults) => {
    expect(checkTable(text)).toEqual({ ok: false, faults });
  });
});

describe('the schema of columns', () => {
  it.skipIf(!isThere)('is a Table Schema 2 for every dataset of the city', () => {
    const schema = JSON.parse(readFileSync(join(shared, 'standards/datapackage-2/tableschema.json'), 'utf8')) as object;
    const check = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    for (const record of Object.values(ownRecords)) {
      expect(check(tableSchemaOf(record)), `${record.id}: ${JSON.stringify(check.errors)}`).toBe(true);
      expect(
        record.key.every((name) => record.fields.some((field) => field.name === name)),
        record.id,
      ).toBe(true);
    }
    expect(check({ fields: [{ title: 'without a name' }] })).toBe(false);
  });
});

describe('the event log', () => {
  const logged = (stream: string, service: string, statuses: readonly string[], isShown = true): LoggedCase => ({
    ...{ stream, service },
    entries: statuses.map((status, at) => ({ type: 'case.advanced', day: `2026-09-0${at + 1}`, status, isShown })),
  });
  const cases = [
    ...['s1', 's2', 's3'].map((stream) => logged(stream, 'hund', ['open', 'decided'])),
    ...['s4', 's5'].map((stream) => logged(stream, 'hund', ['open', 'withdrawn'])),
    ...['s6', 's7', 's8'].map((stream) => logged(stream, 'selten', ['open'])),
    ...['s9', 'sa', 'sb'].map((stream) => logged(stream, 'hund', ['open'], false)),
  ];
  const traces = publicTraces('2026-09', cases, (service) => service === 'hund');

  it('shows no rare way, no service with a hidden count, nothing that the log hides, and no name of a case', () => {
    expect(traces.map(({ id }) => id)).toEqual(['2026-09-000001', '2026-09-000002', '2026-09-000003']);
    expect(traces.every(({ service, events }) => service === 'hund' && events.at(-1)?.status === 'decided')).toBe(true);
    expect(JSON.stringify(traces)).not.toMatch(/s[0-9a-f]"/);
  });

  it.skipIf(!isThere)('has the elements and attributes of a known XES log', () => {
    const example = gunzipSync(readFileSync(join(shared, 'eventlogs/small/running-example.xes.gz'))).toString();
    const [own, other] = [rootOf(writeXes(traces)), rootOf(example)];
    const shapes = (root: XmlElement) => new Set(shapesOf(root));
    const known = new Set([
      ...shapes(other),
      'log > trace > string[key=leistung]',
      'log > trace > event > string[key=status]',
      'log > global > date[key=time:timestamp]',
    ]);
    expect([...shapes(own)].filter((shape) => !known.has(shape))).toEqual([]);
    expect(own.children.filter(({ name }) => name === 'trace')).toHaveLength(3);
  });

  it.skipIf(!isThere)('has the members of a known OCEL 2.0 log, and every object that is named is there', () => {
    const example = JSON.parse(readFileSync(join(shared, 'eventlogs/small/ocel20_example.jsonocel'), 'utf8')) as Ocel;
    const own = JSON.parse(JSON.stringify(writeOcel(traces))) as Ocel;
    expect(Object.keys(own)).toEqual(Object.keys(example));
    for (const part of ['objectTypes', 'eventTypes', 'objects', 'events'] as const)
      for (const one of own[part]) expect(Object.keys(one).sort(), part).toEqual(Object.keys(example[part][0]!).sort());
    const ids = new Set(own.objects.map(({ id }) => id));
    expect(
      own.events.flatMap(({ relationships }) => relationships ?? []).every(({ objectId }) => ids.has(objectId)),
    ).toBe(true);
    expect(own.events).toHaveLength(6);
  });
});

it.each([
  [null, 'rdf'],
  ['*/*', 'rdf'],
  ['text/turtle', 'ttl'],
  ['application/ld+json;q=0.9, text/turtle;q=0.5', 'jsonld'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'page'],
  ['image/png', null],
  ['text/turtle;q=0', null],
  ['constructor', null],
])('the form for Accept %s is %s', (accept, form) => expect(rdfFormOf(accept)).toBe(form));

function rootOf(text: string): XmlElement {
  const read = readXml(text);
  if (!read.ok) throw new Error(read.code);
  return read.root;
}

function shapesOf(element: XmlElement, path = ''): string[] {
  const key = ['string', 'date', 'int'].includes(element.name) ? `[key=${element.attributes['key']}]` : '';
  const here = `${path}${element.name}${key}`;
  return [here, ...element.children.flatMap((child) => shapesOf(child, `${here} > `))];
}

interface Ocel {
  readonly objectTypes: readonly object[];
  readonly eventTypes: readonly object[];
  readonly objects: readonly { readonly id: string }[];
  readonly events: readonly { readonly relationships?: readonly { readonly objectId: string }[] }[];
}
