import type { Json, JsonObject } from '#kernel/json';

/** A form as a department wrote it: pages in order, conditions compiled once, immutable per version. */
export interface FormModel {
  readonly service: string;
  readonly version: string;
  readonly pages: readonly FormPage[];
}

export type FormPage = QuestionPage | RepeatPage;

/** Every question of a form in the order of asking, with the key of its texts: `hunde.name` inside a list. */
export const questionsOf = (form: FormModel): readonly AskedQuestion[] =>
  form.pages.flatMap((page): AskedQuestion[] =>
    page.kind === 'questions'
      ? page.questions.map((question) => ({ key: question.id, question, page, repeat: null }))
      : page.pages.flatMap((inner) =>
          inner.questions.map((question) => ({
            key: textKey(page, question.id),
            question,
            page: inner,
            repeat: page,
          })),
        ),
  );

/** The key of a question's texts: its id, inside a list after the id of the list. */
export const textKey = (repeat: RepeatPage | null, question: string): string =>
  repeat ? `${repeat.repeat.id}.${question}` : question;

/** One thing per page: usually one question. */
export interface QuestionPage {
  readonly kind: 'questions';
  readonly id: string;
  /** Path segment: the id in kebab-case. */
  readonly slug: string;
  readonly when: Condition | null;
  readonly questions: readonly Question[];
  readonly exits: readonly Exit[];
}

/** A list of like things (dogs, family members), each asked with the same pages and the same rules. */
export interface RepeatPage {
  readonly kind: 'repeat';
  readonly id: string;
  readonly slug: string;
  readonly when: Condition | null;
  readonly repeat: { readonly id: string; readonly min: number; readonly max: number; readonly label: string };
  readonly pages: readonly QuestionPage[];
}

export interface AskedQuestion {
  readonly key: string;
  readonly question: Question;
  readonly page: QuestionPage;
  readonly repeat: RepeatPage | null;
}

export interface Exit {
  readonly id: string;
  readonly when: Condition;
}

export interface Question {
  readonly id: string;
  readonly type: QuestionType;
  readonly required: boolean | Condition;
  readonly when: Condition | null;
  readonly maxLength: number | null;
  readonly pattern: RegExp | null;
  /** Key of the text shown when the pattern does not fit. */
  readonly patternCode: string | null;
  readonly width: 'short' | 'medium' | 'full';
  readonly options: readonly Option[];
  /** Numbers, money in cents, or dates as FEEL. */
  readonly min: Condition | null;
  readonly max: Condition | null;
  readonly integer: boolean;
  /** Only addresses that the city's street list knows. */
  readonly local: boolean;
  /** Free text in another language is kept beside its German text. */
  readonly translate: boolean;
  readonly files: { readonly max: number; readonly types: readonly FileType[]; readonly maxBytes: number };
}

export interface Option {
  readonly id: string;
  readonly when: Condition | null;
}

/** FEEL, compiled: a value over the answers in scope. Anything but true is not true. */
export interface Condition {
  readonly text: string;
  evaluate(scope: Scope): unknown;
}

/** What a condition sees: answers by question id, repeats as lists, and the facts of the day. */
export type Scope = Readonly<Record<string, unknown>>;

export const questionTypes = [
  'text',
  'longtext',
  'name',
  'yesno',
  'choice',
  'choices',
  'date',
  'number',
  'money',
  'address',
  'email',
  'phone',
  'iban',
  'country',
  'file',
  'code',
  'info',
] as const;
export type QuestionType = (typeof questionTypes)[number];
export type FileType = 'pdf' | 'jpeg' | 'png' | 'heic';

/** The words of a service that belong to its form, in one language. */
export interface FormWords {
  readonly pages: Readonly<Record<string, { readonly title?: string; readonly help?: string }>>;
  readonly questions: Readonly<Record<string, QuestionWords>>;
  readonly repeats: Readonly<Record<string, RepeatWords>>;
}
export interface QuestionWords {
  readonly label: string;
  readonly help?: string;
  readonly example?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly errors?: Readonly<Record<string, string>>;
  readonly short?: string;
}
export interface RepeatWords {
  readonly title: string;
  readonly item: string;
  readonly add: string;
  readonly none: string;
}

/** Answers by question id; repeats are lists of such objects; values as the service-folder contract says. */
export type Answers = JsonObject;
export type Answer = Json;

export interface Address extends JsonObject {
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly city: string;
  readonly addition: string;
  /** The person says the house number is right though the city's list does not know it. */
  readonly confirmed?: true;
}
export interface FileRef extends JsonObject {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}
/** Free text in the citizen's language beside its German text. */
export interface TranslatedText extends JsonObject {
  readonly text: string;
  readonly language: 'de' | 'en';
  readonly german: string;
}
