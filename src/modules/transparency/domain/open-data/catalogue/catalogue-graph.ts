import { type Dataset, fileFormats, type PublishedFile } from '../dataset.ts';
import type { Publisher } from '../publisher.ts';
import { inner, iri, type Node, typed, words } from './rdf.ts';

/**
 * One page of the catalogue after DCAT-AP.de 3.0: the catalogue with where it goes on (Hydra, as harvesters of CKAN read it), its
 * datasets with a file each for every form, the offices that answer for them, and the contact.
 */
export function catalogueGraph({ base, publisher, offices, datasets, page }: CataloguePage): readonly Node[] {
  const at = `${base}/daten/katalog`;
  const catalogue: Node = {
    id: at,
    types: ['dcat:Catalog'],
    properties: {
      'dct:title': bilingual(publisher.title),
      'dct:description': bilingual(publisher.description),
      'dct:publisher': [iri(cityAddress(base))],
      'dct:language': [iri(`${authority}/language/DEU`), iri(`${authority}/language/ENG`)],
      'dct:license': [iri('http://dcat-ap.de/def/licenses/cc-zero')],
      'foaf:homepage': [iri(`${base}/de/daten`)],
      'dct:modified': page.modifiedAt ? [typed(page.modifiedAt, 'dateTime')] : [],
      'dcat:dataset': datasets.map(({ record }) => iri(datasetAddress(base, record.id))),
    },
  };
  const used = [...new Set(datasets.flatMap(({ record }) => (record.office ? [record.office] : [])))];
  return [
    catalogue,
    pageNode(at, page),
    ...datasets.flatMap((dataset) => datasetNodes(base, publisher, dataset)),
    cityNode(base, publisher),
    contactNode(base, publisher),
    ...used.map((id) => officeNode(base, publisher, id, offices(id) ?? id)),
  ];
}

/** One dataset alone, with everything it names. */
export const datasetGraph = (
  { base, publisher, offices }: Pick<CataloguePage, 'base' | 'publisher' | 'offices'>,
  dataset: Dataset,
): readonly Node[] => [
  ...datasetNodes(base, publisher, dataset),
  cityNode(base, publisher),
  contactNode(base, publisher),
  ...(dataset.record.office
    ? [officeNode(base, publisher, dataset.record.office, offices(dataset.record.office) ?? dataset.record.office)]
    : []),
];

/** The address of a dataset for ever; versions come and go below it. */
export const datasetAddress = (base: string, id: string): string => `${base}/daten/satz/${id}`;
/** The address of a file of one version: it never changes. */
export const fileAddress = (base: string, dataset: string, version: number, name: string): string =>
  `${datasetAddress(base, dataset)}/${version}/${name}`;

function datasetNodes(base: string, publisher: Publisher, { record, release, firstIssuedAt }: Dataset): Node[] {
  const id = datasetAddress(base, record.id);
  const data = release.files.filter(({ format }) => format !== 'schema');
  const nodes = data.map((file) => distributionNode(base, record.licence, release, file));
  const schema = release.files.find(({ format }) => format === 'schema');
  const dataset: Node = {
    id,
    types: ['dcat:Dataset'],
    properties: {
      'dct:title': bilingual(record.title),
      'dct:description': bilingual(record.description),
      'dct:identifier': [typed(id)],
      'dct:publisher': [iri(record.office ? officeAddress(base, record.office) : cityAddress(base))],
      'dcatde:contributorID': publisher.contributor ? [iri(publisher.contributor)] : [],
      'dcatde:politicalGeocodingLevelURI': [iri('http://dcat-ap.de/def/politicalGeocoding/Level/municipality')],
      'dcatde:politicalGeocodingURI': [
        iri(`http://dcat-ap.de/def/politicalGeocoding/municipalityKey/${publisher.municipality}`),
      ],
      'dcat:theme': [iri(`${authority}/data-theme/${record.theme}`)],
      'dcat:keyword': [
        ...record.keywords.de.map((word) => words(word, 'de')),
        ...record.keywords.en.map((word) => words(word, 'en')),
      ],
      'dcat:contactPoint': [iri(contactAddress(base))],
      'dcat:landingPage': [iri(`${base}/de/daten/${record.id}`)],
      'dct:issued': [typed(firstIssuedAt, 'dateTime')],
      'dct:modified': [typed(release.issuedAt, 'dateTime')],
      'dct:accrualPeriodicity': [iri(`${authority}/frequency/${record.frequency}`)],
      'dct:accessRights': [iri(`${authority}/access-right/PUBLIC`)],
      'dct:language': [iri(`${authority}/language/DEU`)],
      'dcatap:availability': [iri(`${authority}/planned-availability/STABLE`)],
      'dcat:version': [typed(String(release.version))],
      'adms:versionNotes': release.correction ? [words(release.correction, 'de')] : [],
      'dct:temporal':
        release.from && release.to
          ? [
              inner('dct:PeriodOfTime', {
                'dcat:startDate': [typed(release.from, 'date')],
                'dcat:endDate': [typed(release.to, 'date')],
              }),
            ]
          : [],
      'foaf:page': schema ? [iri(fileAddress(base, record.id, release.version, schema.name))] : [],
      'dcat:distribution': nodes.map((node) => iri(node.id)),
    },
  };
  return [dataset, ...nodes];
}

function distributionNode(
  base: string,
  licence: string,
  release: Dataset['release'],
  { name, format, size, sha256 }: PublishedFile,
): Node {
  const address = fileAddress(base, release.dataset, release.version, name);
  const { mediaType, fileType } = fileFormats[format];
  return {
    id: `${address}#datei`,
    types: ['dcat:Distribution'],
    properties: {
      'dct:title': [words(name, 'de')],
      'dcat:accessURL': [iri(address)],
      'dcat:downloadURL': [iri(address)],
      'dct:license': [iri(`http://dcat-ap.de/def/licenses/${licence}`)],
      'dct:format': [iri(`${authority}/file-type/${fileType}`)],
      'dcat:mediaType': [iri(`https://www.iana.org/assignments/media-types/${mediaType}`)],
      'dcat:byteSize': [typed(String(size), 'nonNegativeInteger')],
      'dct:issued': [typed(release.issuedAt, 'dateTime')],
      'dct:modified': [typed(release.issuedAt, 'dateTime')],
      'dcatap:availability': [iri(`${authority}/planned-availability/STABLE`)],
      'spdx:checksum': [
        inner('spdx:Checksum', {
          'spdx:algorithm': [iri('http://spdx.org/rdf/terms#checksumAlgorithm_sha256')],
          'spdx:checksumValue': [typed(sha256, 'hexBinary')],
        }),
      ],
    },
  };
}

const pageNode = (at: string, { number, count, size, total }: CataloguePage['page']): Node => {
  const of = (page: number) => iri(`${at}?page=${page}`);
  return {
    id: `${at}?page=${number}`,
    types: ['hydra:PagedCollection'],
    properties: {
      'hydra:totalItems': [typed(String(total), 'integer')],
      'hydra:itemsPerPage': [typed(String(size), 'integer')],
      'hydra:first': [of(1)],
      'hydra:last': [of(count)],
      'hydra:next': number < count ? [of(number + 1)] : [],
      'hydra:previous': number > 1 ? [of(number - 1)] : [],
    },
  };
};

const cityNode = (base: string, { name, homepage }: Publisher): Node => ({
  id: cityAddress(base),
  types: ['foaf:Organization', 'foaf:Agent'],
  properties: {
    'foaf:name': bilingual(name),
    'foaf:homepage': [iri(homepage)],
    'dct:type': [iri('http://purl.org/adms/publishertype/LocalAuthority')],
  },
});

const officeNode = (base: string, { name }: Publisher, id: string, office: string): Node => ({
  id: officeAddress(base, id),
  types: ['foaf:Organization', 'foaf:Agent'],
  properties: {
    'foaf:name': [words(`${name.de}, ${office}`, 'de')],
    'foaf:homepage': [iri(`${base}/de/aemter/${id}`)],
    'dct:type': [iri('http://purl.org/adms/publishertype/LocalAuthority')],
  },
});

const contactNode = (base: string, { contact }: Publisher): Node => ({
  id: contactAddress(base),
  types: ['vcard:Organization', 'vcard:Kind'],
  properties: { 'vcard:fn': [words(contact.name, 'de')], 'vcard:hasEmail': [iri(`mailto:${contact.email}`)] },
});

const cityAddress = (base: string): string => `${base}/daten/katalog#stadt`;
const contactAddress = (base: string): string => `${base}/daten/katalog#kontakt`;
const officeAddress = (base: string, id: string): string => `${base}/daten/katalog#amt-${id}`;
const bilingual = ({ de, en }: { readonly de: string; readonly en: string }) => [words(de, 'de'), words(en, 'en')];
const authority = 'http://publications.europa.eu/resource/authority';

export interface CataloguePage {
  /** The address of the city's portal, without a slash at its end. */
  readonly base: string;
  readonly publisher: Publisher;
  /** The German name of an office. */
  readonly offices: (id: string) => string | null;
  /** Those of this page. */
  readonly datasets: readonly Dataset[];
  readonly page: {
    /** From 1. */
    readonly number: number;
    readonly count: number;
    readonly size: number;
    readonly total: number;
    /** ISO instant of the newest release; null when there is none. */
    readonly modifiedAt: string | null;
  };
}
