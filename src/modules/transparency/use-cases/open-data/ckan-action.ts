import { z } from 'zod';
import type { Json, JsonObject } from '#kernel/json';
import { ownValue } from '#kernel/own-value';
import { ok, type Result, refuse } from '#kernel/result';
import {
  type CkanContext,
  groupOf,
  licenceOf,
  organizationOf,
  packageOf,
  tableId,
} from '../../domain/open-data/ckan/package.ts';
import { searchPackages, searchRows } from '../../domain/open-data/ckan/search.ts';
import { type Dataset, licences } from '../../domain/open-data/dataset.ts';
import type { OpenData } from './read-open-data.ts';

/** Answers a read action of CKAN 2.10 by its name; refused as CKAN refuses: unknown things, wrong parameters, unknown actions. */
export async function ckanAction(data: OpenData, about: CkanContext, name: string, raw: JsonObject): Promise<Answer> {
  const action = ownValue(actions, name);
  return action ? action(data, about, raw) : refuse('bad-action');
}

const actions: Readonly<Record<string, Action>> = {
  site_read: async () => ok(true),
  status_show: async (_, { base, organization }) =>
    ok({
      site_url: base,
      site_title: organization.title,
      site_description: organization.description,
      ckan_version: '2.10',
      locale_default: 'de',
      extensions: ['datastore'],
      error_emails_to: null,
    }),
  package_list: async (data, _, raw) => {
    const page = listQuery.safeParse(raw);
    if (!page.success) return invalid(page.error);
    const names = (await data.datasets()).map(({ record }) => record.id);
    return ok(names.slice(page.data.offset, page.data.offset + (page.data.limit ?? names.length)));
  },
  current_package_list_with_resources: async (data, about, raw) => {
    const page = listQuery.safeParse(raw);
    if (!page.success) return invalid(page.error);
    const all = (await data.datasets()).map((dataset) => packageOf(dataset, about));
    return ok(all.slice(page.data.offset, page.data.offset + (page.data.limit ?? all.length)));
  },
  package_show: (data, about, raw) => withDataset(data, raw, (dataset) => ok(packageOf(dataset, about))),
  package_search: async (data, about, raw) => {
    const read = packageQuery.safeParse(raw);
    if (!read.success) return invalid(read.error);
    const { q, fq, rows, start, sort } = read.data;
    const facets = read.data['facet.field'];
    const found = searchPackages(await data.datasets(), { q, fq, rows, start, sort, facets });
    if (!found.ok) return refuse('invalid', { fields: ['fq', 'sort'] });
    const { count, hits, facets: counts } = found.value;
    const items = (values: Readonly<Record<string, number>>) =>
      Object.entries(values).map(([name, many]) => ({ name, display_name: name, count: many }));
    return ok({
      ...{ count, sort, results: hits.map((dataset) => packageOf(dataset, about)), facets: { ...counts } },
      search_facets: Object.fromEntries(
        Object.entries(counts).map(([title, values]) => [title, { title, items: items(values) }]),
      ),
    });
  },
  resource_show: (data, about, raw) =>
    withResource(data, raw, 'id', (dataset, id) => {
      const resources = packageOf(dataset, about)['resources'] as readonly JsonObject[];
      const found = resources.find((resource) => resource['id'] === id);
      return found ? ok(found) : refuse('not-found');
    }),
  datastore_search: async (data, _, raw) => {
    const read = rowQuery.safeParse(raw);
    if (!read.success) return invalid(read.error);
    return withResource(data, raw, 'resource_id', async (dataset, id) => {
      if (id !== tableId(dataset.record.id)) return refuse('not-found');
      const { limit, offset, q, sort, filters, fields } = read.data;
      const found = searchRows(dataset.record.fields, await data.rows(dataset), {
        limit,
        offset,
        q,
        sort,
        filters,
        fields,
      });
      if (!found.ok) return refuse('invalid', { fields: [found.reason === 'bad-sort' ? 'sort' : 'filters'] });
      const columns = dataset.record.fields.filter(({ name }) => fields.length === 0 || fields.includes(name));
      return ok({
        ...{
          resource_id: id,
          total: found.value.total,
          total_was_estimated: false,
          limit,
          offset,
          records_format: 'objects',
        },
        fields: [
          ...(fields.length === 0 || fields.includes('_id') ? [{ id: '_id', type: 'int' }] : []),
          ...columns.map(({ name, type }) => ({ id: name, type: ckanTypes[type] })),
        ],
        records: found.value.records.map((record) => ({ ...record })),
        include_total: true,
      });
    });
  },
  organization_list: async (_, about, raw) =>
    ok(isTrue(raw['all_fields']) ? [organizationOf(about)] : [about.organization.id]),
  organization_show: async (data, about, raw) =>
    raw['id'] === about.organization.id
      ? ok({ ...organizationOf(about), package_count: (await data.datasets()).length })
      : refuse('not-found'),
  group_list: async (data, _, raw) => {
    const themes = themesOf(await data.datasets());
    return ok(isTrue(raw['all_fields']) ? themes.map(groupOf) : themes.map((theme) => theme.toLowerCase()));
  },
  group_show: async (data, _, raw) => {
    const datasets = await data.datasets();
    const theme = themesOf(datasets).find((one) => one.toLowerCase() === raw['id']);
    if (!theme) return refuse('not-found');
    return ok({ ...groupOf(theme), package_count: datasets.filter(({ record }) => record.theme === theme).length });
  },
  tag_list: async (data) =>
    ok([...new Set((await data.datasets()).flatMap(({ record }) => record.keywords.de))].sort()),
  license_list: async () =>
    ok(
      licences.map((id) => ({
        id,
        ...licenceOf(id),
        status: 'active',
        od_conformance: 'approved',
        is_okd_compliant: true,
      })),
    ),
};

async function withDataset(data: OpenData, raw: JsonObject, answer: (dataset: Dataset) => Answer): Promise<Answer> {
  const id = raw['id'] ?? raw['name_or_id'];
  if (typeof id !== 'string' || id === '') return refuse('invalid', { fields: ['id'] });
  const dataset = await data.find(id);
  return dataset ? answer(dataset) : refuse('not-found');
}

/** The name of a file begins with that of its dataset. */
async function withResource(
  data: OpenData,
  raw: JsonObject,
  parameter: 'id' | 'resource_id',
  answer: (dataset: Dataset, id: string) => Answer | Promise<Answer>,
): Promise<Answer> {
  const id = raw[parameter];
  if (typeof id !== 'string' || id === '') return refuse('invalid', { fields: [parameter] });
  const dataset = await data.find(id.split('.')[0] ?? '');
  return dataset ? answer(dataset, id) : refuse('not-found');
}

const invalid = (error: z.ZodError): Answer =>
  refuse('invalid', { fields: [...new Set(error.issues.map(({ path }) => String(path[0] ?? '')))] });
const themesOf = (datasets: readonly Dataset[]) => [...new Set(datasets.map(({ record }) => record.theme))].sort();
const isTrue = (value: Json | undefined): boolean => value === true || value === 'true' || value === 'True';
const ckanTypes = {
  integer: 'int',
  number: 'numeric',
  boolean: 'bool',
  string: 'text',
  date: 'date',
  yearmonth: 'text',
} as const;

const whole = (usual: number, most: number) =>
  z.coerce
    .number()
    .int()
    .min(0)
    .default(usual)
    .transform((value) => Math.min(value, most));
const listQuery = z.object({ limit: z.coerce.number().int().min(1).optional(), offset: whole(0, 1_000_000) });
/** A list may come as JSON text, as in an address, or parts with commas between them. */
const list = z.preprocess((value) => {
  if (typeof value !== 'string') return value ?? [];
  if (!value.startsWith('[')) return value === '' ? [] : value.split(',').map((one) => one.trim());
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}, z.array(z.string()).max(50));
const packageQuery = z.object({
  q: z.string().max(400).default(''),
  fq: z.string().max(1_000).default(''),
  rows: whole(10, 1_000),
  start: whole(0, 1_000_000),
  sort: z.string().max(200).default(''),
  'facet.field': list,
});
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const rowQuery = z.object({
  filters: z.preprocess(
    (value) => {
      if (typeof value !== 'string') return value ?? {};
      try {
        return JSON.parse(value);
      } catch {
        return value;
      }
    },
    z.record(
      z.string(),
      z.union([z.array(scalar), scalar]).transform((value) => (Array.isArray(value) ? value : [value])),
    ),
  ),
  q: z.string().max(400).default(''),
  sort: z.string().max(200).default(''),
  fields: list,
  limit: whole(100, 32_000),
  offset: whole(0, 100_000_000),
});

export type Answer = Result<Json, 'not-found' | 'invalid' | 'bad-action'>;
type Action = (data: OpenData, about: CkanContext, raw: JsonObject) => Promise<Answer>;
