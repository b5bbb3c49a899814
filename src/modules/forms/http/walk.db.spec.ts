import { parse } from 'yaml';
import { afterAll, describe, expect, it } from 'vitest';
import type { Json } from '#kernel/json';
import type { Language } from '#kernel/language';
import { type Address, questionsOf } from '../domain/form-model.ts';
import type { Journey } from '../domain/journey.ts';
import { slugOf } from '../domain/parse-form.ts';
import { writeInput } from '../domain/write-input.ts';
import { type Browser, openForms } from '../test-support.ts';

const own = await openForms();
afterAll(() => own.drop());

const folder = own.catalogue.findService('hund-anmelden')!;
const form = own.forms.formOf(folder);
const journeys = parse(folder.files['journeys.yaml'] ?? '[]') as (Journey & { readonly on: string })[];
const questions = new Map(questionsOf(form).map(({ key, question }) => [key, question]));

describe.each(['de', 'en'] as const)('a guest registers a dog in %s', (language) => {
  it.each(journeys.map((journey) => [journey.id, journey] as const))('%s', async (_, journey) => {
    own.clock.set(`${journey.on}T09:00:00Z`);
    const browser = own.browser();
    await browser.get(`/${language}/hund-anmelden/start`);
    expect(browser.page.status).toBe(200);
    await browser.submit({});
    expect(browser.page.path, browser.page.html).toBe(`/${language}/hund-anmelden/frage/hund-in-leipzig`);
    await walk(browser, journey, language);
    expect(own.faults).toEqual([]);
  });
});

async function walk(browser: Browser, journey: Journey, language: Language): Promise<void> {
  const base = `/${language}/hund-anmelden`;
  const at = (key: string): void => expect(browser.page.path).toBe(`${base}/frage/${key}`);
  for (const entry of journey.pages) {
    if ('exit' in entry) {
      expect(browser.page.path).toBe(`${base}/ausgang/${slugOf(entry.exit)}`);
      expect(browser.page.html).toContain(folder.texts[language].exits[entry.exit]!.title);
      return;
    }
    if (!entry.items) {
      at(slugOf(entry.page));
      await answer(browser, entry.answers ?? {}, '', language);
      continue;
    }
    const slug = slugOf(entry.page);
    for (const [index, item] of entry.items.entries()) {
      if (index > 0) await browser.submit({}, '_action=add');
      for (const inner of item) {
        at(`${slug}/${index + 1}/${slugOf(inner.page)}`);
        await answer(browser, inner.answers ?? {}, `${entry.page}.`, language);
      }
      at(slug);
    }
    await browser.submit({});
  }
  expect(browser.page.path).toBe(`${base}/pruefen`);
  expect(browser.page.status).toBe(200);
  expect(browser.page.html).toContain(`action="${base}/senden"`);
  expect(browser.page.html).toContain(folder.texts[language].send);
}

async function answer(browser: Browser, answers: Record<string, Json | undefined>, prefix: string, language: Language) {
  const values: Record<string, string | readonly (string | File)[]> = {};
  for (const [id, value] of Object.entries(answers)) {
    const question = questions.get(prefix + id)!;
    if (question.type === 'file') values[id] = (value as { name: string }[]).map(({ name }) => sampleFile(name));
    else if (question.type === 'address')
      Object.assign(values, writeInput(question, { ...(value as Address) }, language));
    else Object.assign(values, writeInput(question, value, language));
  }
  await browser.submit(values);
  expect(browser.page.status, browser.page.html).toBe(200);
}

/** The smallest picture there is, whatever the journey calls it. */
function sampleFile(name: string): File {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  return new File([Buffer.from(png, 'base64')], `${name.replace(/\.\w+$/, '')}.png`, { type: 'image/png' });
}
