import { parse } from 'yaml';
import type { Language } from '#kernel/language';
import type { Files } from '../../copy/copy.ts';
import { attributeOf, xmlElements } from '../xml-text.ts';

/** What the pages of a process choose from: questions, tables and letters of the service, and the words of its steps. */
export function knownWords(files: Files): KnownWords {
  const texts = { de: read(files['texts.de.yaml']), en: read(files['texts.en.yaml']) };
  const word = (language: Language, ...path: readonly string[]): string => {
    let at: unknown = texts[language];
    for (const key of path) at = isGroup(at) ? at[key] : undefined;
    return typeof at === 'string' || typeof at === 'number' ? String(at) : '';
  };
  const dmn = xmlElements(files['decision.dmn'] ?? '');
  return {
    word,
    questions: questionsIn(read(files['form.yaml'])),
    decisions:
      dmn?.children.filter(({ name }) => name === 'decision').map((one) => attributeOf(one, 'name') ?? '') ?? [],
    letters: Object.keys(files).flatMap((name) => /^letters\/(.+)\.yaml$/.exec(name)?.[1] ?? []),
  };
}

/** Questions outside lists, and the lists themselves, in the order they are asked. */
function questionsIn(form: unknown): KnownWords['questions'] {
  const pages = isGroup(form) && Array.isArray(form['pages']) ? form['pages'] : [];
  return pages.filter(isGroup).flatMap((page): KnownWords['questions'] => {
    const list = page['repeat'];
    if (isGroup(list)) return [{ id: String(list['id']), isList: true }];
    const questions: readonly unknown[] = Array.isArray(page['questions']) ? page['questions'] : [];
    return questions
      .filter(isGroup)
      .flatMap(({ id, type }) => (type === 'info' ? [] : [{ id: String(id), isList: false }]));
  });
}

function read(text: string | undefined): unknown {
  try {
    return parse(text ?? '');
  } catch {
    return null;
  }
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface KnownWords {
  /** A text of the service; the empty string where there is none. */
  word(language: Language, ...path: readonly string[]): string;
  readonly questions: readonly { readonly id: string; readonly isList: boolean }[];
  readonly decisions: readonly string[];
  readonly letters: readonly string[];
}
