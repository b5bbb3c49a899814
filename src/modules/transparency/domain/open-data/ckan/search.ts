import { ok, type Result, refuse } from '#kernel/result';
import { foldForSearch } from '#kernel/search-form';
import type { Cell, DataRow, Dataset, Field } from '../dataset.ts';
import { findDatasets } from '../find-datasets.ts';

/** `package_search` of CKAN: words in `q`, `fq` as `field:value`, `sort`, and how often each value of a facet occurs. */
export function searchPackages(datasets: readonly Dataset[], query: PackageQuery): Result<PackageHits, 'bad-query'> {
  const filters = readFilters(`${query.fq} ${/\w:\S/.test(query.q) ? query.q : ''}`.trim());
  const order = readSort(query.sort, [
    'score',
    'name',
    'title',
    'title_string',
    'metadata_modified',
    'metadata_created',
  ]);
  if (!filters || !order) return refuse('bad-query');
  const text = query.q === '*:*' || /\w:\S/.test(query.q) ? '' : query.q;
  const found = findDatasets(datasets, { text }).filter((dataset) =>
    filters.every(({ field, value }) => valuesOf(dataset, field).includes(value)),
  );
  const sorted = order.length === 0 ? found : found.toSorted((a, b) => compare(a, b, order));
  const facets = query.facets.map((field) => [field, countsOf(found, field)] as const);
  return ok({
    count: found.length,
    hits: sorted.slice(query.start, query.start + query.rows),
    facets: Object.fromEntries(facets),
  });
}

/** `datastore_search` of CKAN on the rows of one table: equal values by field, words in any cell, order and page. */
export function searchRows(
  fields: readonly Field[],
  rows: readonly DataRow[],
  query: RowQuery,
): Result<RowHits, 'unknown-field' | 'bad-sort'> {
  const names = new Set(fields.map(({ name }) => name));
  const unknown = [...Object.keys(query.filters), ...query.fields].find((name) => name !== '_id' && !names.has(name));
  if (unknown !== undefined) return refuse('unknown-field', { field: unknown });
  const order = readSort(query.sort, ['_id', ...names]);
  if (!order) return refuse('bad-sort');
  const words = foldForSearch(query.q).split(' ').filter(Boolean);
  const found = rows
    .map((row, at): DataRow => ({ _id: at + 1, ...row }))
    .filter((row) => Object.entries(query.filters).every(([name, values]) => values.includes(String(row[name] ?? ''))))
    .filter((row) => {
      if (words.length === 0) return true;
      const text = foldForSearch(Object.values(row).join(' '));
      return words.every((word) => text.includes(word));
    });
  const sorted = order.length === 0 ? found : found.toSorted((a, b) => compareRows(a, b, order));
  const shown = query.fields.length === 0 ? ['_id', ...names] : query.fields;
  const records = sorted
    .slice(query.offset, query.offset + query.limit)
    .map((row) => Object.fromEntries(shown.map((name) => [name, row[name] ?? null])));
  return ok({ total: found.length, records });
}

/** `+field:value "field:two words"` and the like; null for anything else. */
function readFilters(text: string): { field: string; value: string }[] | null {
  const filters: { field: string; value: string }[] = [];
  const rest = text.replace(
    /[+(]*([a-z_]+):(?:"([^"]*)"|([^\s")]+))\)*/g,
    (_, field: string, quoted?: string, plain?: string) => {
      filters.push({ field, value: quoted ?? plain ?? '' });
      return '';
    },
  );
  const known = filters.every(({ field, value }) => filterable.has(field) || value === '*');
  return known && /^(\s|AND|\+)*$/.test(rest) ? filters.filter(({ value }) => value !== '*') : null;
}

function valuesOf({ record, release }: Dataset, field: string): readonly string[] {
  switch (field) {
    case 'groups':
      return [record.theme.toLowerCase()];
    case 'tags':
      return record.keywords.de;
    case 'license_id':
      return [record.licence];
    case 'res_format':
      return release.files.flatMap(({ format }) => (format === 'schema' ? [] : [format.toUpperCase()]));
    case 'name':
    case 'id':
      return [record.id];
    case 'organization':
      return ['stadt'];
    default:
      return field === 'type' || field === 'dataset_type' ? ['dataset'] : ['active'];
  }
}

function countsOf(datasets: readonly Dataset[], field: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const dataset of datasets)
    for (const value of new Set(valuesOf(dataset, field))) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** `name asc, metadata_modified desc`; null when a field is not known. */
function readSort(text: string, known: readonly string[]): Order[] | null {
  const orders: Order[] = [];
  for (const part of text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [, name = '', direction = 'asc'] = /^"?([\w-]+)"?(?:\s+(asc|desc))?$/i.exec(part) ?? [];
    if (!known.includes(name)) return null;
    if (name !== 'score') orders.push({ name, sign: direction.toLowerCase() === 'desc' ? -1 : 1 });
  }
  return orders;
}

function compare(a: Dataset, b: Dataset, orders: readonly Order[]): number {
  const key = ({ record, release, firstIssuedAt }: Dataset, name: string): string =>
    name === 'name'
      ? record.id
      : name === 'metadata_modified'
        ? release.issuedAt
        : name === 'metadata_created'
          ? firstIssuedAt
          : foldForSearch(record.title.de);
  return compareBy(orders, (name) => [key(a, name), key(b, name)]);
}

const compareRows = (a: DataRow, b: DataRow, orders: readonly Order[]): number =>
  compareBy(orders, (name) => [a[name] ?? null, b[name] ?? null]);

/** Empty cells come last. */
function compareBy(orders: readonly Order[], values: (name: string) => readonly [Cell, Cell]): number {
  for (const { name, sign } of orders) {
    const [a, b] = values(name);
    if (a === b) continue;
    if (a === null) return 1;
    if (b === null) return -1;
    return a < b ? -sign : sign;
  }
  return 0;
}

const filterable: ReadonlySet<string> = new Set([
  ...[
    'groups',
    'tags',
    'license_id',
    'res_format',
    'name',
    'id',
    'organization',
    'type',
    'dataset_type',
    'state',
    'capacity',
  ],
]);

interface Order {
  readonly name: string;
  readonly sign: 1 | -1;
}
export interface PackageQuery {
  readonly q: string;
  readonly fq: string;
  readonly rows: number;
  readonly start: number;
  readonly sort: string;
  readonly facets: readonly string[];
}
export interface PackageHits {
  readonly count: number;
  readonly hits: readonly Dataset[];
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
export interface RowQuery {
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly q: string;
  readonly sort: string;
  readonly fields: readonly string[];
  readonly limit: number;
  readonly offset: number;
}
export interface RowHits {
  readonly total: number;
  readonly records: readonly DataRow[];
}
