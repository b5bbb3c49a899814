import type { Document } from 'yaml';
import { ok, type Result, refuse } from '#kernel/result';
import { changeFile, type Files, inTurn } from './files.ts';
import { findPage, findQuestion, lineMap, seqIn, setKey, shift } from './form-nodes.ts';
import { pageOf, readFormView, wordsKey } from './form-view.ts';
import { dropAnswers } from './journey-pages.ts';
import { hasOptions, limitsOf } from './question-keys.ts';
import { setWords, type WordChange, type Words } from './set-words.ts';
import { namesIn } from './taken-names.ts';

/** Adds a question at the end of a page; its id comes from its German label. Refused without a label in both languages. */
export function addQuestion(files: Files, order: NewQuestion): Result<Files, QuestionReason> {
  const view = readFormView(files);
  if (!view.ok) return view;
  const page = pageOf(view.value, order.page);
  if (!page || page.repeat) return refuse('page-gone');
  if (!limitsOf.has(order.type)) return refuse('type-unknown');
  const id = namesIn(view.value).take(order.label.de);
  return inTurn<QuestionReason>(
    files,
    (at) =>
      changeFile(at, 'form.yaml', (document) => {
        const found = findPage(document, order.page);
        if (!found) return refuse('page-gone');
        seqIn(document, found.map, 'questions').add(newQuestion(document, id, order.type));
        return ok(null);
      }),
    (at) => setWords(at, [{ path: ['questions', wordsKey(page, id), 'label'], words: order.label }]),
  );
}

/** A question with what its type cannot do without. */
export const newQuestion = (document: Document, id: string, type: string) =>
  lineMap(document, {
    id,
    type,
    ...(type === 'info' ? {} : { required: true }),
    ...(hasOptions(type) ? { options: [] } : {}),
  });

/** Takes a question away with its words and its answers in the examples; a page that is then empty goes too. */
export function removeQuestion(files: Files, page: string, id: string): Result<Files, QuestionReason> {
  const view = readFormView(files);
  if (!view.ok) return view;
  const found = pageOf(view.value, page);
  if (!found?.questions.some((question) => question.id === id)) return refuse('question-gone');
  const outer = view.value.pages.find((one) => one.repeat && one.pages.includes(found));
  if (outer?.repeat?.label === id) return refuse('names-the-list');
  const isLast = found.questions.length === 1;
  if (isLast && (outer ?? view.value).pages.length === 1) return refuse('last-page');
  return inTurn<QuestionReason>(
    files,
    (at) =>
      changeFile(at, 'form.yaml', (document) => {
        const node = findQuestion(document, page, id);
        if (!node) return refuse('question-gone');
        if (isLast) node.page.siblings.items.splice(node.page.index, 1);
        else node.siblings.items.splice(node.index, 1);
        return ok(null);
      }),
    (at) => setWords(at, goneWords(found, id, isLast)),
    (at) => dropAnswers(at, { page: found.id, list: outer?.id ?? null, question: isLast ? null : id }),
  );
}

function goneWords(
  page: Parameters<typeof wordsKey>[0] & { id: string; exits: readonly { id: string }[] },
  id: string,
  isLast: boolean,
): WordChange[] {
  const own = [{ path: ['questions', wordsKey(page, id)], words: null }];
  return isLast
    ? [
        ...own,
        { path: ['pages', page.id], words: null },
        { path: ['pages', wordsKey(page, page.id)], words: null },
        ...page.exits.map((exit) => ({ path: ['exits', exit.id], words: null })),
      ]
    : own;
}

/** Moves a question one place up or down on its page. */
export const moveQuestion = (files: Files, page: string, id: string, by: -1 | 1): Result<Files, QuestionReason> =>
  changeFile(files, 'form.yaml', (document) => {
    const node = findQuestion(document, page, id);
    if (!node) return refuse('question-gone');
    shift(node.siblings, node.index, by);
    return ok(null);
  });

/** Puts a question at the end of another page of the same list or of the form; refused when its page would be empty. */
export const moveToPage = (files: Files, page: string, id: string, to: string): Result<Files, QuestionReason> =>
  changeFile(files, 'form.yaml', (document) => {
    const node = findQuestion(document, page, id);
    const target = findPage(document, to);
    if (!node) return refuse('question-gone');
    if (!target || target.list !== node.page.list || target.map.has('repeat')) return refuse('page-gone');
    if (target.map === node.page.map) return ok(null);
    if (node.siblings.items.length === 1) return refuse('page-would-be-empty');
    node.siblings.items.splice(node.index, 1);
    seqIn(document, target.map, 'questions').add(node.map);
    return ok(null);
  });

/** Sets everything about a question; what its type cannot have goes away, what did not change keeps its writing. */
export function setQuestion(
  files: Files,
  page: string,
  id: string,
  change: QuestionChange,
): Result<Files, QuestionReason> {
  const view = readFormView(files);
  if (!view.ok) return view;
  const found = pageOf(view.value, page);
  if (!found) return refuse('page-gone');
  const allowed = limitsOf.get(change.type);
  if (!allowed) return refuse('type-unknown');
  const key = wordsKey(found, id);
  return inTurn<QuestionReason>(
    files,
    (at) =>
      changeFile(at, 'form.yaml', (document) => {
        const node = findQuestion(document, page, id);
        if (!node) return refuse('question-gone');
        const set = (name: string, value: unknown): void => setKey(document, node.map, name, value);
        set('type', change.type);
        const before = node.map.get('required');
        if (change.required !== (before ?? false)) set('required', change.required);
        if (change.type === 'info') set('required', undefined);
        set('when', change.when || undefined);
        for (const name of [...limitsOf.values()].flat())
          if (!allowed.includes(name)) set(name, undefined);
          else if (name in change.limits) set(name, change.limits[name]);
        set('options', hasOptions(change.type) ? change.options.map(optionNode) : undefined);
        return ok(null);
      }),
    (at) => setWords(at, wordsOf(key, change, optionsBefore(found, id))),
  );
}

const optionNode = ({ id, when }: OptionChange): unknown => (when ? { id, when } : id);

const optionsBefore = (
  page: { readonly questions: readonly { id: string; options: readonly { id: string }[] }[] },
  id: string,
) => page.questions.find((question) => question.id === id)?.options.map((option) => option.id) ?? [];

function wordsOf(key: string, change: QuestionChange, before: readonly string[]): WordChange[] {
  const path = (...rest: readonly string[]): readonly string[] => ['questions', key, ...rest];
  const kept = hasOptions(change.type) ? change.options : [];
  const gone = before.filter((id) => !kept.some((option) => option.id === id));
  const { label, help, example, short } = change.words;
  const code = typeof change.limits['patternCode'] === 'string' ? change.limits['patternCode'] : 'pattern';
  return [
    { path: path('label'), words: label },
    { path: path('help'), words: help },
    { path: path('example'), words: example },
    ...kept.map((option) => ({ path: path('options', option.id), words: option.label })),
    ...gone.map((id) => ({ path: path('options', id), words: null })),
    ...(change.words.patternError ? [{ path: path('errors', code), words: change.words.patternError }] : []),
    { path: path('short'), words: short },
  ];
}

export interface NewQuestion {
  readonly page: string;
  readonly type: string;
  readonly label: Words;
}
export interface QuestionChange {
  readonly type: string;
  /** FEEL where it depends. */
  readonly required: boolean | string;
  readonly when: string;
  /** Values by key; undefined takes a key away. */
  readonly limits: Readonly<Record<string, unknown>>;
  readonly options: readonly OptionChange[];
  readonly words: {
    readonly label: Words;
    readonly help: Words;
    readonly example: Words;
    readonly short: Words;
    /** What is said when the pattern does not fit. */
    readonly patternError?: Words;
  };
}
export interface OptionChange {
  readonly id: string;
  readonly when: string;
  readonly label: Words;
}
export type QuestionReason =
  | 'file-broken'
  | 'page-gone'
  | 'question-gone'
  | 'type-unknown'
  | 'names-the-list'
  | 'last-page'
  | 'page-would-be-empty';
