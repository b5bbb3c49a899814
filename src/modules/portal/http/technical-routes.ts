import { timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLanguage, languages } from '#kernel/language';
import { sha256Of } from '#kernel/sha256';
import { html, json, notFound, type Reply, type Request, type Route, text } from '#platform/http';
import type { Health } from '../use-cases/health.ts';
import type { Metrics } from '../use-cases/metrics.ts';
import type { createNodeGauges } from '../use-cases/node-gauges.ts';
import { openMetrics, openMetricsType } from '../use-cases/open-metrics.ts';
import type { PortalParts } from '../use-cases/portal-parts.ts';
import { styleguidePage, stylePage } from './pages/styleguide-page.tsx';
import { staticPlaces } from './places.ts';
import type { ShellFor } from './shell.ts';

/** What machines ask: health, metrics, the written interface, robots, the security contact, the site map. */
export function technicalRoutes(parts: PortalParts, shellFor: ShellFor, watch: Watch): readonly Route[] {
  const { config, catalogue, clock } = parts;
  const get = (
    path: string,
    handle: (request: Request) => Promise<Reply> | Reply,
    more: Partial<Route> = {},
  ): Route => ({
    method: 'GET',
    path,
    permission: 'public',
    limit: 'none',
    ...more,
    handle,
  });
  return [
    get('/health/live', () => json({ status: 'live' })),
    get('/health/ready', async () => {
      const { ready, checks } = await watch.health.ready();
      return json({ status: ready ? 'ready' : 'not-ready', checks }, ready ? 200 : 503);
    }),
    get('/metrics', async (request) => {
      if (config.mode === 'production' && !config.metricsToken) return notFound;
      if (config.metricsToken && !bears(request, config.metricsToken)) return unauthorised;
      return text(openMetrics(watch.metrics.series(), await watch.gauges()), openMetricsType);
    }),
    get('/api/v1/openapi.json', () => (document ? json(document) : notFound), {
      limit: 'read',
      api: { summary: 'This document', tag: 'meta', mediaType: 'application/json' },
    }),
    get('/robots.txt', () => text(robots(config.baseUrl))),
    get('/.well-known/security.txt', () => text(securityText(config.baseUrl, clock.now()))),
    get('/sitemap.xml', () => {
      const places = [
        '',
        ...catalogue.services().map(({ id }) => `/${id}`),
        ...catalogue.lifeEvents().map(({ id }) => `/leben/${id}`),
        ...catalogue.city().offices.map(({ id }) => `/aemter/${id}`),
        ...staticPlaces,
      ];
      return text(siteMap(config.baseUrl, places), 'application/xml; charset=utf-8');
    }),
    get('/styleguide', (request) => {
      if (config.mode !== 'demo') return notFound;
      const asked = request.query.get('lang');
      const language = isLanguage(asked) ? asked : request.language;
      const shell = { ...shellFor({ ...request, language }), path: `/${language}` };
      const name = request.query.get('page');
      const page = name ? stylePage(shell, name) : styleguidePage(shell);
      return page ? html(page) : notFound;
    }),
    get('/manifest.webmanifest', (request) => {
      const icon = shellFor(request).assets['icon.svg'] ?? 'icon.svg';
      return text(JSON.stringify(manifest(catalogue.city().name, icon)), 'application/manifest+json; charset=utf-8');
    }),
  ];
}

function bears(request: Request, token: string): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  const [a, b] = [given, token].map((value) => sha256Of(value));
  return timingSafeEqual(a!, b!);
}

const unauthorised: Reply = {
  kind: 'text',
  status: 401,
  mediaType: 'text/plain; charset=utf-8',
  text: 'A bearer token is needed.\n',
  headers: { 'www-authenticate': 'Bearer' },
};

const robots = (base: string): string =>
  [
    'User-agent: *',
    ...languages.flatMap((language) =>
      ['mein-bereich', 'vorgang', 'entwuerfe', 'team', 'anmelden', 'suche'].map(
        (place) => `Disallow: /${language}/${place}`,
      ),
    ),
    `Sitemap: ${base}/sitemap.xml`,
    '',
  ].join('\n');

/** RFC 9116; valid for a quarter from the day it is read, so that it never expires while the node runs. */
function securityText(base: string, now: Temporal.Instant): string {
  const expires = now.add({ hours: 24 * 90 }).round({ smallestUnit: 'hour', roundingMode: 'floor' });
  return [
    `Contact: ${base}/de/hilfe#sicherheit`,
    `Expires: ${expires.toString()}`,
    'Preferred-Languages: de, en',
    `Canonical: ${base}/.well-known/security.txt`,
    '',
  ].join('\n');
}

function siteMap(base: string, places: readonly string[]): string {
  const entries = places.flatMap((place) =>
    languages.map((language) => {
      const others = languages.map(
        (other) => `<xhtml:link rel="alternate" hreflang="${other}" href="${base}/${other}${place}"/>`,
      );
      return `<url><loc>${base}/${language}${place}</loc>${others.join('')}</url>`;
    }),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('\n')}
</urlset>
`;
}

const manifest = (city: string, icon: string) => ({
  name: `Stadt ${city}`,
  short_name: city,
  lang: 'de',
  start_url: '/de/mein-bereich',
  scope: '/',
  display: 'minimal-ui',
  background_color: '#ffffff',
  theme_color: '#0b3d6e',
  icons: [{ src: `/assets/${icon}`, sizes: 'any', type: 'image/svg+xml' }],
});

/** The committed document: a test holds it against every route, so it cannot drift. */
const documentPath = join(import.meta.dirname, '../../../../docs/openapi.json');
const document: unknown = existsSync(documentPath) ? JSON.parse(readFileSync(documentPath, 'utf8')) : null;

export interface Watch {
  readonly health: Health;
  readonly metrics: Metrics;
  readonly gauges: ReturnType<typeof createNodeGauges>;
}
