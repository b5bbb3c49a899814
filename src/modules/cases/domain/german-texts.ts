import type { Uuid } from '#kernel/ids';
import type { Json, JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';

/**
 * The free texts that were written in another language, in the order of the form, each with how its German text stands (VwVfG § 23).
 * What the person wrote in German beside it counts as confirmed when it was sent.
 */
export function germanTexts(form: TextForm, answers: JsonObject, kept: readonly KeptGermanText[] = []): GermanText[] {
  return places(form, answers).flatMap(({ path, question, value }): GermanText[] => {
    if (value.language === 'de' || value.text === '') return [];
    const about = { path, text: value.text, language: value.language, limit: question.maxLength ?? usualLimit };
    const own = ownOf(kept, path, value);
    if (own) {
      const { german, proposedAt, confirmedAt } = own;
      return [{ ...about, german, state: confirmedAt ? 'confirmed' : 'proposed', proposedAt, confirmedAt }];
    }
    const state = value.german ? 'sent' : 'missing';
    return [{ ...about, german: value.german ?? '', state, proposedAt: null, confirmedAt: null }];
  });
}

/** The answers with every confirmed German text in its place; a proposal is not yet the person's word. */
export function withGermanTexts(form: TextForm, answers: JsonObject, kept: readonly KeptGermanText[]): JsonObject {
  const confirmed = kept.filter(({ confirmedAt }) => confirmedAt !== null);
  if (confirmed.length === 0) return answers;
  const own = structuredClone(answers) as JsonObject;
  for (const { path, value } of places(form, own)) {
    const found = ownOf(confirmed, path, value);
    if (found) (value as { german: string }).german = found.german;
  }
  return own;
}

/** What a text is kept for belongs to exactly these words: a corrected answer needs a new one. */
const ownOf = (kept: readonly KeptGermanText[], path: string, { text }: TranslatedText) =>
  kept.find((candidate) => candidate.path === path && candidate.text === text);

function places(form: TextForm, answers: JsonObject): Place[] {
  const translated = (questions: readonly TextQuestion[], own: JsonObject, prefix: string): Place[] =>
    questions.flatMap((question) => {
      const value = own[question.id];
      return question.translate && isTranslated(value) ? [{ path: `${prefix}${question.id}`, question, value }] : [];
    });
  return form.pages.flatMap((page) => {
    if (page.kind !== 'repeat') return translated(page.questions, answers, '');
    const items = answers[page.repeat.id];
    const questions = page.pages.flatMap((own) => own.questions);
    if (!Array.isArray(items)) return [];
    return items.flatMap((item, index) => translated(questions, item as JsonObject, `${page.repeat.id}.${index + 1}.`));
  });
}

const isTranslated = (value: Json | undefined): value is TranslatedText =>
  typeof value === 'object' && value !== null && typeof (value as JsonObject)['text'] === 'string';

const usualLimit = 2_000;

/** What is asked of a form model: which of its questions are free texts that are put into German. */
export interface TextForm {
  readonly pages: readonly (
    | { readonly kind: 'questions'; readonly questions: readonly TextQuestion[] }
    | {
        readonly kind: 'repeat';
        readonly repeat: { readonly id: string };
        readonly pages: readonly { readonly questions: readonly TextQuestion[] }[];
      }
  )[];
}
interface TextQuestion {
  readonly id: string;
  readonly translate: boolean;
  readonly maxLength: number | null;
}
interface TranslatedText extends JsonObject {
  readonly text: string;
  readonly language: Language;
  readonly german: string;
}
interface Place {
  /** Place among the answers: `besonderheit`, `hunde.1.besonderheit`. */
  readonly path: string;
  readonly question: TextQuestion;
  readonly value: TranslatedText;
}

export interface GermanText {
  readonly path: string;
  /** As the person wrote it. */
  readonly text: string;
  readonly language: Language;
  /** Empty while it is missing. */
  readonly german: string;
  /** `sent`: the person gave it with the form; `proposed`: the office wrote it and the person has not confirmed it. */
  readonly state: 'missing' | 'sent' | 'proposed' | 'confirmed';
  /** ISO instant. */
  readonly proposedAt: string | null;
  readonly confirmedAt: string | null;
  /** Characters. */
  readonly limit: number;
}

/** A German text that the office wrote for an answer, and what the person made of it. */
export interface KeptGermanText {
  readonly path: string;
  /** The words it belongs to. */
  readonly text: string;
  readonly german: string;
  /** The staff member who wrote the proposal. */
  readonly by: Uuid;
  readonly proposedAt: string;
  readonly confirmedAt: string | null;
  /** The person changed the proposal. */
  readonly isCorrected: boolean;
}
