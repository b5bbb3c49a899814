import type { Locator, Page, Response } from 'playwright-core';

/** Starts a service on its start page and answers one question after another, by mouse, up to the page that checks everything. */
export async function answerForm(page: Page, language: Language, service: string, answers: Answers): Promise<void> {
  await page.goto(`/${language}/${service}/start`);
  await press(page, page.locator('form[action$="/start"] button').first());
  await answerOn(page, language, service, answers);
}

/** Answers the questions that are still open; ends on the check page, or where `until` says so. */
export async function answerOn(
  page: Page,
  language: Language,
  service: string,
  answers: Answers,
  until: (path: string) => boolean = () => false,
): Promise<void> {
  const check = `/${language}/${service}/pruefen`;
  for (let step = 0; step < 80; step++) {
    const path = new URL(page.url()).pathname;
    if (path === check || until(path)) return;
    if (!path.includes('/frage/')) throw new Error(`left the form for ${path}: ${await page.title()}`);
    await fillPage(page, answers);
    await press(page, page.getByRole('button', { name: goOn[language], exact: true }).last());
    if (await page.locator('.city-error-summary, [role=alert]').count()) {
      throw new Error(`${path} says: ${await textOf(page.locator('.city-error-summary, [role=alert]').first())}`);
    }
    if (new URL(page.url()).pathname === path && !page.url().includes('?')) throw new Error(`${path} does not go on`);
  }
  throw new Error('the form has no end');
}

/** Gives every field of the page that has an answer its value; radios and boxes are clicked on their words. */
export async function fillPage(page: Page, answers: Answers): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    const field = page.locator(`main [name="${name}"]:not([type=hidden])`);
    if ((await field.count()) === 0) continue;
    const type = await field
      .first()
      .evaluate((element) => `${element.localName} ${element.getAttribute('type') ?? ''}`);
    if (/radio|checkbox/.test(type)) {
      for (const one of [value].flat() as string[]) {
        const choice = page.locator(`main [name="${name}"][value="${one}"]`);
        await page.locator(`label[for="${await choice.getAttribute('id')}"]`).click();
      }
    } else if (type.endsWith('file')) {
      if ((await page.locator('main [name="_remove"]').count()) === 0) await field.setInputFiles(value as Upload);
    } else if (type.startsWith('select')) await field.selectOption(value as string);
    else await field.fill(value as string);
  }
}

/** Clicks and waits for the page that follows. */
export async function press(page: Page, button: Locator): Promise<Response | null> {
  if ((await button.count()) === 0) throw new Error(`nothing to press at ${page.url()}:\n${await seen(page)}`);
  const [response] = await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), button.click()]);
  return response;
}

/** The text of the page's own part, as a person sees it. */
export const seen = (page: Page): Promise<string> => textOf(page.locator('main'));

/** What a person can read there; hidden words are left out. */
// biome-ignore lint/performance/useDomNodeTextContent: only what is rendered counts here
export const textOf = (place: Locator): Promise<string> => place.innerText();

const goOn = { de: 'Weiter', en: 'Continue' };

export type Language = 'de' | 'en';
export type Answers = Readonly<Record<string, string | readonly string[] | Upload>>;
export interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}
