import type { Path } from './source.ts';

/** What a form asks, as far as its texts need to know: whether the form is right is for the forms to say. */
export function formOutline(form: unknown): FormOutline {
  const outline: MutableOutline = { pages: [], questions: [], repeats: [], exits: [] };
  walkPages(listOf(form, 'pages'), ['pages'], null, outline);
  return outline;
}

function walkPages(pages: readonly unknown[], path: Path, repeat: string | null, outline: MutableOutline): void {
  pages.forEach((page, index) => {
    const at = [...path, index];
    const questions = listOf(page, 'questions');
    const inner = field(page, 'repeat');
    const repeatId = textOf(inner, 'id');
    const id = textOf(page, 'id');
    if (id) outline.pages.push({ id, repeat, questions: questions.length, isRepeat: repeatId !== null, path: at });
    questions.forEach((question, place) => {
      const questionId = textOf(question, 'id');
      if (!questionId) return;
      outline.questions.push({
        id: repeat ? `${repeat}.${questionId}` : questionId,
        type: textOf(question, 'type') ?? '',
        options: listOf(question, 'options').flatMap((option) =>
          typeof option === 'string' ? [option] : (textOf(option, 'id') ?? []),
        ),
        path: [...at, 'questions', place],
      });
    });
    listOf(page, 'exits').forEach((exit, place) => {
      const exitId = textOf(exit, 'id');
      if (exitId) outline.exits.push({ id: exitId, path: [...at, 'exits', place] });
    });
    if (repeatId) outline.repeats.push({ id: repeatId, path: [...at, 'repeat'] });
    walkPages(listOf(page, 'pages'), [...at, 'pages'], repeatId ?? repeat, outline);
  });
}

const field = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[name] : undefined;

const listOf = (value: unknown, name: string): readonly unknown[] => {
  const list = field(value, name);
  return Array.isArray(list) ? list : [];
};

const textOf = (value: unknown, name: string): string | null => {
  const text = field(value, name);
  return typeof text === 'string' && text !== '' ? text : null;
};

export interface FormOutline {
  readonly pages: readonly OutlinePage[];
  readonly questions: readonly OutlineQuestion[];
  readonly repeats: readonly { readonly id: string; readonly path: Path }[];
  readonly exits: readonly { readonly id: string; readonly path: Path }[];
}
export interface OutlinePage {
  readonly id: string;
  /** The repeat this page lies in. */
  readonly repeat: string | null;
  readonly questions: number;
  /** The page lists a repeat's items. */
  readonly isRepeat: boolean;
  readonly path: Path;
}
export interface OutlineQuestion {
  /** Inside a repeat `<repeatId>.<questionId>`. */
  readonly id: string;
  readonly type: string;
  readonly options: readonly string[];
  readonly path: Path;
}
type MutableOutline = { -readonly [K in keyof FormOutline]: FormOutline[K][number][] };
