import { isMap, type YAMLMap } from 'yaml';
import { ok, type Result, refuse } from '#kernel/result';
import type { Files } from '../../copy/copy.ts';
import { excerpt } from './excerpt.ts';
import { changeFile } from './files.ts';
import { seqAt } from './form-nodes.ts';
import { everyPage, type PageView, pageOf, readFormView, wordsKey } from './form-view.ts';
import { isId } from './question-keys.ts';
import { isWordIn, renameInProcess, renameInRules } from './rename-xml.ts';
import { answersIn } from './taken-names.ts';
import { setKeyName, walkYaml, type YamlVisitor } from './walk-yaml.ts';

/**
 * Gives a question another id everywhere: form, words, letters, examples, process, rules and basics. What may mean it and cannot be
 * changed safely is listed in `left`. Refused when the id is taken or no name.
 */
export function renameQuestion(files: Files, order: RenameOrder, feel: FeelRename): Result<RenamedFiles, RenameReason> {
  const view = readFormView(files);
  if (!view.ok) return view;
  const page = pageOf(view.value, order.page);
  if (!page?.questions.some(({ id }) => id === order.from)) return refuse('question-gone');
  if (order.to === order.from) return ok({ files, left: [] });
  if (!isId(order.to)) return refuse('id-wrong');
  if (answersIn(view.value).includes(order.to) || facts.has(order.to)) return refuse('id-taken', { id: order.to });
  const pages = everyPage(view.value);
  const shadows = new Set(
    pages
      .filter((one) => one.list !== null && one.questions.some(({ id }) => id === order.from))
      .map(({ list }) => list),
  );
  const rename = new Renaming(files, order, feel);
  rename.inForm(page, shadows);
  rename.inWords(page);
  rename.inYaml('journeys.yaml', journeys(order, page, pages));
  if (page.list === null) {
    rename.inYaml('service.yaml', basics(order));
    rename.inYaml('forwarding.yaml', forwarding(order, rename));
    for (const path of letterFiles(files)) rename.inYaml(path, letter(order, rename, path));
    rename.inXml(renameInProcess);
    rename.inXml(renameInRules);
  } else rename.mentions(page.list);
  return rename.done();
}

/** Gives a page another id: in the form, its words and the examples. */
export function renamePage(files: Files, key: string, to: string): Result<Files, RenameReason> {
  const view = readFormView(files);
  if (!view.ok) return view;
  const page = pageOf(view.value, key);
  if (!page) return refuse('page-gone');
  if (page.id === to) return ok(files);
  if (!isId(to)) return refuse('id-wrong');
  const pages = everyPage(view.value);
  if (pages.some(({ id, list }) => list === page.list && id.toLowerCase() === to.toLowerCase()))
    return refuse('id-taken', { id: to });
  const rename = new Renaming(files, { page: key, from: page.id, to }, () => null);
  rename.pageId(page, to);
  const list = pages.find((one) => one.repeat && one.repeat.id === page.list)?.id ?? null;
  rename.inYaml('journeys.yaml', {
    text(scalar, place) {
      if (place.key === 'page' && place.list === list && scalar.value === page.id) scalar.value = to;
    },
  });
  return rename.doneFiles();
}

class Renaming {
  #files: Files;
  #broken = false;
  readonly left: Left[] = [];
  readonly order: RenameOrder;
  readonly #feel: FeelRename;

  constructor(files: Files, order: RenameOrder, feel: FeelRename) {
    this.#files = files;
    this.order = order;
    this.#feel = feel;
  }

  inYaml(path: string, visitor: YamlVisitor): void {
    if (!isWordIn(this.#files[path] ?? '', this.order.from)) return;
    const changed = changeFile(this.#files, path, (document) => {
      walkYaml(document, visitor);
      return ok(null);
    });
    if (changed.ok) this.#files = changed.value;
    else this.#broken = true;
  }

  inXml(rename: typeof renameInRules): void {
    const renamed = rename(this.#files, this.order, this.#feel);
    if (!renamed.ok) {
      this.#broken = true;
      return;
    }
    this.#files = renamed.value.files;
    this.left.push(...renamed.value.left);
  }

  inForm(page: PageView, shadows: ReadonlySet<string | null>): void {
    const { from, to } = this.order;
    const reads = (list: string | null): boolean => (page.list === null ? !shadows.has(list) : list === page.list);
    const isOwn = (list: string | null): boolean => list === page.list;
    this.inYaml('form.yaml', {
      text: (scalar, place) => {
        if (conditionKeys.has(place.key)) {
          if (reads(place.list)) scalar.value = this.feel(scalar.value, 'form.yaml');
          else if (place.list !== page.list && isWordIn(scalar.value, from))
            this.left.push({ file: 'form.yaml', text: scalar.value });
        }
        if (place.key === 'label' && page.list !== null && scalar.value === from) scalar.value = to;
      },
    });
    const changed = changeFile(this.#files, 'form.yaml', (document) => {
      walkQuestions(document.contents, null, (question, list) => {
        if (isOwn(list) && String(question.get('id')) === from) question.set('id', to);
      });
      return ok(null);
    });
    if (changed.ok) this.#files = changed.value;
  }

  inWords(page: PageView): void {
    const { from, to } = this.order;
    for (const path of ['texts.de.yaml', 'texts.en.yaml'])
      this.inYaml(path, {
        key: (pair, place) => {
          if (place.key === 'questions' && String(pair.key) === wordsKey(page, from))
            setKeyName(pair, wordsKey(page, to));
        },
        text: (scalar) => {
          if (page.list === null) scalar.value = this.placeholders(scalar.value, path);
        },
      });
  }

  pageId(page: PageView, to: string): void {
    const changed = changeFile(this.#files, 'form.yaml', (document) => {
      walkPages(document.contents, null, (map, list) => {
        if (list === page.list && String(map.get('id')) === page.id) map.set('id', to);
      });
      return ok(null);
    });
    if (changed.ok) this.#files = changed.value;
    else this.#broken = true;
    for (const path of ['texts.de.yaml', 'texts.en.yaml'])
      this.inYaml(path, {
        key: (pair, place) => {
          const key = String(pair.key);
          if (place.key !== 'pages') return;
          if (key === wordsKey(page, page.id) && page.list) setKeyName(pair, wordsKey(page, to));
          else if (key === page.id) setKeyName(pair, to);
        },
      });
  }

  /** FEEL with the new name; the old text, noted, where that is not safe. */
  feel(text: string, file: string): string {
    const renamed = this.#feel(text, this.order);
    if (renamed === null && isWordIn(text, this.order.from)) this.left.push({ file, text });
    return renamed ?? text;
  }

  /** `{{ expression : format }}` in running words. */
  placeholders(text: string, file: string): string {
    return text.replace(
      /(\{\{\s*)([^{}]+?)((?:\s+:\s*[A-Za-z]+)?\s*\}\})/g,
      (_, open: string, inner: string, close: string) => `${open}${this.feel(inner, file)}${close}`,
    );
  }

  /** Where a question of a list may be named from outside: that is for a person to judge. */
  mentions(list: string): void {
    for (const [file, text] of Object.entries(this.#files)) {
      if (
        file === 'form.yaml' ||
        file === 'journeys.yaml' ||
        file.startsWith('texts.') ||
        !isWordIn(text, this.order.from)
      )
        continue;
      for (const line of text.split('\n'))
        if (isNamed(line, this.order.from, list)) this.left.push({ file, text: excerpt(line, this.order.from) });
    }
  }

  done(): Result<RenamedFiles, 'file-broken'> {
    const left = this.left.filter(
      (one, at) => this.left.findIndex(({ file, text }) => file === one.file && text === one.text) === at,
    );
    return this.#broken ? refuse('file-broken') : ok({ files: this.#files, left });
  }

  doneFiles(): Result<Files, 'file-broken'> {
    return this.#broken ? refuse('file-broken') : ok(this.#files);
  }
}

/** An entry behind a dot, or a bare name beside its list. */
const isNamed = (line: string, name: string, list: string): boolean =>
  new RegExp(`\\.${name}(?!\\w)`).test(line) || (isWordIn(line, name) && isWordIn(line, list));

function walkPages(node: unknown, list: string | null, see: (page: YAMLMap, list: string | null) => void): void {
  const pages = seqAt(node, 'pages');
  for (const page of pages?.items.filter(isMap) ?? []) {
    see(page, list);
    const repeat = page.get('repeat', true);
    if (isMap(repeat)) walkPages(page, String(repeat.get('id')), see);
  }
}

const walkQuestions = (
  node: unknown,
  list: string | null,
  see: (question: YAMLMap, list: string | null) => void,
): void =>
  walkPages(node, list, (page, own) => {
    for (const question of seqAt(page, 'questions')?.items.filter(isMap) ?? []) see(question, own);
  });

const journeys = ({ from, to }: RenameOrder, page: PageView, pages: readonly PageView[]): YamlVisitor => {
  const list = page.list === null ? null : (pages.find((one) => one.repeat?.id === page.list)?.id ?? null);
  return {
    key(pair, place) {
      if (place.key === 'answers' && place.list === list && String(pair.key) === from) setKeyName(pair, to);
    },
    text(scalar, place) {
      if (place.key === 'questions' && list === null && scalar.value === from) scalar.value = to;
    },
  };
};

const basics = ({ from, to }: RenameOrder): YamlVisitor => ({
  key(pair, place) {
    if ((place.path === 'prefill.questions' || place.path === 'carry') && String(pair.key) === from)
      setKeyName(pair, to);
  },
  text(scalar, place) {
    if (answerPaths.has(place.path) && scalar.value === from) scalar.value = to;
  },
});

const forwarding = ({ from, to }: RenameOrder, rename: Renaming): YamlVisitor => ({
  text(scalar, place) {
    if (place.key === 'answers' && scalar.value === from) scalar.value = to;
    if (place.key === 'when') scalar.value = rename.feel(scalar.value, 'forwarding.yaml');
  },
});

const letter = (_: RenameOrder, rename: Renaming, path: string): YamlVisitor => ({
  text(scalar, place) {
    const isFeel = place.key === 'when' || place.key === 'each';
    scalar.value = isFeel ? rename.feel(scalar.value, path) : rename.placeholders(scalar.value, path);
  },
});

const letterFiles = (files: Files): readonly string[] =>
  Object.keys(files).filter((path) => path.startsWith('letters/'));
const conditionKeys: ReadonlySet<string> = new Set(['when', 'required', 'min', 'max']);
/** Places in `service.yaml` whose value is the id of a question. */
const answerPaths: ReadonlySet<string> = new Set([
  ...['deadline.citizen.from', 'decision.freeTextQuestion'],
  ...['subject.name', 'subject.birthDate', 'subject.email', 'subject.address'],
]);
const facts: ReadonlySet<string> = new Set([
  'today',
  'sentOn',
  'fees',
  'language',
  'freeText',
  'caseNumber',
  'applicant',
  'registeredOn',
]);

/** FEEL with a variable called otherwise; null where that is not safe. */
export type FeelRename = (
  text: string,
  names: { readonly from: string; readonly to: string; readonly dialect?: 'expression' | 'unary-tests' },
) => string | null;
export interface RenameOrder {
  /** Key of the page. */
  readonly page: string;
  readonly from: string;
  readonly to: string;
}
export interface RenamedFiles {
  readonly files: Files;
  readonly left: readonly Left[];
}
/** A place that may mean the old name still. */
export interface Left {
  readonly file: string;
  readonly text: string;
}
export type RenameReason = 'file-broken' | 'page-gone' | 'question-gone' | 'id-wrong' | 'id-taken';
