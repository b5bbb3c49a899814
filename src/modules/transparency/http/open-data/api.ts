import { z } from 'zod';
import { invalidBody, json, notFound, type Route, refusal } from '#platform/http';
import { fileAddress } from '../../domain/open-data/catalogue/catalogue-graph.ts';
import type { Dataset } from '../../domain/open-data/dataset.ts';
import { findDatasets } from '../../domain/open-data/find-datasets.ts';
import { sendInData } from '../../use-cases/open-data/send-in-data.ts';
import type { OpenDataHttp } from './open-data-http.ts';

/** The open data in our own words, and publishing for departments; harvesters have the catalogue and the shape of CKAN. */
export const openDataApi = (http: OpenDataHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/api/v1/datasets',
    permission: 'public',
    api: {
      summary: 'Published datasets',
      tag: 'open-data',
      query: z.object({ q: z.string().optional() }),
      response: z.object({ datasets: z.array(shown) }),
    },
    async handle({ query }) {
      const found = findDatasets(await http.data.datasets(), { text: query.get('q')?.slice(0, 200) ?? '' });
      return json({ datasets: found.map((dataset) => datasetJson(http.base, dataset)) });
    },
  },
  {
    method: 'GET',
    path: '/api/v1/datasets/:dataset',
    permission: 'public',
    api: {
      summary: 'One dataset with its fields and all versions',
      tag: 'open-data',
      response: shown.extend({
        fields: z.array(z.object({ name: z.string(), type: z.string(), title: bilingual })),
        versions: z.array(shown),
      }),
      refusals: { 404: ['not-found'] },
    },
    async handle({ params }) {
      const releases = await http.data.releases(params['dataset'] ?? '');
      const [newest] = releases;
      if (!newest) return notFound;
      return json({
        ...datasetJson(http.base, newest),
        fields: newest.record.fields.map(({ name, type, title }) => ({ name, type, title })),
        versions: releases.map((one) => datasetJson(http.base, one)),
      });
    },
  },
  {
    method: 'POST',
    path: '/api/v1/datasets',
    permission: 'open-data:publish',
    body: 'json',
    maxBody: 6_000_000,
    api: {
      summary: 'Publishes a table of an own office',
      tag: 'open-data',
      body: newData,
      response: z.object({ version: z.int().nullable().describe('Null when nothing changed') }),
      refusals: { 409: ['taken'], 403: ['not-your-right'], 422: ['invalid-body', 'mend'] },
    },
    async handle({ json: body, actor }) {
      const read = newData.safeParse(body);
      if (!read.success) return invalidBody(read.error);
      const done = await sendInData(http.platform, actor, read.data);
      if (done.ok) return json({ version: done.value });
      if ('fields' in done) return refusal(422, 'mend', { errors: mendErrors(done) });
      return done.reason === 'taken' ? refusal(409, 'taken') : refusal(403, 'not-your-right');
    },
  },
];

/** Fields of the body, and places of the table as pointers into its text. */
const mendErrors = (done: Extract<Awaited<ReturnType<typeof sendInData>>, { reason: 'mend' }>) => [
  ...done.fields.map(({ field, code }) => ({ pointer: `/${field === 'datei' ? 'csv' : field}`, code })),
  ...done.faults.map(({ code, line, column }) => ({
    ...{ pointer: '/csv', code },
    detail: column ? `line ${line}, column ${column}` : `line ${line}`,
  })),
];

const datasetJson = (base: string, { record, release }: Dataset) => ({
  ...{ id: record.id, title: record.title, description: record.description, theme: record.theme },
  ...{ licence: record.licence, frequency: record.frequency, office: record.office, version: release.version },
  ...{
    issuedAt: release.issuedAt,
    from: release.from,
    to: release.to,
    correction: release.correction,
    rows: release.rowCount,
  },
  files: release.files.map(({ name, format, size, sha256 }) => ({
    ...{ name, format, size, sha256, url: fileAddress(base, record.id, release.version, name) },
  })),
});

const bilingual = z.object({ de: z.string(), en: z.string() });
const day = z.string().nullable();
const shown = z.object({
  ...{ id: z.string(), title: bilingual, description: bilingual, theme: z.string(), licence: z.string() },
  ...{ frequency: z.string(), office: z.string().nullable(), version: z.int(), issuedAt: z.string() },
  ...{ from: day, to: day, correction: z.string().nullable(), rows: z.int() },
  files: z.array(
    z.object({ name: z.string(), format: z.string(), size: z.int(), sha256: z.string(), url: z.string() }),
  ),
});
const line = z.string().max(2_000);
const newData = z.strictObject({
  ...{ office: line, id: line, titleDe: line, titleEn: line, descriptionDe: line, descriptionEn: line },
  ...{ keywordsDe: line, keywordsEn: line, theme: line, licence: line, frequency: line },
  embargo: line.default('').describe('Day before which nobody outside sees the data'),
  correction: line.default('').describe('What was wrong in the last version'),
  csv: z.string().describe('The table'),
});
