import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ServiceFolder } from '#catalogue';
import type { Json, JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import { questionsOf } from '../domain/form-model.ts';
import type { Journey } from '../domain/journey.ts';
import { slugOf } from '../domain/parse-form.ts';
import { writeInput } from '../domain/write-input.ts';
import { type Browser, openForms } from '../test-support.ts';

const own = await openForms();
afterAll(() => own.drop());

describe.each(own.catalogue.services().map((folder) => [folder.id, folder] as const))('%s', (_, folder) => {
  const journeys = parse(folder.files['journeys.yaml'] ?? '[]') as (Journey & { readonly on: string })[];
  const cases = journeys.flatMap((journey) =>
    (['de', 'en'] as const).map((lang) => [journey.id, lang, journey] as const),
  );

  it.each(cases)('a guest walks %s in %s', async (_id, language, journey) => {
    own.clock.set(`${journey.on}T09:00:00Z`);
    const browser = own.browser();
    await browser.get(`/${language}/${folder.id}/start`);
    expect(browser.page.status).toBe(200);
    await browser.submit({});
    await walk(browser, folder, journey, language);
    expect(own.faults).toEqual([]);
  });
});

async function walk(browser: Browser, folder: ServiceFolder, journey: Journey, language: Language): Promise<void> {
  const base = `/${language}/${folder.id}`;
  const at = (key: string): void => expect(browser.page.path).toBe(`${base}/frage/${key}`);
  for (const entry of journey.pages) {
    if ('exit' in entry) {
      expect(browser.page.path).toBe(`${base}/ausgang/${slugOf(entry.exit)}`);
      expect(browser.page.html).toContain(folder.texts[language].exits[entry.exit]!.title);
      return;
    }
    const page = own.forms.formOf(folder).pages.find(({ id }) => id === entry.page);
    const slug = slugOf(entry.page);
    if (page?.kind !== 'repeat') {
      at(slug);
      await answer(browser, folder, entry.answers ?? {}, '', language);
      continue;
    }
    for (const [index, item] of (entry.items ?? []).entries()) {
      if (index > 0 || page.repeat.min === 0) await browser.submit({}, '_action=add');
      for (const inner of item) {
        at(`${slug}/${index + 1}/${slugOf(inner.page)}`);
        await answer(browser, folder, inner.answers ?? {}, `${page.repeat.id}.`, language);
      }
    }
    at(slug);
    await browser.submit({});
  }
  expect(browser.page.path).toBe(`${base}/pruefen`);
  expect(browser.page.status).toBe(200);
  if (folder.service.guests) {
    expect(browser.page.html).toContain(`action="${base}/senden"`);
    expect(browser.page.html).toContain(folder.texts[language].send);
  } else expect(browser.page.html).toContain(`/${language}/anmelden?stufe=${folder.service.identity}`);
}

async function answer(
  browser: Browser,
  folder: ServiceFolder,
  answers: JsonObject,
  prefix: string,
  language: Language,
): Promise<void> {
  const questions = new Map(questionsOf(own.forms.formOf(folder)).map(({ key, question }) => [key, question]));
  const values: Record<string, string | readonly (string | File)[]> = {};
  for (const [id, value] of Object.entries(answers)) {
    const question = questions.get(prefix + id)!;
    if (question.type === 'file') values[id] = (value as { name: string }[]).map(({ name }) => samplePicture(name));
    else Object.assign(values, writeInput(question, value as Json, language));
  }
  await browser.submit(values);
  expect(browser.page.status, browser.page.html).toBe(200);
}

/** The smallest picture there is, whatever the journey calls it. */
function samplePicture(name: string): File {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  return new File([Buffer.from(png, 'base64')], `${name.replace(/\.\w+$/, '')}.png`, { type: 'image/png' });
}
