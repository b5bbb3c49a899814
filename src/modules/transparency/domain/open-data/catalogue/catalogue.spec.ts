import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser, type Quad, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../dataset.ts';
import { catalogueGraph } from './catalogue-graph.ts';
import { writeJsonLd } from './write-json-ld.ts';
import { writeRdfXml } from './write-rdf-xml.ts';
import { writeTurtle } from './write-turtle.ts';

const standards = join(import.meta.dirname, '../../../../../../../shared/data/standards');
const isThere = existsSync(standards);
if (!isThere) console.warn(`the shapes of DCAT-AP.de are not there: ${standards}`);

describe('the catalogue', () => {
  it('says the same in Turtle, RDF/XML and JSON-LD', async () => {
    const turtle = shapeOf(parseTurtle(writeTurtle(nodes)));
    expect(turtle.length).toBeGreaterThan(100);
    expect(shapeOf(await read(new RdfXmlParser({ baseIRI: base }), writeRdfXml(nodes)))).toEqual(turtle);
    expect(shapeOf(await read(new JsonLdParser(), JSON.stringify(writeJsonLd(nodes))))).toEqual(turtle);
  });

  it.skipIf(!isThere)(
    'is valid against the shapes of DCAT-AP.de 3.0 with the code lists, and a wrong one is not',
    async () => {
      const shapes = shapesGraph();
      const validator = new SHACLValidator(shapes);
      const check = async (text: string) => {
        const report = await validator.validate(new Store([...parseTurtle(text), ...codeLists()]));
        return report.results.filter(({ severity }) => severity?.value.endsWith('#Violation'));
      };
      const violations = await check(writeTurtle(nodes));
      expect(
        violations.map(({ path, focusNode, message }) => [focusNode?.value, path, message.map(({ value }) => value)]),
      ).toEqual([]);
      const wrong = writeTurtle(nodes)
        .replaceAll('dcat-ap.de/def/licenses/dl-zero-de/2.0', 'dcat-ap.de/def/licenses/erfunden')
        .replaceAll('dct:title "Fälle', 'dct:alternative "Fälle');
      expect((await check(wrong)).length).toBeGreaterThan(1);
    },
  );
});

const base = 'https://stadt.example';
const dataset = (id: string, office: string | null): Dataset => ({
  record: {
    id,
    title: { de: `Fälle "${id}" <&>`, en: `Cases ${id}` },
    description: { de: 'Mit\nzwei Zeilen \\ und mehr.', en: 'Two lines.' },
    keywords: { de: ['Verfahren'], en: ['cases'] },
    ...{ theme: 'GOVE', licence: 'dl-zero-de/2.0', frequency: 'MONTHLY', office, key: ['monat'] },
    fields: [{ name: 'monat', title: { de: 'Monat', en: 'Month' }, type: 'yearmonth' }],
  },
  release: {
    ...{ dataset: id, version: 2, issuedAt: '2026-11-01T04:00:00Z', embargoUntil: null, rowCount: 3 },
    ...{ correction: 'Zwei Zahlen waren falsch.', from: '2026-01-01', to: '2026-10-31' },
    files: [
      { name: `${id}.csv`, format: 'csv', size: 120, sha256: 'ab'.repeat(32) },
      { name: `${id}.parquet`, format: 'parquet', size: 420, sha256: 'cd'.repeat(32) },
      { name: `${id}.schema.json`, format: 'schema', size: 20, sha256: 'ef'.repeat(32) },
    ],
  },
  firstIssuedAt: '2026-10-01T04:00:00Z',
});
const nodes = catalogueGraph({
  base,
  publisher: {
    title: { de: 'Offene Daten', en: 'Open data' },
    description: { de: 'Daten der Stadt.', en: 'Data of the city.' },
    name: { de: 'Beispielstadt', en: 'Example city' },
    homepage: 'https://stadt.example/',
    contact: { name: 'Offene Daten', email: 'daten@stadt.example' },
    contributor: 'http://dcat-ap.de/def/contributors/freistaatSachsen',
    municipality: '14713000',
  },
  offices: () => 'Standesamt',
  datasets: [dataset('faelle', null), dataset('termine', 'standesamt')],
  page: { number: 2, count: 3, size: 2, total: 5, modifiedAt: '2026-11-01T04:00:00Z' },
});

const parseTurtle = (text: string): Quad[] => new Parser({ baseIRI: base }).parse(text);
const file = (path: string): string => readFileSync(join(standards, path), 'utf8');
const codeLists = (): Quad[] => parseTurtle(file('vocab/code-lists-inscheme.ttl'));
function shapesGraph(): Store {
  const german = readdirSync(join(standards, 'dcat-ap-de-3.0/shapes')).filter((name) => !name.includes('imports'));
  const paths = ['dcat-ap-3.0/dcat-ap-3.0.0-SHACL.ttl', ...german.map((name) => `dcat-ap-de-3.0/shapes/${name}`)];
  return new Store(
    paths.flatMap((path) =>
      new Parser({ baseIRI: base, blankNodePrefix: `_:${path.replace(/\W/g, '')}` }).parse(file(path)),
    ),
  );
}

const read = async (parser: { import(stream: Readable): unknown }, text: string): Promise<Quad[]> => {
  const quads: Quad[] = [];
  for await (const quad of parser.import(Readable.from([text])) as AsyncIterable<Quad>) quads.push(quad);
  return quads;
};

/** Comparable whatever the names of things without an address: those are told by what is said of them. */
function shapeOf(quads: readonly Quad[]): string[] {
  const inside = (id: string): string =>
    quads
      .filter(({ subject }) => subject.value === id)
      .map(({ predicate, object }) => `${predicate.value} ${tell(object)}`)
      .sort()
      .join('; ');
  const tell = (term: Quad['object']): string => {
    if (term.termType === 'BlankNode') return `[${inside(term.value)}]`;
    return term.termType === 'Literal'
      ? `${JSON.stringify(term.value)}@${term.language}^${term.datatype.value}`
      : term.value;
  };
  return quads
    .filter(({ subject }) => subject.termType !== 'BlankNode')
    .map(({ subject, predicate, object }) => `${subject.value} ${predicate.value} ${tell(object)}`)
    .sort();
}
