import { languages } from '#kernel/language';
import { formOutline } from './form-outline.ts';
import type { Finding } from './problem.ts';
import { processOutline } from './process-outline.ts';
import type { ReadFolder } from './read-folder.ts';
import type { ServiceTexts } from './service.ts';
import { findingAt, type Path, type Source } from './source.ts';

/** Every page, question, option, exit, step and task has its words in both languages; words for nothing are named too. */
export function checkTexts(folder: ReadFolder): readonly Finding[] {
  if (folder.sources['form.yaml']?.value === undefined || !folder.files['process.bpmn']) return [];
  const wanted = wantedTexts(folder);
  return languages.flatMap((language) => {
    const source = folder.sources[`texts.${language}.yaml`];
    const texts = folder.texts[language];
    if (!source || !texts) return [];
    return [...missingTexts(source, texts, wanted), ...unusedTexts(source, texts, wanted)];
  });
}

/** Both language files have the same keys: what only one of them says would vanish when the language is switched. */
export function checkSameKeys(folder: ReadFolder): readonly Finding[] {
  const [de, en] = languages.map((language) => folder.sources[`texts.${language}.yaml`]);
  if (!de || !en || de.value === undefined || en.value === undefined) return [];
  return [...keysMissingIn(de, en), ...keysMissingIn(en, de)];
}

function keysMissingIn(source: Source, other: Source): Finding[] {
  const own = new Set(keyPaths(source.value).map((path) => path.join('.')));
  return keyPaths(other.value)
    .filter((path) => !own.has(path.join('.')) && (path.length === 1 || own.has(path.slice(0, -1).join('.'))))
    .map((path) => findingAt(source, path, 'text-one-language', { key: path.join('.'), other: other.file }));
}

/** Paths of all keys; the words for the search may differ in number, all other lists may not. */
function keyPaths(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object' || path[0] === 'search') return path.length > 0 ? [path] : [];
  const inner = Object.entries(value).flatMap(([key, entry]) =>
    keyPaths(entry, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length > 0 ? [path, ...inner] : inner;
}

interface Wanted {
  readonly pages: readonly { readonly id: string; readonly repeat: string | null; readonly needsTitle: boolean }[];
  readonly questions: ReadonlyMap<string, readonly string[]>;
  readonly repeats: ReadonlySet<string>;
  readonly exits: ReadonlySet<string>;
  readonly steps: ReadonlySet<string>;
  readonly tasks: ReadonlyMap<string, { readonly outcomes: readonly string[]; readonly entries: readonly string[] }>;
}

function wantedTexts(folder: ReadFolder): Wanted {
  const form = formOutline(folder.sources['form.yaml']?.value);
  const process = processOutline(folder.files['process.bpmn'] ?? '');
  return {
    pages: form.pages.map((page) => ({
      id: page.id,
      repeat: page.repeat,
      needsTitle: !page.isRepeat && page.questions !== 1,
    })),
    questions: new Map(form.questions.map((question) => [question.id, question.options])),
    repeats: new Set(form.repeats.map((repeat) => repeat.id)),
    exits: new Set(form.exits.map((exit) => exit.id)),
    steps: new Set(process.steps),
    tasks: new Map(process.tasks.map((task) => [task.id, task])),
  };
}

function missingTexts(source: Source, texts: ServiceTexts, wanted: Wanted): Finding[] {
  const missing = (kind: string, id: string, path: Path): Finding =>
    findingAt(source, path, 'text-missing', { kind, id });
  const findings: Finding[] = [];
  for (const page of wanted.pages)
    if (page.needsTitle && !pageTexts(texts, page)?.title) findings.push(missing('page', page.id, ['pages', page.id]));
  for (const [id, options] of wanted.questions) {
    const question = texts.questions[id];
    if (!question) findings.push(missing('question', id, ['questions', id]));
    else
      for (const option of options)
        if (!question.options?.[option])
          findings.push(missing('option', `${id}.${option}`, ['questions', id, 'options']));
  }
  for (const id of wanted.repeats) if (!texts.repeats[id]) findings.push(missing('repeat', id, ['repeats', id]));
  for (const id of wanted.exits) if (!texts.exits[id]) findings.push(missing('exit', id, ['exits', id]));
  for (const id of wanted.steps) if (!texts.steps[id]) findings.push(missing('step', id, ['steps', id]));
  for (const [id, { outcomes, entries }] of wanted.tasks) {
    const task = texts.tasks[id];
    if (!task) findings.push(missing('task', id, ['tasks', id]));
    for (const outcome of task ? outcomes : [])
      if (!task?.outcomes?.[outcome]) findings.push(missing('outcome', `${id}.${outcome}`, ['tasks', id, 'outcomes']));
    for (const entry of task ? entries : [])
      if (!task?.entries?.[entry]) findings.push(missing('entry', `${id}.${entry}`, ['tasks', id, 'entries']));
  }
  return findings;
}

function unusedTexts(source: Source, texts: ServiceTexts, wanted: Wanted): Finding[] {
  const pages = new Set(wanted.pages.flatMap((page) => [page.id, `${page.repeat}.${page.id}`]));
  const known: Readonly<Record<string, { has(id: string): boolean }>> = {
    pages,
    questions: wanted.questions,
    repeats: wanted.repeats,
    exits: wanted.exits,
    steps: wanted.steps,
    tasks: wanted.tasks,
  };
  return Object.entries(known).flatMap(([group, ids]) =>
    Object.keys(texts[group as 'pages'])
      .filter((id) => !ids.has(id))
      .map((id) => findingAt(source, [group, id], 'text-unused', { key: `${group}.${id}` }, 'warning')),
  );
}

const pageTexts = (texts: ServiceTexts, page: { readonly id: string; readonly repeat: string | null }) =>
  texts.pages[`${page.repeat}.${page.id}`] ?? texts.pages[page.id];
