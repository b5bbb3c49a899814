import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../scripts/browser.ts';
import { shiftWithLateFonts } from '../test/e2e/support/late-fonts.ts';
import { median, report, round, say } from './support/report.ts';
import { type Surroundings, withSurroundings } from './support/surroundings.ts';

/** What a person downloads to see a page for the first time, how soon it is there, how much moves when the fonts are late, and that all of it works without script. */
const budget = { kilobytes: 100, requests: 6, shift: 0.1 };
const rounds = 3;

async function measureAll({ startNode }: Surroundings): Promise<void> {
  const node = await startNode();
  const site = `http://127.0.0.1:${node.port}`;
  const { CHROMIUM_PATH, ...env } = await findBrowser();
  const browser = await chromium.launch({ executablePath: CHROMIUM_PATH!, env, args: ['--no-sandbox'] });
  const pages: Record<string, Measured> = {};
  try {
    const walk = await walkWithoutScript(browser, site);
    for (const [name, place] of Object.entries({ home: { path: '/de/', state: undefined }, ...walk })) {
      const runs: Visit[] = [];
      for (let run = 1; run <= rounds; run++) runs.push(await measure(browser, site + place.path, place.state));
      const lcp = median(runs.map((one) => one.lcp));
      const cls = await withPage(browser, place.state, (page) => shiftWithLateFonts(page, site + place.path));
      pages[name] = { ...runs[0]!, lcp: round(lcp), cls: round(cls) };
      say(`${name}: ${JSON.stringify(pages[name])}`);
    }
  } finally {
    await browser.close();
  }
  const all = Object.values(pages);
  const value = Math.max(...all.map(({ kilobytes }) => kilobytes));
  const requests = Math.max(...all.map((page) => page.requests));
  const shift = Math.max(...all.map(({ cls }) => cls));
  report({
    name: 'pages',
    value,
    unit: 'kB on the heaviest page',
    baseline: 'the budget',
    baselineValue: budget.kilobytes,
    bar: `<= ${budget.kilobytes} kB, <= ${budget.requests} requests, CLS <= ${budget.shift}, 0 kB script needed`,
    ok: value <= budget.kilobytes && requests <= budget.requests && shift <= budget.shift,
    conditions: {
      requests,
      shift,
      scriptNeeded: 0,
      pages,
      device: '360 x 740, empty cache, 150 ms and 1.6 Mbit/s, CPU four times slower',
      unit: 'kB as transferred, ms to the largest paint',
    },
  });
}

/** Goes from the service page to the case page with script switched off; refused when one step does not work. */
async function walkWithoutScript(browser: Browser, site: string): Promise<Record<string, Place>> {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'de-DE' });
  const page = await context.newPage();
  const place = async (): Promise<Place> => {
    const { pathname, search } = new URL(page.url());
    return { path: pathname + search, state: await context.storageState() };
  };
  const next = async (button: string): Promise<void> => {
    await page.locator('main').getByRole('button', { name: button }).first().click();
    await page.locator('h1').waitFor();
  };
  await page.goto(`${site}/de/hund-kurz`);
  const service = await place();
  await page.goto(`${site}/de/hund-kurz/start`);
  await page.locator('main form[action$="/start"] button').first().click();
  const question = await place();
  await page.locator('[name=name]').fill('Bello');
  await page.locator('[name=rasse]').fill('Dackel');
  await next('Weiter');
  for (const [part, value] of [
    ['day', '3'],
    ['month', '4'],
    ['year', '2023'],
  ] as const) {
    await page.locator(`[name=geboren-${part}]`).fill(value);
  }
  await next('Weiter');
  await page.getByText('Von einer privaten Person').click();
  await next('Weiter');
  await page.locator('[name=vorname]').fill('Ada');
  await page.locator('[name=familienname]').fill('Beispiel');
  await page.locator('[name=email]').fill('ada@example.org');
  await next('Weiter');
  const check = await place();
  await next('Hund verbindlich anmelden');
  const sent = await place();
  const link = page.locator('main a[href*="/vorgang/"]').first();
  if (!/\/vorgang\/[^/]+$/.test(sent.path)) await link.click();
  const own = await place();
  await context.close();
  return { service, question, check, case: own };
}

async function measure(browser: Browser, url: string, state: Place['state']): Promise<Visit> {
  return withPage(browser, state, async (page, context) => {
    const { done, bytes } = await watchNetwork(context, page);
    await page.addInitScript(observePaints);
    await page.goto(url, { waitUntil: 'networkidle' });
    await done();
    const lcp = await page.evaluate(() => (globalThis as unknown as { paints: { lcp: number } }).paints.lcp);
    const kilobytes = [...bytes.values()].reduce((sum, one) => sum + one.length, 0) / 1_000;
    const script = [...bytes.values()]
      .filter(({ type }) => type === 'Script')
      .reduce((sum, one) => sum + one.length, 0);
    return { kilobytes: round(kilobytes), requests: bytes.size, script: round(script / 1_000), lcp };
  });
}

async function withPage<T>(
  browser: Browser,
  state: Place['state'],
  look: (page: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'de-DE',
    ...(state ? { storageState: state } : {}),
  });
  try {
    return await look(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

async function watchNetwork(context: BrowserContext, page: Page) {
  const session: CDPSession = await context.newCDPSession(page);
  const bytes = new Map<string, { type: string; length: number }>();
  session.on('Network.requestWillBeSent', ({ requestId, type }) =>
    bytes.set(requestId, { type: type ?? '', length: 0 }),
  );
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const known = bytes.get(requestId);
    if (known) known.length = encodedDataLength;
  });
  await session.send('Network.enable');
  await session.send('Network.clearBrowserCache');
  const speed = (1.6e6 / 8) * 0.9;
  const slow = { offline: false, latency: 150, downloadThroughput: speed, uploadThroughput: speed / 2 };
  await session.send('Network.emulateNetworkConditions', slow);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return { bytes, done: () => page.waitForTimeout(500) };
}

/** Runs in the page: notes the largest paint. */
function observePaints(): void {
  const paints = { lcp: 0 };
  Object.assign(globalThis, { paints });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) paints.lcp = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}

interface Place {
  readonly path: string;
  readonly state: Awaited<ReturnType<BrowserContext['storageState']>> | undefined;
}
interface Visit {
  readonly kilobytes: number;
  readonly requests: number;
  readonly script: number;
  readonly lcp: number;
}
interface Measured extends Visit {
  readonly cls: number;
}

await withSurroundings(measureAll);
