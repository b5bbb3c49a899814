import type { BrowserContext } from 'playwright-core';
import { inject } from 'vitest';
import { readConfig } from '#platform/config';
import { borrowEmbedded } from '#platform/database';
import type { Route } from '#platform/http';
import { silentLog } from '#platform/log';
import type { Platform } from '#platform/mount';
import { type Composed, compose } from '../../../src/compose.ts';
import { openPlatform } from '../../../src/open-platform.ts';
import { Browser } from '../../support/index.ts';
import type { Answers, Language, Upload } from './answer-form.ts';

/** The running demo seen from inside: its table of routes, its database, and visitors who speak HTTP to it without a browser. */
export async function openInside(): Promise<Inside> {
  const { port, url, dataDir } = inject('demo');
  const cluster = await borrowEmbedded(dataDir);
  if (!cluster) throw new Error(`no database in ${dataDir}`);
  const read = readConfig({ PORT: String(port), DATABASE_URL: cluster.url, POOL_SIZE: '4' });
  if (!read.ok) throw new Error('the settings of the demo do not fit');
  const platform = openPlatform(read.config, silentLog);
  const composed = await compose(platform, { root });
  const app = { fetch: (request: Request) => passOn(request, url) };
  return {
    platform,
    composed,
    routes: composed.routes,
    caller: () => new Browser(app, composed.sessions),
    send: app.fetch,
    async close() {
      await platform.mail.close();
      await platform.db.close();
      await cluster.release();
    },
  };
}

/** Answers a form over HTTP up to the page that checks everything. */
export async function fillByHttp(
  caller: Browser,
  language: Language,
  service: string,
  answers: Answers,
): Promise<void> {
  await caller.get(`/${language}/${service}/start`);
  await caller.submit('/start');
  for (let step = 0; step < 80 && caller.page.path.includes('/frage/'); step++) {
    const { html, path } = caller.page;
    const asked = Object.entries(answers).filter(([name]) => html.includes(`name="${name}"`));
    await caller.submit(path, Object.fromEntries(asked.map(([name, value]) => [name, asField(value)])));
    if (caller.page.path === path) throw new Error(`${path} does not go on: ${caller.page.html}`);
  }
  if (!caller.page.path.endsWith('/pruefen')) throw new Error(`ended at ${caller.page.path}`);
}

/** Sends what was filled in; gives the number of the new case. */
export async function sendByHttp(caller: Browser): Promise<string> {
  await caller.submit('/senden');
  return /\/vorgang\/(L[\w-]+)/.exec(caller.page.path)?.[1] ?? '';
}

/** The same person in a browser and without one. */
export async function lendCookie(caller: Browser, context: BrowserContext): Promise<void> {
  const { url } = inject('demo');
  const pairs = caller.cookie.split(/;\s*/).map((pair) => pair.split('=', 2));
  await context.addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url })));
}

/** The cookie of a browser for a visitor without one. */
export async function borrowCookie(caller: Browser, context: BrowserContext): Promise<void> {
  const cookie = (await context.cookies(inject('demo').url)).find(({ name }) => name === 'lipsia');
  caller.cookie = `lipsia=${cookie?.value}`;
}

async function passOn(request: Request, origin: string): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const { method, headers } = request;
  const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
  return fetch(`${origin}${pathname}${search}`, { method, headers, body, redirect: 'manual' });
}

const asField = (value: Answers[string]): string | File | readonly string[] =>
  isUpload(value) ? new File([Uint8Array.from(value.buffer)], value.name, { type: value.mimeType }) : value;
const isUpload = (value: Answers[string]): value is Upload => typeof value === 'object' && 'buffer' in value;
const root = `${import.meta.dirname}/../../..`;

export interface Inside {
  readonly platform: Platform;
  readonly composed: Composed;
  readonly routes: readonly Route[];
  /** A visitor who speaks HTTP to the demo. */
  caller(): Browser;
  /** One request as it is; redirects are not followed. */
  send(request: Request): Promise<Response>;
  close(): Promise<void>;
}
