import type { Page } from 'playwright-core';
import { type Language, press } from './answer-form.ts';

/** Opens a case by its number from the worklist's search, and states the purpose where the service wants one. */
export async function findCase(page: Page, language: Language, number: string): Promise<void> {
  await page.goto(`/${language}/team/vorgaenge`);
  const search = page.locator('form[action$="/suche"]', { has: page.locator('[name=nummer]') });
  await search.locator('[name=nummer]').fill(number);
  await press(page, search.locator('button').first());
  const purpose = page.locator('form[action*="/zweck"]');
  if (await purpose.count()) await press(page, purpose.locator('button').first());
}

/** Takes the open task of the case that is shown. */
export async function takeTask(page: Page): Promise<void> {
  await press(page, page.locator('form[action*="/uebernehmen"] button'));
}

/** Decides the task that was taken; `questions` are the answers to send back to the person. */
export async function decideTask(page: Page, decision: Decision): Promise<void> {
  const form = page.locator(`form[action*="/${decision.act ?? 'entscheiden'}"]`);
  const choose = async (name: string, value: string): Promise<void> => {
    const folded = form.locator('details:not([open])', { has: page.locator(`[name="${name}"][value="${value}"]`) });
    if (await folded.count()) await folded.locator('summary').click();
    const id = await form.locator(`[name="${name}"][value="${value}"]`).getAttribute('id');
    await form.locator(`label[for="${id}"]`).click();
  };
  await choose('ergebnis', decision.outcome);
  await form.locator('[name=deutsch]').fill(decision.german);
  if (decision.english) await form.locator('[name=englisch]').fill(decision.english);
  for (const question of decision.questions ?? []) await choose('fragen', question);
  await press(page, form.locator('button').first());
}

interface Decision {
  readonly outcome: string;
  readonly german: string;
  readonly english?: string | undefined;
  readonly questions?: readonly string[];
  readonly act?: 'entscheiden' | 'widerspruch';
}
