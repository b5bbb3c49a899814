import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadCity, type ServiceFolder } from '#catalogue';
import { type Journey, questionsOf, readForm, walkJourney } from '#forms';
import { openApiOf } from '#portal';
import { aboutApi } from '../../src/open-api.ts';
import { type ComposedApp, composeApp } from './compose-app.ts';
import { type Program, program } from './program.ts';

const root = join(import.meta.dirname, '../..');
const { services } = await loadCity(join(root, 'city'));
const journeys = services.flatMap((folder) =>
  (parse(folder.files['journeys.yaml'] ?? '[]') as DatedJourney[]).map(
    (journey) => [folder.id, journey.id, folder, journey] as const,
  ),
);
let app: ComposedApp;
let api: Program;
beforeAll(async () => {
  app = await composeApp();
  api = program(app, openApiOf(app.routes, aboutApi(root)));
});
afterAll(() => app.drop());

it.each(journeys)('a program goes through %s: %s, as a person does on the pages', async (_, __, folder, journey) => {
  app.clock.set(`${journey.on}T09:00:00Z`);
  const begun = await api.call('POST', '/api/v1/drafts', { body: { service: folder.id } });
  const headers = { 'resume-code': begun.body.resumeCode as string };
  const draft = `/api/v1/drafts/${begun.body.id}`;
  for (const { page, answers, files } of entriesOf(folder, journey)) {
    if (files.length > 0) {
      const body = new FormData();
      for (const question of files) body.append(question, picture);
      const stored = await api.call('POST', `${draft}/pages/${page}/files`, { body, headers });
      expect(stored.status, page).toBe(201);
    }
    const done = await api.call('PUT', `${draft}/pages/${page}`, { body: { answers }, headers });
    expect([page, done.status, done.body.errors]).toEqual([page, 200, undefined]);
  }
  const { body } = await api.call('GET', draft, { headers });
  const exit = journey.pages.find((entry) => 'exit' in entry);
  if (exit) {
    expect(body).toMatchObject({ exit: exit.exit, ready: false });
    return;
  }
  expect(body).toMatchObject({ exit: null, next: null, missing: [], ready: true });
  expect(withoutFiles(folder, body.answers)).toEqual(withoutFiles(folder, walked(folder, journey)));
});

function entriesOf(folder: ServiceFolder, journey: Journey): Entry[] {
  const { pages } = formOf(folder);
  return journey.pages.flatMap((entry): Entry[] => {
    if ('exit' in entry) return [];
    const page = pages.find(({ id }) => id === entry.page);
    if (page?.kind !== 'repeat') return [entryOf(folder, page?.slug ?? '', entry.answers ?? {}, '')];
    const items = (entry.items ?? []).flatMap((item, index) =>
      item.map((inner) => {
        const slug = page.pages.find(({ id }) => id === inner.page)?.slug;
        return entryOf(folder, `${page.slug}/${index + 1}/${slug}`, inner.answers ?? {}, `${page.repeat.id}.`);
      }),
    );
    return [...items, { page: page.slug, answers: {}, files: [] }];
  });
}

function entryOf(
  folder: ServiceFolder,
  page: string,
  answers: Readonly<Record<string, unknown>>,
  prefix: string,
): Entry {
  const files = fileQuestions(folder);
  const own = Object.entries(answers);
  return {
    page,
    answers: Object.fromEntries(own.filter(([id]) => !files.has(prefix + id))),
    files: own.flatMap(([id]) => (files.has(prefix + id) ? [id] : [])),
  };
}

/** The answers as the form itself takes them, with addresses by the list of the city. */
function walked(folder: ServiceFolder, journey: DatedJourney): Readonly<Record<string, unknown>> {
  const version = app.doors.catalogue.findService(folder.id)!;
  return walkJourney(formOf(folder), journey, app.doors.forms.contextOf(version, 'de')).answers;
}

function withoutFiles(folder: ServiceFolder, answers: Readonly<Record<string, unknown>>): unknown {
  const files = new Set([...fileQuestions(folder)].map((key) => key.split('.').at(-1)));
  return JSON.parse(JSON.stringify(answers, (key, value: unknown) => (files.has(key) ? undefined : value)));
}

const fileQuestions = (folder: ServiceFolder): ReadonlySet<string> =>
  new Set(questionsOf(formOf(folder)).flatMap(({ key, question }) => (question.type === 'file' ? [key] : [])));

function formOf(folder: ServiceFolder) {
  const read = readForm(folder);
  if (!read.ok) throw new Error(folder.id);
  return read.form;
}

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const picture = new File([Buffer.from(png, 'base64')], 'nachweis.png', { type: 'image/png' });

type DatedJourney = Journey & { readonly on: string };
interface Entry {
  readonly page: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly files: readonly string[];
}
