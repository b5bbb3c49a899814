import { parse } from 'yaml';
import type { Language } from '#kernel/language';
import type { Files } from '../../copy/copy.ts';
import { everyPage, listOf, readFormView, recordOf, wordsKey } from '../form/form-view.ts';
import { readProcessFile } from '../process/process-file.ts';

/** Everything of a service that has words, in the order in which people meet it; also words that nothing asks for any more. */
export function textEntries(files: Files): readonly TextEntry[] {
  const texts = { de: textsIn(files, 'de'), en: textsIn(files, 'en') };
  const known = (group: string, id: string, key: string): readonly string[] => [
    ...new Set([texts.de, texts.en].flatMap((of) => Object.keys(recordOf(recordOf(recordOf(of[group])[id])[key])))),
  ];
  const wanted = [general, ...formEntries(files, known), ...processEntries(files, known)];
  const slugs = new Set(wanted.map(({ slug }) => slug));
  const left = Object.entries(slugOf).flatMap(([group, slug]) =>
    [...new Set([texts.de, texts.en].flatMap((of) => Object.keys(recordOf(of[group]))))]
      .filter((id) => !slugs.has(`${slug}.${id}`))
      .map((id): TextEntry => ({ ...leftOver(group, id, known), slug: `${slug}.${id}`, isUnused: true })),
  );
  return [...wanted, ...left];
}

/** The words of a field in a language as they are typed: lists line by line, ways on as `Label | address`; empty when there are none. */
export function wordsAt(files: Files, language: Language, field: TextField): string {
  let at: unknown = textsIn(files, language);
  for (const step of field.path) at = recordOf(at)[step];
  if (field.kind === 'ways')
    return listOf(at)
      .map((way) => `${String(recordOf(way)['label'] ?? '')} | ${String(recordOf(way)['href'] ?? '')}`)
      .join('\n');
  if (field.kind === 'list') return listOf(at).map(String).join('\n');
  return at === undefined || at === null ? '' : String(at);
}

/** Whether words are missing, by language: needed ones, and those that only the other language has. */
export const missingIn = (files: Files, language: Language, { fields }: TextEntry): number =>
  fields.filter((field) => {
    const [own, other] = [wordsAt(files, language, field), wordsAt(files, language === 'de' ? 'en' : 'de', field)];
    return own.trim() === '' && (field.isNeeded || other.trim() !== '');
  }).length;

const field = (path: readonly string[], more: Partial<TextField> = {}): TextField => ({
  ...{ path, kind: 'text', isNeeded: false },
  ...more,
});
const needed = { isNeeded: true } as const;
const line = { kind: 'line' } as const;

const general: TextEntry = {
  ...{ slug: 'allgemein', group: 'general', id: '', isUnused: false },
  fields: [
    field(['title'], { ...line, ...needed }),
    field(['official'], { ...line, ...needed }),
    field(['summary'], needed),
    field(['search'], { kind: 'list' }),
    field(['who'], needed),
    field(['need'], { kind: 'list' }),
    field(['cost'], needed),
    field(['duration'], needed),
    field(['elsewhere'], { kind: 'list' }),
    field(['law'], needed),
    field(['after'], { kind: 'list' }),
    field(['send'], { ...line, ...needed }),
  ],
};

function formEntries(files: Files, known: Known): TextEntry[] {
  const view = readFormView(files);
  if (!view.ok) return [];
  return everyPage(view.value).flatMap((page): TextEntry[] => [
    ...(page.repeat
      ? [
          entry(
            'repeats',
            page.repeat.id,
            ['title', 'item', 'add', 'none'].map((key) => ({ key, ...line, ...needed })),
          ),
        ]
      : page.questions.length > 0
        ? [entry('pages', page.id, [{ key: 'title', ...line, isNeeded: page.questions.length !== 1 }, { key: 'help' }])]
        : []),
    ...page.questions.map((question) => questionEntry(wordsKey(page, question.id), question, known)),
    ...page.exits.map(({ id }) => exitEntry(id)),
  ]);
}

function questionEntry(
  id: string,
  question: {
    readonly options: readonly { readonly id: string }[];
    readonly limits: Readonly<Record<string, unknown>>;
  },
  known: Known,
): TextEntry {
  const errors = new Set([
    ...known('questions', id, 'errors'),
    ...(question.limits['patternCode'] ? [String(question.limits['patternCode'])] : []),
  ]);
  const base = entry('questions', id, [
    { key: 'label', ...line, ...needed },
    { key: 'help' },
    { key: 'example', ...line },
    { key: 'short', ...line },
  ]);
  const options = new Set([...question.options.map((one) => one.id), ...known('questions', id, 'options')]);
  const isAsked = new Set(question.options.map((one) => one.id));
  return {
    ...base,
    fields: [
      ...base.fields,
      ...[...options].map((one) => field(['questions', id, 'options', one], { ...line, isNeeded: isAsked.has(one) })),
      ...[...errors].map((one) => field(['questions', id, 'errors', one])),
    ],
  };
}

const exitEntry = (id: string): TextEntry => {
  const base = entry('exits', id, [
    { key: 'title', ...line, ...needed },
    { key: 'text', ...needed },
  ]);
  return { ...base, fields: [...base.fields, field(['exits', id, 'ways'], { kind: 'ways' })] };
};

function processEntries(files: Files, known: Known): TextEntry[] {
  const process = readProcessFile(files['process.bpmn'] ?? '');
  if (!process.ok) return [];
  const steps = process.file.nodes.filter(({ attributes }) => attributes['step'] === 'true');
  const tasks = process.file.nodes.filter(({ type }) => type === 'userTask');
  return [
    ...steps.map(
      ({ id }): TextEntry => ({
        ...{ slug: `schritt.${id}`, group: 'steps', id, isUnused: false },
        fields: [field(['steps', id], needed)],
      }),
    ),
    ...tasks.map(({ id, attributes }) => taskEntry(id, attributes, known)),
  ];
}

function taskEntry(id: string, attributes: Readonly<Record<string, string>>, known: Known): TextEntry {
  const outcomes = new Set((attributes['outcomes'] ?? '').split(/[\s,]+/).filter(Boolean));
  const entries = new Set([...(attributes['entries'] ?? '').matchAll(/\.(\w+):/g)].map(([, name]) => name ?? ''));
  const base = entry('tasks', id, [{ key: 'title', ...line, ...needed }, { key: 'help' }]);
  const all = (key: string, wanted: ReadonlySet<string>): string[] => [
    ...new Set([...wanted, ...known('tasks', id, key)]),
  ];
  return {
    ...base,
    fields: [
      ...base.fields,
      ...all('outcomes', outcomes).map((one) =>
        field(['tasks', id, 'outcomes', one], { ...line, isNeeded: outcomes.has(one) }),
      ),
      ...all('entries', entries).flatMap((one) => [
        field(['tasks', id, 'entries', one, 'label'], { ...line, isNeeded: entries.has(one) }),
        field(['tasks', id, 'entries', one, 'help']),
      ]),
      ...all('blocks', new Set()).map((one) => field(['tasks', id, 'blocks', one])),
    ],
  };
}

function leftOver(group: string, id: string, known: Known): TextEntry {
  if (group === 'questions') return questionEntry(id, { options: [], limits: {} }, known);
  if (group === 'tasks') return taskEntry(id, {}, known);
  if (group === 'exits') return exitEntry(id);
  if (group === 'steps') return { slug: '', group: 'steps', id, isUnused: true, fields: [field(['steps', id])] };
  const keys = group === 'repeats' ? ['title', 'item', 'add', 'none'] : ['title', 'help'];
  return entry(
    group as TextEntry['group'],
    id,
    keys.map((key) => ({ key })),
  );
}

const entry = (group: TextEntry['group'], id: string, keys: readonly Key[]): TextEntry => ({
  ...{ slug: `${slugOf[group as keyof typeof slugOf]}.${id}`, group, id, isUnused: false },
  fields: keys.map(({ key, ...more }) => field([group, id, key], more)),
});

function textsIn(files: Files, language: Language): Readonly<Record<string, unknown>> {
  const text = files[`texts.${language}.yaml`] ?? '';
  const known = read.get(text);
  if (known) return known;
  const texts = textsOf(text);
  read.set(text, texts);
  // Each field is looked up by itself, in one file per language: more than a few are not kept.
  if (read.size > 4) read.delete(read.keys().next().value ?? '');
  return texts;
}

function textsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    return recordOf(parse(text, { logLevel: 'silent' }));
  } catch {
    return {};
  }
}

const read = new Map<string, Readonly<Record<string, unknown>>>();
const slugOf = {
  ...{ pages: 'seite', questions: 'frage', repeats: 'liste', exits: 'ausgang', steps: 'schritt', tasks: 'aufgabe' },
} as const;

type Known = (group: string, id: string, key: string) => readonly string[];
type Key = { readonly key: string } & Partial<Omit<TextField, 'path'>>;
export interface TextEntry {
  /** In the address of its page. */
  readonly slug: string;
  readonly group: 'general' | 'pages' | 'questions' | 'repeats' | 'exits' | 'steps' | 'tasks';
  readonly id: string;
  readonly fields: readonly TextField[];
  /** Nothing asks for these words any more. */
  readonly isUnused: boolean;
}
export interface TextField {
  /** Keys in `texts.<language>.yaml`, from the outside. */
  readonly path: readonly string[];
  readonly kind: 'line' | 'text' | 'list' | 'ways';
  readonly isNeeded: boolean;
}
