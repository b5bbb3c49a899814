import { parse } from 'yaml';
import type { Bilingual } from '#kernel/language';
import type { FormBody } from '#platform/http';
import { checkNames, knownAnswers, knownFacts, nameProblem } from '#processes';
import type { FormError } from '#ui';
import { readCondition, withAnswer } from '../domain/edit/form/condition.ts';
import {
  everyPage,
  type FormView,
  type PageView,
  readFormView,
  recordOf,
  textOf,
  wordsKey,
} from '../domain/edit/form/form-view.ts';
import { type FormEditorWords, formEditorWords } from '../texts/form-editor.ts';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import type { CopyView } from './studio-http.ts';

/** A working copy with its form and its words, ready to be shown and changed; null when the form cannot be read. */
export function openEditor(parts: Pick<StudioParts, 'catalogue'>, view: CopyView): FormEditor | null {
  const form = readFormView(view.copy.files);
  if (!form.ok) return null;
  return {
    ...{ parts, view, form: form.value },
    words: formEditorWords[view.language],
    texts: { de: textsOf(view, 'de'), en: textsOf(view, 'en') },
  };
}

/** Words of the texts of the copy in both languages; empty where there are none. */
export function wordsAt(editor: FormEditor, ...path: readonly string[]): Bilingual {
  const read = (language: 'de' | 'en'): string =>
    textOf(path.reduce<unknown>((at, key) => recordOf(at)[key], editor.texts[language]));
  return { de: read('de'), en: read('en') };
}

/** What a question is called on a page: its label, or its id where it has none yet. */
export const questionName = (editor: FormEditor, page: Pick<PageView, 'list'>, id: string): Bilingual => {
  const { de, en } = wordsAt(editor, 'questions', wordsKey(page, id), 'label');
  return { de: de || id, en: en || de || id };
};

/** What a page is called: its title, its first question, or the title of its list. */
export function pageName(editor: FormEditor, page: PageView): Bilingual {
  if (page.repeat) {
    const { de, en } = wordsAt(editor, 'repeats', page.repeat.id, 'title');
    return { de: de || page.repeat.id, en: en || de || page.repeat.id };
  }
  const title = wordsAt(editor, 'pages', page.id, 'title');
  if (title.de) return { de: title.de, en: title.en || title.de };
  const [first] = page.questions;
  return first ? questionName(editor, page, first.id) : { de: page.id, en: page.id };
}

/** Answers that can be chosen as a condition on a page: of questions with yes and no or with a choice. */
export function choosable(editor: FormEditor, list: string | null): readonly Choosable[] {
  const { words, view } = editor;
  return everyPage(editor.form)
    .filter((page) => page.list === null || page.list === list)
    .flatMap((page) =>
      page.questions.flatMap((question) => {
        const name = questionName(editor, page, question.id)[view.language];
        const isList = question.type === 'choices';
        if (question.type === 'yesno')
          return [
            { question: question.id, name, literal: 'true', answer: words.condition.yes, isList },
            { question: question.id, name, literal: 'false', answer: words.condition.no, isList },
          ];
        if (question.type !== 'choice' && !isList) return [];
        return question.options.map(({ id }) => {
          const label = wordsAt(editor, 'questions', wordsKey(page, question.id), 'options', id)[view.language];
          return { question: question.id, name, literal: `"${id}"`, answer: label || id, isList };
        });
      }),
    );
}

/** A condition as people say it; a formula stays one. Empty for none. */
export function conditionInWords(editor: FormEditor, list: string | null, text: string): string {
  const { condition, formula } = editor.words;
  if (text === '') return '';
  const simple = readCondition(text);
  if (!simple) return formula(text);
  const known = choosable(editor, list);
  const parts = simple.tests.map((test) => {
    const found = known.find((one) => one.question === test.question && one.literal === test.literal);
    if (!found) return null;
    return (test.isNot ? condition.differs : condition.equals)(found.name, found.answer);
  });
  return parts.some((part) => part === null) ? formula(text) : parts.join(condition[simple.join]);
}

/** The condition a person typed and chose, as FEEL. */
export function typedCondition(editor: FormEditor, list: string | null, form: FormBody, name: string): string {
  const text = form.get(name).trim();
  const chosen = choosable(editor, list).find((one) => choiceKey(one) === form.get(`${name}-antwort`));
  if (!chosen) return text;
  const join = form.get(`${name}-verbinden`);
  return withAnswer(text, {
    ...chosen,
    isNot: form.get(`${name}-ist`) === 'nicht',
    join: join === 'or' || join === 'instead' ? join : 'and',
  });
}

/** How a choosable answer is named in a form. */
export const choiceKey = ({ question, literal }: Choosable): string => `${question}=${literal}`;

/** What is wrong with a formula on a page of this list, in words; null when nothing is. */
export function formulaProblem(editor: FormEditor, list: string | null, text: string): string | null {
  if (text.trim() === '') return null;
  const { copy, language } = editor.view;
  const answers = knownAnswers(copy);
  const own = list === null ? [] : [...(answers.items.get(list) ?? [])];
  const known = new Map([...answers.names, ...own, ...knownFacts(editor.parts.catalogue.city())]);
  const [fault] = checkNames(text, known).faults;
  return fault ? nameProblem({ id: copy.service }, { file: 'form.yaml' }, fault).message[language] : null;
}

/** Everything wrong with what was typed, in the order of the page. */
export class Typed {
  readonly errors: FormError[] = [];
  readonly form: FormBody;
  readonly #editor: FormEditor;

  constructor(editor: FormEditor, form: FormBody) {
    this.#editor = editor;
    this.form = form;
  }

  words(name: string): Bilingual {
    return { de: oneLine(this.form.get(`${name}-de`)), en: oneLine(this.form.get(`${name}-en`)) };
  }

  /** Words that must stand in both languages. */
  needed(name: string, error: 'label-missing' | 'title-missing' | 'words-missing'): Bilingual {
    const words = this.words(name);
    for (const language of ['de', 'en'] as const)
      if (words[language] === '') this.wrong(`${name}-${language}`, this.#editor.words.errors[error]);
    return words;
  }

  /** Words that stand in both languages or in none. */
  paired(name: string): Bilingual {
    const words = this.words(name);
    if ((words.de === '') !== (words.en === ''))
      this.wrong(`${name}-${words.de === '' ? 'de' : 'en'}`, this.#editor.words.errors['both-languages']);
    return words;
  }

  condition(name: string, list: string | null, isNeeded = false): string {
    const text = typedCondition(this.#editor, list, this.form, name);
    const problem = formulaProblem(this.#editor, list, text);
    if (problem) this.wrong(name, problem);
    else if (isNeeded && text === '') this.wrong(name, this.#editor.words.errors['condition-missing']);
    return text;
  }

  wrong(field: string, message: string): void {
    this.errors.push({ field, message });
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').normalize('NFC').trim();

function textsOf({ copy }: CopyView, language: 'de' | 'en'): unknown {
  try {
    return parse(copy.files[`texts.${language}.yaml`] ?? '');
  } catch {
    return null;
  }
}

export interface FormEditor {
  readonly parts: Pick<StudioParts, 'catalogue'>;
  readonly view: CopyView;
  readonly form: FormView;
  readonly words: FormEditorWords;
  readonly texts: { readonly de: unknown; readonly en: unknown };
}
export interface Choosable {
  readonly question: string;
  readonly name: string;
  readonly literal: string;
  readonly answer: string;
  readonly isList: boolean;
}
