import type { YAMLMap } from 'yaml';
import { ok, type Result, refuse } from '#kernel/result';
import { newQuestion } from './edit-questions.ts';
import { changeFile, type Files, inTurn } from './files.ts';
import { findPage, seqAt, seqIn, setKey, shift } from './form-nodes.ts';
import { everyPage, type PageView, pageOf, readFormView, wordsKey } from './form-view.ts';
import { dropAnswers } from './journey-pages.ts';
import { limitsOf } from './question-keys.ts';
import { setWords, type WordChange, type Words } from './set-words.ts';
import { namesIn } from './taken-names.ts';

/** Adds a page with its first question after another page, or at the end; inside a list when that page lies there. */
export function addPage(files: Files, order: NewPage): Result<Files, PageReason> {
  const view = readFormView(files);
  if (!view.ok) return view;
  if (!limitsOf.has(order.type)) return refuse('type-unknown');
  const after = order.after === null ? null : pageOf(view.value, order.after);
  if (order.after !== null && !after) return refuse('page-gone');
  const id = namesIn(view.value).take(order.label.de);
  const inside = order.inside && after?.repeat ? after : null;
  const list = inside?.repeat?.id ?? after?.list ?? null;
  return inTurn<PageReason>(
    files,
    (at) =>
      changeFile(at, 'form.yaml', (document) => {
        const page = document.createNode({ id, questions: [] }) as YAMLMap;
        seqIn(document, page, 'questions').add(newQuestion(document, id, order.type));
        if (!document.contents) document.contents = document.createNode({}) as never;
        if (inside) seqIn(document, findPage(document, inside.key)!.map, 'pages').items.push(page);
        else if (!after) seqIn(document, document.contents as never, 'pages').items.push(page);
        else {
          const node = findPage(document, after.key)!;
          node.siblings.items.splice(node.index + 1, 0, page);
        }
        return ok(null);
      }),
    (at) => setWords(at, [{ path: ['questions', wordsKey({ list }, id), 'label'], words: order.label }]),
  );
}

/** Adds a list of like things (dogs, family members) with its first question, which names each of them. */
export function addList(files: Files, order: NewList): Result<Files, PageReason> {
  const view = readFormView(files);
  if (!view.ok) return view;
  const after = order.after === null ? null : pageOf(view.value, order.after);
  if (order.after !== null && (!after || after.list)) return refuse('page-gone');
  const names = namesIn(view.value);
  const id = names.take(order.title.de);
  const question = names.take(order.label.de);
  return inTurn<PageReason>(
    files,
    (at) =>
      changeFile(at, 'form.yaml', (document) => {
        const inner = document.createNode({ id: question, questions: [] }) as YAMLMap;
        seqIn(document, inner, 'questions').add(newQuestion(document, question, 'text'));
        const repeat = document.createNode({ id, min: 1, max: 10, label: question }, { flow: true });
        const page = document.createNode({ id, repeat: null, pages: [] }) as YAMLMap;
        page.set('repeat', repeat);
        seqIn(document, page, 'pages').add(inner);
        if (!document.contents) document.contents = document.createNode({}) as never;
        const node = after && findPage(document, after.key);
        if (node) node.siblings.items.splice(node.index + 1, 0, page);
        else seqIn(document, document.contents as never, 'pages').items.push(page);
        return ok(null);
      }),
    (at) =>
      setWords(at, [
        { path: ['questions', `${id}.${question}`, 'label'], words: order.label },
        { path: ['repeats', id, 'title'], words: order.title },
        { path: ['repeats', id, 'item'], words: order.item },
        { path: ['repeats', id, 'add'], words: order.add },
        { path: ['repeats', id, 'none'], words: order.none },
      ]),
  );
}

/** Takes a page away with all its questions, words and answers in the examples; refused for the last one. */
export function removePage(files: Files, key: string): Result<Files, PageReason> {
  const view = readFormView(files);
  if (!view.ok) return view;
  const page = pageOf(view.value, key);
  if (!page) return refuse('page-gone');
  const outer = view.value.pages.find((one) => one.repeat && one.pages.includes(page));
  if ((outer ?? view.value).pages.length === 1) return refuse('last-page');
  if (outer?.repeat && page.questions.some(({ id }) => id === outer.repeat?.label)) return refuse('names-the-list');
  return inTurn<PageReason>(
    files,
    (at) =>
      changeFile(at, 'form.yaml', (document) => {
        const node = findPage(document, key);
        if (!node) return refuse('page-gone');
        node.siblings.items.splice(node.index, 1);
        return ok(null);
      }),
    (at) => setWords(at, [page, ...page.pages].flatMap(goneWords)),
    (at) => dropAnswers(at, { page: page.id, list: outer?.id ?? null, question: null }),
  );
}

function goneWords(page: PageView): readonly WordChange[] {
  return [
    ['pages', page.id],
    ['pages', wordsKey(page, page.id)],
    ...page.questions.map(({ id }) => ['questions', wordsKey(page, id)]),
    ...page.exits.map(({ id }) => ['exits', id]),
    ...(page.repeat ? [['repeats', page.repeat.id]] : []),
  ].map((path) => ({ path, words: null }));
}

/** Moves a page one place up or down among its neighbours. */
export const movePage = (files: Files, key: string, by: -1 | 1): Result<Files, PageReason> =>
  changeFile(files, 'form.yaml', (document) => {
    const node = findPage(document, key);
    if (!node) return refuse('page-gone');
    shift(node.siblings, node.index, by);
    return ok(null);
  });

/** Sets when a page is asked, its own title and help, and for a list how many items it takes and which question names them. */
export function setPage(files: Files, key: string, change: PageChange): Result<Files, PageReason> {
  const view = readFormView(files);
  if (!view.ok) return view;
  const page = pageOf(view.value, key);
  if (!page) return refuse('page-gone');
  const { list } = change;
  if (page.repeat && list && list.min > list.max) return refuse('range-wrong');
  return inTurn<PageReason>(
    files,
    (at) =>
      changeFile(at, 'form.yaml', (document) => {
        const node = findPage(document, key);
        if (!node) return refuse('page-gone');
        setKey(document, node.map, 'when', change.when || undefined);
        if (node.map.has('when')) keyAfter(node.map, 'when', 'id');
        if (!page.repeat || !list) return ok(null);
        const repeat = node.map.get('repeat', true) as never;
        for (const name of ['min', 'max', 'label'] as const) setKey(document, repeat, name, list[name]);
        return ok(null);
      }),
    (at) =>
      page.repeat && list
        ? setWords(
            at,
            (['title', 'item', 'add', 'none'] as const).map((name) => ({
              path: ['repeats', page.repeat!.id, name],
              words: list.words[name],
            })),
          )
        : setWords(at, [
            { path: ['pages', pageWords(at, page), 'title'], words: change.title },
            { path: ['pages', pageWords(at, page), 'help'], words: change.help },
          ]),
  );
}

/** The key under which the words of a page stand: with its list before it where the texts say so. */
export function pageWords(files: Files, page: Pick<PageView, 'id' | 'list'>): string {
  const long = wordsKey(page, page.id);
  return new RegExp(`^ +['"]?${long.replace('.', '\\.')}['"]?:`, 'm').test(files['texts.de.yaml'] ?? '')
    ? long
    : page.id;
}

/** Puts a key right behind another one, where people look for it. */
function keyAfter(map: { items: { key: unknown }[] }, key: string, other: string): void {
  const at = map.items.findIndex((pair) => String(pair.key) === key);
  const to = map.items.findIndex((pair) => String(pair.key) === other);
  const [pair] = map.items.splice(at, 1);
  if (pair) map.items.splice(to + 1, 0, pair);
}

/** Adds a way out of the form that applies under a condition after this page. */
export function addExit(files: Files, key: string, order: ExitChange): Result<Files, PageReason> {
  const view = readFormView(files);
  if (!view.ok) return view;
  const page = pageOf(view.value, key);
  if (!page || page.repeat) return refuse('page-gone');
  const id = namesIn(view.value).take(order.title.de);
  return inTurn<PageReason>(
    files,
    (at) =>
      changeFile(at, 'form.yaml', (document) => {
        const node = findPage(document, key);
        if (!node) return refuse('page-gone');
        seqIn(document, node.map, 'exits').items.push(document.createNode({ id, when: order.when }, { flow: true }));
        return ok(null);
      }),
    (at) => setWords(at, exitWords(id, order)),
    (at) => withWays(at, id),
  );
}

/** Sets when a way out applies and what it says. */
export function setExit(files: Files, key: string, id: string, change: ExitChange): Result<Files, PageReason> {
  return inTurn<PageReason>(
    files,
    (at) =>
      changeFile(at, 'form.yaml', (document) => {
        const node = findPage(document, key);
        const exits = node && seqAt(node.map, 'exits');
        const exit = exits?.items.find((one) => String((one as never as Map<string, unknown>).get('id')) === id);
        if (!exit) return refuse('exit-gone');
        setKey(document, exit as never, 'when', change.when);
        return ok(null);
      }),
    (at) => setWords(at, exitWords(id, change)),
  );
}

/** Takes a way out away with its words. */
export function removeExit(files: Files, key: string, id: string): Result<Files, PageReason> {
  return inTurn<PageReason>(
    files,
    (at) =>
      changeFile(at, 'form.yaml', (document) => {
        const node = findPage(document, key);
        const exits = node && seqAt(node.map, 'exits');
        const index = exits?.items.findIndex((one) => String((one as never as Map<string, unknown>).get('id')) === id);
        if (!node || !exits || index === undefined || index < 0) return refuse('exit-gone');
        exits.items.splice(index, 1);
        if (exits.items.length === 0) node.map.delete('exits');
        return ok(null);
      }),
    (at) => setWords(at, [{ path: ['exits', id], words: null }]),
  );
}

const exitWords = (id: string, { title, text }: ExitChange): WordChange[] => [
  { path: ['exits', id, 'title'], words: title },
  { path: ['exits', id, 'text'], words: text },
];

/** An exit leads somewhere: an empty list of ways until somebody adds one. */
const withWays = (files: Files, id: string): Result<Files, PageReason> =>
  inTurn<PageReason>(
    files,
    ...['texts.de.yaml', 'texts.en.yaml'].map(
      (path) =>
        (at: Files): Result<Files, PageReason> =>
          changeFile(at, path, (document) => {
            if (!document.hasIn(['exits', id, 'ways']))
              document.setIn(['exits', id, 'ways'], document.createNode([], { flow: true }));
            return ok(null);
          }),
    ),
  );

/** The keys of the pages to which a question of this page can go. */
export const pagesBeside = (pages: readonly PageView[], page: PageView): readonly PageView[] =>
  everyPage({ pages }).filter((one) => one.list === page.list && !one.repeat && one.key !== page.key);

export interface NewPage {
  /** The page before it; null for the end of the form. */
  readonly after: string | null;
  /** At the end of the list that `after` is. */
  readonly inside?: boolean;
  readonly type: string;
  readonly label: Words;
}
export interface NewList extends ListWords {
  readonly after: string | null;
  /** The question that names an item. */
  readonly label: Words;
}
export interface ListWords {
  readonly title: Words;
  readonly item: Words;
  readonly add: Words;
  readonly none: Words;
}
export interface PageChange {
  readonly when: string;
  readonly title: Words;
  readonly help: Words;
  readonly list?: { readonly min: number; readonly max: number; readonly label: string; readonly words: ListWords };
}
export interface ExitChange {
  readonly when: string;
  readonly title: Words;
  readonly text: Words;
}
export type PageReason =
  | 'file-broken'
  | 'page-gone'
  | 'exit-gone'
  | 'type-unknown'
  | 'last-page'
  | 'names-the-list'
  | 'range-wrong';
