import type { Fee, ServiceFolder } from '#catalogue';
import { legalDay } from '#kernel/clock';
import { isLanguage } from '#kernel/language';
import { type ApiDoc, json, notFound, type Reply, type Request, type Route } from '#platform/http';
import { meant } from '../domain/meant.ts';
import type { PortalParts } from '../use-cases/portal-parts.ts';
import {
  figures,
  glossaryList,
  lifeEventList,
  officeDetail,
  officeList,
  searchQuery,
  searchResults,
  serviceDetail,
  serviceList,
} from './api.ts';
import { elsewhereOf, knowledgeOf } from './city-facts.ts';
import type { Measures } from './figures.ts';
import { hrefIn, type WordsByLanguage } from './search-words.ts';

/** What everybody may ask by machine: services, offices, search, figures. */
export function apiRoutes(parts: PortalParts, measures: Measures, known: () => WordsByLanguage): readonly Route[] {
  const { catalogue } = parts;
  const get = (path: string, api: ApiDoc, handle: (request: Request) => Promise<Reply> | Reply): Route => ({
    method: 'GET',
    path: `/api/v1/${path}`,
    permission: 'public',
    api,
    handle,
  });
  return [
    get('services', { summary: 'All services offered today', tag: 'catalogue', response: serviceList }, () =>
      json({ services: catalogue.services().map(entryOf) }),
    ),
    get(
      'services/:id',
      { summary: 'One service', tag: 'catalogue', response: serviceDetail, refusals: { 404: ['not-found'] } },
      async ({ params }) => {
        const folder = catalogue.findService(params.id ?? '');
        if (!folder) return notFound;
        const fees = catalogue.city().fees.filter(({ id }) => folder.service.fees.includes(id));
        const today = legalDay(parts.clock.now()).toString();
        return json({ ...detailOf(folder, fees, today), measured: await measures.durationsOf(folder.id) });
      },
    ),
    get('offices', { summary: 'All offices', tag: 'catalogue', response: officeList }, () =>
      json({
        offices: catalogue.city().offices.map(({ id, name, kind, state, address, hours, accessible, asOf, source }) => {
          return { id, name, kind, state, address, hours, accessible, asOf, source };
        }),
      }),
    ),
    get(
      'offices/:id',
      {
        summary: 'One office with its services',
        tag: 'catalogue',
        response: officeDetail,
        refusals: { 404: ['not-found'] },
      },
      ({ params }) => {
        const office = catalogue.findOffice(params.id ?? '');
        if (!office) return notFound;
        const { id, name, kind, state, address, hours, accessible, asOf, source } = office;
        const services = catalogue.services().filter(({ service }) => service.office === id);
        return json({
          ...{ id, name, kind, state, address, hours, accessible, asOf, source },
          knowledge: knowledgeOf(office),
          services: services.map((folder) => folder.id),
        });
      },
    ),
    get('life-events', { summary: 'Life events with their services', tag: 'catalogue', response: lifeEventList }, () =>
      json({
        lifeEvents: catalogue.lifeEvents().map((event) => ({
          id: event.id,
          title: event.title,
          text: event.text,
          services: event.services,
          elsewhere: elsewhereOf(event),
        })),
      }),
    ),
    get(
      'glossary',
      { summary: 'The terms of the city in both languages', tag: 'catalogue', response: glossaryList },
      () =>
        json({
          terms: catalogue.city().glossary.map(({ term, english, explanation, source }) => {
            return { term, english, explanation, source };
          }),
        }),
    ),
    get(
      'search',
      { summary: 'What somebody means', tag: 'catalogue', query: searchQuery, response: searchResults },
      ({ query, language: accepted }) => {
        const asked = query.get('language');
        const language = isLanguage(asked) ? asked : accepted;
        const typed = (query.get('q') ?? '').trim().slice(0, 200);
        const hits = catalogue.search(typed, language, 20).map((hit) => ({ ...hit, href: hrefIn(language)(hit) }));
        return json({ query: typed, meant: typed ? meant(typed, known()[language]) : null, hits });
      },
    ),
    get('figures', { summary: 'Figures of today, counted in the log', tag: 'figures', response: figures }, async () =>
      json({
        ...(await measures.today()),
        countedAt: parts.clock.now().toString(),
        durations: await Promise.all(
          catalogue.services().map(async ({ id }) => ({ service: id, measured: await measures.durationsOf(id) })),
        ),
      }),
    ),
  ];
}

function entryOf({ id, edition, version, service, texts: { de, en } }: ServiceFolder) {
  return {
    id,
    title: { de: de.title, en: en.title },
    official: { de: de.official, en: en.official },
    summary: { de: de.summary, en: en.summary },
    office: service.office,
    lifeEvents: service.lifeEvents,
    edition,
    version,
    guests: service.guests,
    identity: service.identity,
  };
}

function detailOf(folder: ServiceFolder, fees: readonly Fee[], today: string) {
  const { de, en } = folder.texts;
  const { key, decision, deadline, law, followUps } = folder.service;
  return {
    ...entryOf(folder),
    key: { number: key.number ?? null, state: key.state, source: key.source },
    who: { de: de.who, en: en.who },
    need: { de: de.need, en: en.need },
    cost: { de: de.cost, en: en.cost },
    elsewhere: { de: de.elsewhere, en: en.elsewhere },
    followUps,
    promised: deadline.promised ?? null,
    decision: { kind: decision.kind, reference: decision.reference },
    law,
    fees: fees.flatMap((fee) =>
      fee.amounts
        .filter(({ from, until }) => from <= today && (until === null || today <= until))
        .map(({ id, name, cents, legalBasis, asOf, state }) => ({
          id: `${fee.id}.${id}`,
          name: name ?? fee.name,
          cents,
          legalBasis,
          asOf,
          state,
        })),
    ),
  };
}
