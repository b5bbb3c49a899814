import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { htmlProblems } from '../../support/index.ts';
import type { Language } from './answer-form.ts';

/**
 * What is wrong with the page that is shown: axe (WCAG 2.0 to 2.2, A and AA, and best practice), HTML, one heading, language,
 * sideways scrolling at the narrow width. Pages of citizens are looked at there, those of staff on a screen as well.
 */
export async function inspectPage(page: Page, html: string, language: Language): Promise<string[]> {
  const problems = await htmlProblems(html);
  // Without its style every page is too wide.
  await page.waitForLoadState('load');
  const width = narrow[language];
  if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: 800 });
  const wide = await page.evaluate(widerThanScreen);
  if (wide.length > 0) problems.push(`scrolls sideways at ${width} px: ${wide.join(', ')}`);
  if (new URL(page.url()).pathname.includes('/team/')) await page.setViewportSize({ width: 1280, height: 800 });
  const facts = await page.evaluate(() => ({
    headings: document.querySelectorAll('h1').length,
    language: document.documentElement.lang,
    title: document.title,
  }));
  if (facts.headings !== 1) problems.push(`${facts.headings} headings h1`);
  if (facts.language !== language) problems.push(`says lang=${facts.language}`);
  if (facts.title.trim() === '') problems.push('no title');
  await page.evaluate(axeSource);
  problems.push(...(await page.evaluate(runAxe, tags)));
  return problems;
}

function widerThanScreen(): string[] {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const culprits = [...document.querySelectorAll('body *')].filter(
    (element) => element.getBoundingClientRect().right > width + 1,
  );
  return culprits
    .slice(-3)
    .map((element) => `${element.localName}.${element.className} ${element.textContent?.slice(0, 40)}`);
}

async function runAxe(values: string[]): Promise<string[]> {
  const { axe: tool } = globalThis as unknown as { axe: typeof axe };
  const { violations } = await tool.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
  return violations.map(({ id, help, nodes }) => {
    const [first] = nodes;
    return `${id}: ${help} (${nodes.length}), first: ${first?.html.slice(0, 200)} ${first?.failureSummary ?? ''}`;
  });
}

/** German at 400 % zoom of a screen of 1280 px, English on a phone: both are seen without twice the time. */
const narrow = { de: 320, en: 360 } as const;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
