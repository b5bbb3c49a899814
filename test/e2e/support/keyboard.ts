import type { Page } from 'playwright-core';
import type { Answers } from './answer-form.ts';

/** Moves with the Tab key to the first thing that fits the selector, as it comes in the order of the page; refused when it never comes. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate((wanted) => {
      const at = document.activeElement;
      if (!at || at === document.body) return 'nothing';
      if (!at.matches(wanted)) return 'other';
      const box = at.getBoundingClientRect();
      return box.bottom > 0 && box.top < innerHeight ? 'here' : 'out of sight';
    }, selector);
    if (found === 'here') return;
    if (found === 'out of sight') throw new Error(`the focus is on ${selector}, but out of sight at ${page.url()}`);
  }
  throw new Error(`the Tab key never comes to ${selector} at ${page.url()}`);
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
    if (typeof value !== 'string') continue;
    await tabTo(page, `[name="${name}"]`);
    if (type === 'radio') await chooseByArrows(page, value);
    else await page.keyboard.type(value);
  }
  await tabTo(page, 'main form button.kern-btn--primary');
  await pressEnter(page);
}

/** Presses Enter and waits for the page that follows. */
export async function pressEnter(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.keyboard.press('Enter')]);
}

async function chooseByArrows(page: Page, value: string): Promise<void> {
  for (let presses = 0; presses < 15; presses++) {
    const chosen = await page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement;
      return at.checked ? at.value : null;
    });
    if (chosen === value) return;
    await page.keyboard.press(presses === 0 && chosen === null ? 'Space' : 'ArrowDown');
  }
  throw new Error(`no choice ${value} at ${page.url()}`);
}
