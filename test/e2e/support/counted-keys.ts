import type { Page } from 'playwright-core';
import type { Answers, Upload } from './answer-form.ts';
import { focusProblem } from './focus.ts';
import { chooseFile } from './keyboard.ts';

/** Keyboard and scanner of somebody at the counter, who uses nothing else; counts what they press. */
export function countedKeys(page: Page): CountedKeys {
  const counts = { keys: 0, scans: 0, pages: 0 };
  const press = async (key: string): Promise<void> => {
    counts.keys += 1;
    await page.keyboard.press(key);
    const problem = await focusProblem(page);
    if (problem) throw new Error(`${problem} after ${key}`);
  };
  const type = async (text: string): Promise<void> => {
    counts.keys += text.length;
    await page.keyboard.type(text);
  };
  const isAt = (selector: string): Promise<boolean> =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  const tabTo = async (selector: string): Promise<void> => {
    for (let presses = 0; presses < 60; presses++) {
      if (await isAt(selector)) return;
      await press('Tab');
    }
    throw new Error(`the Tab key never comes to ${selector}`);
  };
  const enter = async (): Promise<void> => {
    const before = await page.evaluate(markPage);
    await press('Enter').catch((cause: unknown) => {
      // The page that follows is being drawn.
      if (!String(cause).includes('nothing has the focus')) throw cause;
    });
    await page.waitForFunction(
      (mark) => document.querySelector('[data-seen]')?.getAttribute('data-seen') !== mark,
      before,
    );
    counts.pages += 1;
  };
  const choose = async (value: string): Promise<void> => {
    for (let presses = 0; presses < 20; presses++) {
      const chosen = await page.evaluate(() => {
        const at = document.activeElement as HTMLInputElement;
        return at.checked ? at.value : null;
      });
      if (chosen === value) return;
      await press(presses === 0 && chosen === null ? 'Space' : 'ArrowDown');
    }
    throw new Error(`no choice ${value}`);
  };
  const keys: CountedKeys = {
    counts,
    tabTo,
    enter,
    async scan(text) {
      counts.scans += 1;
      await page.keyboard.type(text);
    },
    async answer(answers) {
      const names = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLInputElement>('main input, main textarea, main select')]
          .filter(({ type }) => type !== 'hidden')
          .map(({ name, type }) => ({ name, type }))
          .filter((field, at, all) => all.findIndex(({ name }) => name === field.name) === at),
      );
      for (const { name, type: kind } of names) {
        const value = answers[name];
        if (value === undefined) continue;
        await tabTo(`[name="${name}"]`);
        if (kind === 'radio') await choose(value as string);
        else if (kind === 'file') await chooseFile(page, value as Upload, press);
        else if (kind.startsWith('select')) await type(await labelOf(page, value as string));
        else if (scanned.has(name)) await keys.scan(value as string);
        else await type(value as string);
      }
      // There Enter does something else.
      if (await isAt('textarea, select, [type=file]')) await tabTo('main form button.kern-btn--primary');
      await enter();
    },
  };
  return keys;
}

/** What a person needs for it by the keystroke-level model (Card, Moran, Newell 1980): 0.28 s a key, 1.35 s to think on each page, 2 s a scan. */
export const secondsFor = ({ keys, scans, pages }: CountedKeys['counts']): number =>
  keys * 0.28 + pages * 1.35 + scans * 2;

/** As few letters as tell the entry from all others. */
const labelOf = (page: Page, value: string): Promise<string> =>
  page.evaluate((wanted) => {
    const list = document.activeElement as HTMLSelectElement;
    const labels = [...list.options].map(({ label }) => label);
    const label = [...list.options].find((option) => option.value === wanted)?.label ?? '';
    for (let length = 1; length < label.length; length++) {
      const start = label.slice(0, length).toLowerCase();
      if (labels.find((one) => one.toLowerCase().startsWith(start)) === label) return label.slice(0, length);
    }
    return label;
  }, value);

function markPage(): string {
  const mark = String(performance.now());
  document.querySelector('#counter-app > :first-child')?.setAttribute('data-seen', mark);
  return mark;
}

/** Printed as a bar or dot code on what the person brings. */
const scanned: ReadonlySet<string> = new Set(['code', 'chipnummer', 'zuordnungsmerkmal', 'dokumentNummer']);

export interface CountedKeys {
  readonly counts: { keys: number; scans: number; pages: number };
  tabTo(selector: string): Promise<void>;
  /** Presses Enter and waits for the page that follows. */
  enter(): Promise<void>;
  scan(text: string): Promise<void>;
  /** Answers what the page asks, and goes on. */
  answer(answers: Answers): Promise<void>;
}
