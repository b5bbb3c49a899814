import type { APIRequestContext, Page } from 'playwright-core';
import type { Route } from '#platform/http';
import type { Language } from './answer-form.ts';
import { inspectPage } from './inspect-page.ts';
import type { Visitor } from './open-browser.ts';

/**
 * Visits the seeds and every page they lead to in this language, a few of each kind that counts, and says what is wrong with each. Of one kind two are
 * looked at closely, `looked` says how many were before, and the others are read without being drawn; a seed is a kind of its own.
 */
export async function crawl(
  { page, context }: Visitor,
  { routes, language, seeds, looked, counts = () => true }: CrawlPlan,
): Promise<readonly Visited[]> {
  const queue = [...seeds];
  const known = new Set(seeds);
  const often = new Map<string, number>();
  const titles = new Map<string, string>();
  const visited: Visited[] = [];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const route = routeOf(routes, path);
    const count = (often.get(route) ?? 0) + 1;
    const isAlone = route.startsWith(questions) || seeds.includes(path);
    if (count > mostOf(route) && !seeds.includes(path)) continue;
    often.set(route, count);
    const isDrawn = isAlone || (looked.get(route) ?? 0) < closeLooks;
    const found = isDrawn ? await draw(page, path) : await read(context.request, path);
    visited.push({ path, route, problems: [] });
    if (!found) continue;
    const { at, status, html } = found;
    const place = at.pathname + at.search;
    if (place !== path) {
      // It led on: away to the identity provider, or to a page that has its own turn.
      if (!known.has(place) && at.pathname.startsWith(`/${language}`)) queue.push(place);
      known.add(place);
      continue;
    }
    // A piece of a page for a script.
    if (!html.startsWith('<!doctype html>')) continue;
    const kind = isAlone ? at.pathname : route;
    const times = (looked.get(kind) ?? 0) + 1;
    looked.set(kind, times);
    const isClose = isDrawn && times <= (isAlone ? 1 : closeLooks);
    const problems = isClose ? await inspectPage(page, html, language) : [];
    if (isClose && language === 'de') problems.push(...(await twinProblems(page, context.request, status)));
    const [, title = ''] = /<title>([^<]*)</.exec(html) ?? [];
    const other = titles.get(title);
    if (status < 400 && other && other !== at.pathname && !mayBeAlike.has(route))
      problems.push(`has the title of ${other}: ${title}`);
    if (status < 400) titles.set(title, at.pathname);
    if (status >= 500 && status !== 503) problems.push(`says ${status}`);
    visited.push({ path, route, problems });
    for (const next of linksOf(html, at, language)) {
      if (known.has(next)) continue;
      known.add(next);
      const leadsTo = routes.find((one) => one.method === 'GET' && one.path === routeOf(routes, next));
      if (!leadsTo || counts(leadsTo)) queue.push(next);
    }
  }
  return visited;
}

async function draw(page: Page, path: string): Promise<Found | null> {
  const response = await page.goto(path).catch(unlessDownload);
  if (!response || !isHtml(response.headers())) return null;
  return { at: new URL(page.url()), status: response.status(), html: await response.text() };
}

/** A page whose like was looked at before costs no drawing. */
async function read(request: APIRequestContext, path: string): Promise<Found | null> {
  const response = await request.get(path, { maxRedirects: 0, maxRetries: 1 });
  const { location } = response.headers();
  const at = new URL(location ?? response.url(), response.url());
  if (location) return { at, status: response.status(), html: '' };
  return isHtml(response.headers()) ? { at, status: response.status(), html: await response.text() } : null;
}

const isHtml = (headers: Readonly<Record<string, string>>): boolean =>
  (headers['content-type'] ?? '').startsWith('text/html');

/** A download is not a page. */
function unlessDownload(cause: Error): null {
  if (/Download is starting|ERR_ABORTED/.test(cause.message)) return null;
  throw cause;
}

/** Two drafts of one service that were saved in the same minute are alike to the person as well. */
const mayBeAlike: ReadonlySet<string> = new Set(['/:lang/entwuerfe/:draft/loeschen']);

/** The pattern of the route that answers this path, the path itself when none does. */
export function routeOf(routes: readonly Route[], path: string): string {
  const parts = path.split(/[?#]/)[0]!.split('/');
  const fits = routes.filter(({ method, path: pattern }) => {
    const own = pattern.split('/');
    return method === 'GET' && own.length === parts.length && own.every((part, at) => isLike(part, parts[at]!));
  });
  const fixed = (pattern: string): string => pattern.replace(/:\w+/g, '~');
  return fits.map(({ path: pattern }) => pattern).sort((a, b) => (fixed(a) < fixed(b) ? -1 : 1))[0] ?? path;
}

const isLike = (pattern: string, part: string): boolean => (pattern.startsWith(':') ? part !== '' : pattern === part);

/** The switch in the header leads to the same page in English, and from there back here; beside an open form it is a button of it. */
async function twinProblems(page: Page, request: APIRequestContext, status: number): Promise<string[]> {
  const own = new URL(page.url());
  const href = await page
    .locator('header :is(a, button[name])[lang=en]')
    .evaluate((one) =>
      one instanceof HTMLButtonElement ? one.form!.action.replace('/de/', '/en/') : one.getAttribute('href'),
    );
  const wanted = own.pathname.replace('/de', '/en');
  if (!href || new URL(href, own).pathname !== wanted) return [`the language switch leads to ${href}`];
  // The server may be closing the kept connection in this moment, since the look at a page takes long; a browser asks again, too.
  const response = await request.get(href, { maxRetries: 1 });
  if (response.status() !== status) return [`the twin ${href} says ${response.status()} instead of ${status}`];
  const html = await response.text();
  const isBeside = html.includes('name="_language" value="de" lang="de"');
  const back = (isBeside ? own.pathname : /<a href="([^"]+)" lang="de" hreflang="de"/.exec(html)?.[1]) ?? '';
  if (new URL(back, own).pathname !== own.pathname) return [`the twin ${href} leads back to ${back}`];
  return html.includes('<html lang="en"') ? [] : [`the twin ${href} is not in English`];
}

/** Where the links of a page lead, within the app and the language. */
function linksOf(html: string, at: URL, language: Language): readonly string[] {
  const hrefs = [...html.matchAll(/<a\s[^>]*?\bhref="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  return hrefs
    .map((href) => new URL(href, at))
    .filter(({ origin, pathname }) => origin === at.origin && `${pathname}/`.startsWith(`/${language}/`))
    .map(({ pathname, search }) => pathname + search);
}

/** Every question is a page of its own kind; of others a few are enough. */
const mostOf = (route: string): number => (route.startsWith(questions) ? 80 : /:(?!lang)/.test(route) ? 3 : 2);
const questions = '/:lang/:service/frage/';
const closeLooks = 2;

interface Found {
  readonly at: URL;
  readonly status: number;
  readonly html: string;
}

export interface CrawlPlan {
  readonly routes: readonly Route[];
  readonly language: Language;
  readonly seeds: readonly string[];
  /** How many of each kind were looked at in this language, over all who walk. */
  readonly looked: Map<string, number>;
  readonly counts?: ((route: Route) => boolean) | undefined;
}

export interface Visited {
  readonly path: string;
  readonly route: string;
  readonly problems: readonly string[];
}
