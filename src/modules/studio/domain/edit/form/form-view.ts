import { ok, type Result } from '#kernel/result';
import type { Files } from './files.ts';
import { openYaml } from './yaml-file.ts';

/** The form of a working copy as a department sees it, also while it is not whole; refused when the file cannot be read. */
export function readFormView(files: Files): Result<FormView, 'file-broken'> {
  const opened = openYaml(files['form.yaml'] ?? '');
  if (!opened.ok) return opened;
  const pages = listOf(recordOf(opened.value.toJS())['pages']);
  return ok({ pages: pages.map((page) => pageView(page, null)) });
}

/** Every page with those inside lists, in the order of asking. */
export const everyPage = (view: FormView): readonly PageView[] => view.pages.flatMap((page) => [page, ...page.pages]);

/** The page under this key. */
export const pageOf = (view: FormView, key: string): PageView | null =>
  everyPage(view).find((page) => page.key === key) ?? null;

/** The key of a question's texts: its id, inside a list after the id of the list. */
export const wordsKey = (page: Pick<PageView, 'list'>, question: string): string =>
  page.list ? `${page.list}.${question}` : question;

function pageView(raw: unknown, outer: { readonly id: string; readonly list: string } | null): PageView {
  const page = recordOf(raw);
  const id = textOf(page['id']);
  const repeat = page['repeat'] === undefined ? null : recordOf(page['repeat']);
  const list = repeat && textOf(repeat['id']);
  return {
    key: outer ? `${outer.id}.${id}` : id,
    id,
    list: outer?.list ?? null,
    when: textOf(page['when']),
    repeat: repeat && {
      id: textOf(repeat['id']),
      min: Number(repeat['min'] ?? 0),
      max: Number(repeat['max'] ?? 10),
      label: textOf(repeat['label']),
    },
    pages: list ? listOf(page['pages']).map((inner) => pageView(inner, { id, list })) : [],
    questions: listOf(page['questions']).map((question) => questionView(recordOf(question))),
    exits: listOf(page['exits']).map((exit) => ({
      id: textOf(recordOf(exit)['id']),
      when: textOf(recordOf(exit)['when']),
    })),
  };
}

function questionView(raw: Readonly<Record<string, unknown>>): QuestionView {
  const { id, type, required, when, options, ...limits } = raw;
  return {
    id: textOf(id),
    type: textOf(type),
    required: typeof required === 'string' ? required : required === true,
    when: textOf(when),
    options: listOf(options).map((option) =>
      typeof option === 'string'
        ? { id: option, when: '' }
        : { id: textOf(recordOf(option)['id']), when: textOf(recordOf(option)['when']) },
    ),
    limits,
  };
}

export const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

export interface FormView {
  readonly pages: readonly PageView[];
}
export interface PageView {
  /** Its id, inside a list after the id of the list's page. */
  readonly key: string;
  readonly id: string;
  /** The list it lies in. */
  readonly list: string | null;
  /** FEEL; empty when it is always asked. */
  readonly when: string;
  readonly repeat: { readonly id: string; readonly min: number; readonly max: number; readonly label: string } | null;
  readonly pages: readonly PageView[];
  readonly questions: readonly QuestionView[];
  readonly exits: readonly { readonly id: string; readonly when: string }[];
}
export interface QuestionView {
  readonly id: string;
  readonly type: string;
  readonly required: boolean | string;
  readonly when: string;
  readonly options: readonly { readonly id: string; readonly when: string }[];
  /** Everything else the question says: `maxLength`, `pattern`, `min` ... */
  readonly limits: Readonly<Record<string, unknown>>;
}
