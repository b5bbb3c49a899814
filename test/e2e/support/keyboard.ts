import type { Page } from 'playwright-core';
import type { Answers, Upload } from './answer-form.ts';
import { focusProblem } from './focus.ts';

/**
 * Moves with the Tab key to the first thing that fits the selector, as it comes in the order of the page; refused when it never
 * comes, and when the focus is lost or cannot be seen anywhere on the way.
 */
export async function tabTo(page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0, rounds = 0; presses < 160; presses++) {
    await page.keyboard.press(key);
    const found = await page.evaluate((wanted) => {
      const at = document.activeElement;
      return !at || at === document.body ? 'nothing' : at.matches(wanted) ? 'here' : 'other';
    }, selector);
    // After the last thing of a page comes the browser itself, and then the first again.
    if (found === 'nothing' && rounds++ === 0) continue;
    if (found === 'nothing') break;
    const problem = await focusProblem(page);
    if (problem) throw new Error(`${problem} at ${page.url()}, on the way to ${selector}`);
    if (found === 'here') return;
  }
  throw new Error(`the ${key} key never comes to ${selector} at ${page.url()}`);
}

/** Answers the page by keyboard alone: Tab from field to field, arrows among choices, Enter at the end. */
export async function answerByKeyboard(page: Page, answers: Answers): Promise<void> {
  const names = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('main input, main textarea, main select')]
      .filter((field) => field.type !== 'hidden')
      .map(({ name, type }) => ({ name, type }))
      .filter((field, at, all) => all.findIndex(({ name }) => name === field.name) === at),
  );
  for (const { name, type } of names) {
    const value = answers[name];
    if (value === undefined) continue;
    await tabTo(page, `[name="${name}"]`);
    if (type === 'radio') await chooseByArrows(page, value as string);
    else if (type === 'checkbox') await chooseBySpace(page, [value].flat() as string[]);
    else if (type === 'file') await chooseFile(page, value as Upload);
    else if (type.startsWith('select')) await chooseByLetters(page, value as string);
    else await page.keyboard.type(value as string);
  }
  await tabTo(page, 'main form button.kern-btn--primary');
  await pressEnter(page);
}

/** Answers one page of questions after the other by keyboard, up to the first page that is none. */
export async function answerAllByKeyboard(page: Page, answers: Answers): Promise<void> {
  for (let step = 0; step < 60 && page.url().includes('/frage/'); step++) {
    const before = page.url();
    await answerByKeyboard(page, answers);
    if (page.url() === before) throw new Error(`${before} does not go on`);
  }
}

/** Presses Enter and waits for the page that follows. */
export async function pressEnter(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.keyboard.press('Enter')]);
}

/** Goes to a thing with the Tab key and presses Enter there. */
export async function tabAndEnter(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await pressEnter(page);
}

/** Chooses a radio button of the group that has the focus. */
export async function chooseByArrows(page: Page, value: string): Promise<void> {
  for (let presses = 0; presses < 15; presses++) {
    const problem = await focusProblem(page);
    if (problem) throw new Error(`${problem} at ${page.url()}`);
    const chosen = await page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement;
      return at.checked ? at.value : null;
    });
    if (chosen === value) return;
    await page.keyboard.press(presses === 0 && chosen === null ? 'Space' : 'ArrowDown');
  }
  throw new Error(`no choice ${value} at ${page.url()}`);
}

/** Ticks the boxes of a group from its first one on. */
async function chooseBySpace(page: Page, values: readonly string[]): Promise<void> {
  for (const [index, value] of values.entries()) {
    const isThere = await page.evaluate(
      (wanted) => (document.activeElement as HTMLInputElement).value === wanted,
      value,
    );
    if (index > 0 || !isThere) await tabTo(page, `[value="${value}"]`);
    await page.keyboard.press('Space');
  }
}

/** Finds an entry of a list by the letters it begins with. */
async function chooseByLetters(page: Page, value: string): Promise<void> {
  const label = await page.evaluate((wanted) => {
    const list = document.activeElement as HTMLSelectElement;
    return [...list.options].find((option) => option.value === wanted)?.label ?? '';
  }, value);
  await page.keyboard.type(label);
  const chosen = await page.evaluate(() => (document.activeElement as HTMLSelectElement).value);
  if (chosen !== value) throw new Error(`typing ${label} chooses ${chosen} at ${page.url()}`);
}

/** Opens the browser's own window for files with the space bar. */
export async function chooseFile(
  page: Page,
  file: Upload,
  press = page.keyboard.press.bind(page.keyboard),
): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  // Until the browser knows that somebody waits for it, it opens its own window, and nobody hears of it.
  await page.evaluate(() => document.hasFocus());
  await press('Space');
  await (await asked).setFiles(file);
}
