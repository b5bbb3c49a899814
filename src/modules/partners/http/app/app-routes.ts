import type { Language } from '#kernel/language';
import { html, notFound, type Request, type Route, text } from '#platform/http';
import { assetUrl, type PageShell } from '#ui';
import { appTexts } from '../../texts/app.ts';
import { cityKeys } from '../../use-cases/app/city-keys.ts';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';
import { appPage, personPage } from '../pages/app/app-page.tsx';
import type { ShellFor } from '../shell-for.ts';
import { appApi } from './app-api.ts';
import { counterCodeRoutes } from './counter-code-routes.ts';

/** The app at the counter: two pages, the worker that keeps them on the device, what makes it installable, and its interface. */
export const appRoutes = (parts: PartnerParts, shellFor: ShellFor, worker: string | null): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/servicepunkt/app',
    permission: 'partner-visit:serve',
    handle: (request) => html(appPage({ shell: bare(shellFor, request), words: appTexts[request.language] })),
  },
  {
    method: 'GET',
    path: '/:lang/team/servicepunkt/app/mitlesen',
    permission: 'partner-visit:serve',
    handle: (request) => html(personPage({ shell: bare(shellFor, request), words: appTexts[request.language] })),
  },
  {
    method: 'GET',
    path: '/:lang/team/servicepunkt/app-dienst.js',
    permission: 'public',
    handle(request) {
      if (worker === null) return notFound;
      const { assets, language } = shellFor(request);
      const told = JSON.stringify({ pages: pagesOf(language), files: filesOf(assets) });
      return text(`self.lipsiaShell=${told};\n${worker}`, 'text/javascript; charset=utf-8');
    },
  },
  {
    method: 'GET',
    path: '/:lang/team/servicepunkt/app-manifest.webmanifest',
    permission: 'public',
    handle(request) {
      const { assets, language, cityName } = shellFor(request);
      const value = appManifest(language, cityName, assetUrl(assets, 'icon.svg'));
      return text(JSON.stringify(value), 'application/manifest+json; charset=utf-8');
    },
  },
  ...counterCodeRoutes(parts, shellFor),
  ...appApi(parts, cityKeys(parts.config.keys.kek)),
];

/** The frame stays on the device: it says nothing about who is signed in, and offers no way that needs the line. */
function bare(shellFor: ShellFor, request: Request): PageShell {
  const { signedIn, signIn, signOut, navigation, ...shell } = shellFor(request);
  return { ...shell, homeHref: `/${request.language}/team/servicepunkt` };
}

const pagesOf = (language: Language): readonly string[] =>
  ['app', 'app/mitlesen'].map((page) => `/${language}/team/servicepunkt/${page}`);

const filesOf = (assets: PageShell['assets']): readonly string[] =>
  ['city.css', 'icon.svg', 'branch-app.js', 'counter-app.js', ...Object.keys(assets).filter(isFont)].map((name) =>
    assetUrl(assets, name),
  );

const isFont = (name: string): boolean => /^fira-sans-(400|600)-/.test(name);

/** Installable (W3C Application Manifest) for tablet and desktop. */
const appManifest = (language: Language, city: string, icon: string) => ({
  id: `/${language}/team/servicepunkt/app`,
  start_url: `/${language}/team/servicepunkt/app`,
  scope: `/${language}/team/servicepunkt/`,
  lang: language,
  name: `${appTexts[language].title} – ${city}`,
  short_name: appTexts[language].title,
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#171a2b',
  icons: [{ src: icon, sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
});
