import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { environment } from '#platform/config';
import { findBrowser } from '../../../scripts/browser.ts';

/** One Chromium for a file of tests; every visitor gets a fresh profile in it. */
export async function openBrowser(): Promise<OpenBrowser> {
  const settings = await findBrowser();
  const browser = await chromium.launch({
    executablePath: settings.CHROMIUM_PATH!,
    env: { ...(environment() as Record<string, string>), ...settings },
    headless: true,
    args,
  });
  return { browser, visitor: (options) => visitor(browser, options), close: () => browser.close() };
}

/** A person with a browser of their own; notes what a person would never see: faults, blocked and foreign requests. */
async function visitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const { url } = inject('demo');
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  context.on('console', (message) => {
    // A page that says 404, 422 or 503 is meant to; Chromium notes every such answer as an error.
    if (message.type() === 'error' && !/^Failed to load resource.*status of (4\d\d|503)/.test(message.text()))
      complaints.push(`console: ${message.text()} at ${message.page()?.url()}`);
  });
  context.on('weberror', (fault) => complaints.push(`script: ${fault.error().message} at ${fault.page()?.url()}`));
  context.on('request', (request) => {
    // Chromium shows documents with a page of its own.
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') complaints.push(`foreign host: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500 && response.status() !== 503)
      complaints.push(`${response.status()} from ${response.url()}`);
  });
  const page = await context.newPage();
  return { context, page, complaints, close: () => context.close() };
}

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface OpenBrowser {
  readonly browser: Browser;
  visitor(options?: BrowserContextOptions): Promise<Visitor>;
  close(): Promise<void>;
}
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What must stay empty. */
  readonly complaints: string[];
  close(): Promise<void>;
}
