import type { Bilingual } from '#kernel/language';

/** What a dataset is, whatever its version: words for people, facts for catalogues. */
export interface DatasetRecord {
  /** Part of its address: `faelle-je-leistung`. */
  readonly id: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly keywords: { readonly de: readonly string[]; readonly en: readonly string[] };
  readonly theme: Theme;
  readonly licence: Licence;
  readonly frequency: Frequency;
  /** Responsible office, an id of `offices.yaml`; null for the city as a whole. */
  readonly office: string | null;
  readonly fields: readonly Field[];
  /** Columns that together name a row. */
  readonly key: readonly string[];
  readonly chart?: ChartRule | undefined;
}

/** A column after Table Schema 2. */
export interface Field {
  /** `leistung`: small letters, digits and low lines. */
  readonly name: string;
  readonly title: Bilingual;
  readonly type: FieldType;
  /** True when a value is always there. */
  readonly required?: boolean | undefined;
}
/** Which columns a picture of the data shows: one bar for each label, as long as the sum of the values of some rows. */
export interface ChartRule {
  readonly label: string;
  readonly value: string;
  /** Only rows with these values. */
  readonly where?: Readonly<Record<string, string>> | undefined;
}

/** Rows by the names of their fields; null is an empty cell. */
export type DataRow = Readonly<Record<string, Cell>>;
export type Cell = string | number | boolean | null;

/** One published state of a dataset: never changed afterwards. */
export interface Release {
  readonly dataset: string;
  /** 1, 2, 3 … */
  readonly version: number;
  /** ISO instant. */
  readonly issuedAt: string;
  /** ISO instant before which nobody outside sees it. */
  readonly embargoUntil: string | null;
  /** What was wrong before, for readers of the earlier version; null when nothing was. */
  readonly correction: string | null;
  /** First and last day that the data are about. */
  readonly from: string | null;
  readonly to: string | null;
  readonly rowCount: number;
  readonly files: readonly PublishedFile[];
}
export interface PublishedFile {
  readonly name: string;
  readonly format: FileFormat;
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}
/** A dataset with its newest release that may be seen. */
export interface Dataset {
  readonly record: DatasetRecord;
  readonly release: Release;
  /** ISO instant of the first release. */
  readonly firstIssuedAt: string;
}

/** Data themes of the EU (authority table `data-theme`). */
export const themes = [
  'GOVE',
  'SOCI',
  'ECON',
  'EDUC',
  'ENVI',
  'TRAN',
  'REGI',
  'JUST',
  'HEAL',
  'ENER',
  'AGRI',
  'TECH',
  'INTR',
] as const;
export type Theme = (typeof themes)[number];
/** Licences without any duty for the reader; the last part of their address at dcat-ap.de. */
export const licences = ['dl-zero-de/2.0', 'cc-zero'] as const;
export type Licence = (typeof licences)[number];
export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'ANNUAL', 'IRREG'] as const;
export type Frequency = (typeof frequencies)[number];
export const fieldTypes = ['string', 'integer', 'number', 'date', 'yearmonth', 'boolean'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** Every form of file: its media type, its name in the EU table of file types, and the ending of its name. */
export const fileFormats = {
  csv: { mediaType: 'text/csv', fileType: 'CSV', ending: 'csv' },
  json: { mediaType: 'application/json', fileType: 'JSON', ending: 'json' },
  parquet: { mediaType: 'application/vnd.apache.parquet', fileType: 'PARQUET', ending: 'parquet' },
  xes: { mediaType: 'application/xml', fileType: 'XML', ending: 'xes' },
  ocel: { mediaType: 'application/json', fileType: 'JSON', ending: 'jsonocel' },
  schema: { mediaType: 'application/json', fileType: 'JSON', ending: 'schema.json' },
  pdf: { mediaType: 'application/pdf', fileType: 'PDF', ending: 'pdf' },
} as const;
export type FileFormat = keyof typeof fileFormats;
