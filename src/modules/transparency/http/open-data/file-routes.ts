import { bytes, notFound, type Reply, type Request, type Route, redirect, text } from '#platform/http';
import { type CataloguePage, catalogueGraph, datasetGraph } from '../../domain/open-data/catalogue/catalogue-graph.ts';
import { type RdfForm, rdfFormOf, rdfMediaTypes } from '../../domain/open-data/catalogue/negotiate.ts';
import type { Node } from '../../domain/open-data/catalogue/rdf.ts';
import { writeAtom } from '../../domain/open-data/catalogue/write-atom.ts';
import { writeJsonLd } from '../../domain/open-data/catalogue/write-json-ld.ts';
import { writeRdfXml } from '../../domain/open-data/catalogue/write-rdf-xml.ts';
import { writeTurtle } from '../../domain/open-data/catalogue/write-turtle.ts';
import { fileFormats } from '../../domain/open-data/dataset.ts';
import type { OpenDataHttp } from './open-data-http.ts';

/** The catalogue for programs (DCAT-AP.de 3.0), each dataset in it, the files of every version, and the feed of changes. */
export const openDataFileRoutes = (http: OpenDataHttp): readonly Route[] => {
  const { data, publisher, base } = http;
  return [
    ...(['ttl', 'rdf', 'jsonld'] as const).map((form) =>
      open(`/daten/katalog.${form}`, (request) => sendCatalogue(http, request, form)),
    ),
    open('/daten/katalog', async (request) => {
      const form = rdfFormOf(request.headers.get('accept'));
      return form === 'page' ? redirect(`/${request.language}/daten`) : sendCatalogue(http, request, form ?? 'rdf');
    }),
    open('/daten/satz/:dataset', async (request) => {
      const form = rdfFormOf(request.headers.get('accept'));
      const dataset = await data.find(request.params['dataset'] ?? '');
      if (!dataset) return notFound;
      if (form === 'page') return redirect(`/${request.language}/daten/${dataset.record.id}`);
      return inForm(datasetGraph(contextOf(http), dataset), form ?? 'rdf');
    }),
    open('/daten/satz/:dataset/:version/:file', async (request) => {
      const { dataset = '', version = '', file = '' } = request.params;
      const found = /^\d{1,9}$/.test(version) ? await data.file(dataset, Number(version), file) : null;
      if (!found) return notFound;
      const { mediaType } = fileFormats[found.format];
      const type = /json|csv|xml/.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType;
      return withHeaders(bytes(found.content, type, file), {
        'cache-control': 'public, max-age=31536000, immutable',
        ...shared,
      });
    }),
    open('/daten/aenderungen.atom', async () => {
      const entries = await data.newest(50);
      const { title, name } = publisher();
      const feed = writeAtom({ base, title: title.de, author: name.de, entries });
      return withHeaders(text(feed, 'application/atom+xml; charset=utf-8'), shared);
    }),
  ];
};

async function sendCatalogue(http: OpenDataHttp, request: Request, form: RdfForm): Promise<Reply> {
  const datasets = await http.data.datasets();
  const count = Math.max(1, Math.ceil(datasets.length / pageSize));
  const wanted = Number(request.query.get('page') ?? 1);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > count) return notFound;
  const modifiedAt =
    datasets
      .map(({ release }) => release.issuedAt)
      .sort()
      .at(-1) ?? null;
  const page = { number: wanted, count, size: pageSize, total: datasets.length, modifiedAt };
  const shown = datasets.slice((wanted - 1) * pageSize, wanted * pageSize);
  return inForm(catalogueGraph({ ...contextOf(http), datasets: shown, page }), form);
}

function inForm(nodes: readonly Node[], form: RdfForm): Reply {
  const written =
    form === 'ttl' ? writeTurtle(nodes) : form === 'rdf' ? writeRdfXml(nodes) : JSON.stringify(writeJsonLd(nodes));
  return withHeaders(text(written, rdfMediaTypes[form]), { vary: 'accept', ...shared });
}

const contextOf = ({
  base,
  publisher,
  catalogue,
}: OpenDataHttp): Pick<CataloguePage, 'base' | 'publisher' | 'offices'> => ({
  ...{ base, publisher: publisher() },
  offices: (id) => catalogue.findOffice(id)?.name.de ?? null,
});

const open = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path, permission: 'public', handle });
const withHeaders = (reply: Reply, headers: Readonly<Record<string, string>>): Reply =>
  ({ ...reply, headers }) as Reply;
/** Open data may be read by the pages of others, too. */
const shared = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
const pageSize = 100;
