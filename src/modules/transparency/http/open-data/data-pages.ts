import { html, notFound, type Request, type Route } from '#platform/http';
import { barsOf } from '../../domain/open-data/chart.ts';
import { findDatasets } from '../../domain/open-data/find-datasets.ts';
import { catalogueDataPage } from '../pages/open-data/catalogue-page.tsx';
import { datasetPage } from '../pages/open-data/dataset-page.tsx';
import type { OpenDataHttp } from './open-data-http.ts';

/** The catalogue and each dataset as pages for people. */
export const dataPages = (http: OpenDataHttp): readonly Route[] => [
  { method: 'GET', path: '/:lang/daten', permission: 'public', handle: (request) => showCatalogue(http, request) },
  {
    method: 'GET',
    path: '/:lang/daten/:dataset',
    permission: 'public',
    handle: (request) => showDataset(http, request),
  },
];

async function showCatalogue({ data, catalogue, shellFor }: OpenDataHttp, request: Request) {
  const { language, query } = request;
  const datasets = await data.datasets();
  const wanted = {
    text: (query.get('q') ?? '').slice(0, 200),
    ...{ theme: query.get('thema') || undefined, office: query.get('amt') || undefined },
    format: query.get('format') || undefined,
  };
  const ids = [...new Set(datasets.flatMap(({ record }) => (record.office ? [record.office] : [])))];
  const offices = ids.map((id) => ({ id, name: catalogue.findOffice(id)?.name[language] ?? id }));
  const sorted = datasets.toSorted((a, b) =>
    a.record.title[language].localeCompare(b.record.title[language], language),
  );
  return html(catalogueDataPage({ shell: shellFor(request), wanted, found: findDatasets(sorted, wanted), offices }));
}

async function showDataset({ data, catalogue, shellFor, publisher }: OpenDataHttp, request: Request) {
  const { language, params } = request;
  const releases = await data.releases(params['dataset'] ?? '');
  const [dataset] = releases;
  if (!dataset) return notFound;
  const { chart, office } = dataset.record;
  const rows = await data.rows(dataset, chart ? undefined : previewRows);
  const name = publisher().name[language];
  return html(
    datasetPage({
      ...{ shell: shellFor(request), dataset, releases, preview: rows.slice(0, previewRows) },
      bars: chart ? barsOf(chart, rows) : null,
      publisher: office ? `${name}, ${catalogue.findOffice(office)?.name[language] ?? office}` : name,
    }),
  );
}

const previewRows = 20;
