import { html, type Request, type Route } from '#platform/http';
import { texts } from '../texts/index.ts';
import type { StaticTexts } from '../texts/static.de.ts';
import type { PortalParts } from '../use-cases/portal-parts.ts';
import { contactOf } from './city-facts.ts';
import { figuresFor, type Measures } from './figures.ts';
import { figuresPage } from './pages/figures-page.tsx';
import { staticPage } from './pages/static-page.tsx';
import type { ShellFor } from './shell.ts';

/** The pages every city must have, and how its figures are counted. */
export function staticRoutes(parts: PortalParts, shellFor: ShellFor, measures: Measures): readonly Route[] {
  const { catalogue, config, clock } = parts;
  const contact = contactOf(catalogue.city().data);
  const isDemo = config.mode === 'demo';
  const fixed = ([place, name]: (typeof places)[number]): Route => ({
    method: 'GET',
    path: `/:lang/${place}`,
    permission: 'public',
    handle: (request) =>
      html(staticPage({ shell: shellFor(request), page: texts[request.language].pages[name], contact, isDemo })),
  });
  return [
    ...places.map(fixed),
    {
      method: 'GET',
      path: '/:lang/zahlen',
      permission: 'public',
      async handle(request: Request) {
        const durations = await Promise.all(
          catalogue.services().map(async (folder) => ({ folder, measured: await measures.durationsOf(folder.id) })),
        );
        const figures = await figuresFor(measures, request.language);
        return html(figuresPage({ shell: shellFor(request), contact, figures, durations, at: clock.now() }));
      },
    },
  ];
}

const places = [
  ['impressum', 'imprint'],
  ['datenschutz', 'privacy'],
  ['barrierefreiheit', 'accessibility'],
  ['ueber', 'about'],
  ['hilfe', 'help'],
] as const satisfies readonly (readonly [string, keyof StaticTexts])[];
