import { legalDay } from '#kernel/clock';
import { html, notFound, type Reply, type Request, type Route, redirect, text } from '#platform/http';
import { meant } from '../domain/meant.ts';
import { texts } from '../texts/index.ts';
import type { PortalParts } from '../use-cases/portal-parts.ts';
import { contactOf, elsewhereOf, knowledgeOf } from './city-facts.ts';
import { figuresFor, type Measures } from './figures.ts';
import { glossaryPage } from './pages/glossary-page.tsx';
import { homePage } from './pages/home-page.tsx';
import { lifeEventPage } from './pages/life-event-page.tsx';
import { officePage, officesPage } from './pages/office-pages.tsx';
import { searchPage, suggestions } from './pages/search-page.tsx';
import { servicePage } from './pages/service-page.tsx';
import { hrefIn, type WordsByLanguage } from './search-words.ts';
import type { ShellFor } from './shell.ts';

/** The pages everybody may read: home, search, life events, services, offices, terms. */
export function publicRoutes(
  parts: PortalParts,
  shellFor: ShellFor,
  measures: Measures,
  known: () => WordsByLanguage,
): readonly Route[] {
  const { catalogue } = parts;
  const page = (path: string, handle: (request: Request) => Promise<Reply> | Reply): Route => ({
    method: 'GET',
    path,
    permission: 'public',
    handle,
  });
  const city = catalogue.city();
  return [
    page('/', (request) => ({ kind: 'redirect', to: `/${request.language}`, status: 302 })),
    page('/:lang/', (request) => redirect(`/${request.language}`)),
    page('/:lang', async (request) =>
      html(
        homePage({
          shell: shellFor(request),
          lifeEvents: catalogue.lifeEvents(),
          services: catalogue.services(),
          figures: await figuresFor(measures, request.language),
          at: parts.clock.now(),
        }),
      ),
    ),
    page('/:lang/suche', (request) => html(resultsOf(parts, shellFor, request, known))),
    page('/:lang/suche/vorschlag', ({ language, query }) => {
      const hits = catalogue.search(query.get('q') ?? '', language, 6);
      return text(suggestions(language, hits, hrefIn(language)), 'text/html; charset=utf-8');
    }),
    page('/:lang/leben/:event', (request) => {
      const event = catalogue.lifeEvents().find(({ id }) => id === request.params.event);
      if (!event) return notFound;
      const services = event.services.flatMap((id) => catalogue.findService(id) ?? []);
      const others = catalogue.lifeEvents().filter((other) => other !== event);
      const shell = shellFor(request);
      const officeName = (id: string): string => catalogue.findOffice(id)?.name[request.language] ?? id;
      return html(lifeEventPage({ shell, event, services, others, officeName, elsewhere: elsewhereOf(event) }));
    }),
    page('/:lang/aemter', (request) => html(officesPage({ shell: shellFor(request), offices: city.offices }))),
    page('/:lang/aemter/:id', (request) => {
      const office = catalogue.findOffice(request.params.id ?? '');
      if (!office) return notFound;
      const services = catalogue.services().filter(({ service }) => service.office === office.id);
      const knowledge = knowledgeOf(office)?.[request.language] ?? null;
      return html(officePage({ shell: shellFor(request), office, services, knowledge }));
    }),
    page('/:lang/begriffe', (request) => html(glossaryPage({ shell: shellFor(request), terms: city.glossary }))),
    page('/:lang/:service', async (request) => {
      const folder = catalogue.findService(request.params.service ?? '');
      if (!folder) return notFound;
      const { service } = folder;
      return html(
        servicePage({
          shell: shellFor(request),
          folder,
          office: catalogue.findOffice(service.office),
          fees: city.fees.filter((fee) => service.fees.includes(fee.id)),
          followUps: service.followUps.flatMap((id) => catalogue.findService(id) ?? []),
          measured: await measures.durationsOf(folder.id),
          today: legalDay(parts.clock.now()),
          visit: await visitOf(parts, folder.id),
        }),
      );
    }),
  ];
}

/** Where the service is also done at a counter: the way to an appointment, and when the next one is free. */
async function visitOf({ appointments }: PortalParts, service: string) {
  const bookable = appointments.bookableOf(service);
  return bookable ? { bookable, next: await appointments.nextFree(bookable) } : null;
}

function resultsOf(parts: PortalParts, shellFor: ShellFor, request: Request, known: () => WordsByLanguage): string {
  const { language } = request;
  const { catalogue } = parts;
  const t = texts[language];
  const typed = (request.query.get('q') ?? '').trim().slice(0, 200);
  const suggestion = typed ? meant(typed, known()[language]) : null;
  return searchPage({
    shell: shellFor(request),
    text: typed,
    hits: typed ? catalogue.search(typed, language, 20) : [],
    meant: suggestion,
    phone: contactOf(catalogue.city().data).phone,
    hrefOf: hrefIn(language),
    ways: [
      ...catalogue
        .lifeEvents()
        .map((event) => ({ label: event.title[language], href: `/${language}/leben/${event.id}` })),
      { label: t.open.offices.title, href: `/${language}/aemter` },
      { label: t.shell.help, href: `/${language}/hilfe` },
    ],
  });
}
