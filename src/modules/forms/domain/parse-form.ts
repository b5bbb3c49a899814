import { z } from 'zod';
import {
  type Condition,
  type FormModel,
  type FormPage,
  type Question,
  type QuestionPage,
  questionTypes,
} from './form-model.ts';

/** Reads the content of a `form.yaml`; a form with any problem does not load. Conditions are compiled here, once. */
export function parseForm(service: string, version: string, raw: unknown, compile: Compile): ParsedForm {
  const parsed = formSchema.safeParse(raw);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => ({
        path: issue.path.map(pathPart),
        code: 'form-shape',
        detail: issue.message,
      })),
    };
  }
  const reading = new Reading(compile);
  const pages = parsed.data.pages.map((page, index) => reading.page(page, ['pages', index]));
  reading.checkNames(pages);
  return reading.problems.length > 0
    ? { ok: false, problems: reading.problems }
    : { ok: true, form: { service, version, pages } };
}

/** `geburtsDatum` -> `geburts-datum`: what stands in the address. */
export const slugOf = (id: string): string => id.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

class Reading {
  readonly problems: FormProblem[] = [];
  readonly #compile: Compile;

  constructor(compile: Compile) {
    this.#compile = compile;
  }

  page(page: RawPage, path: Path): FormPage {
    const when = this.condition(page.when, [...path, 'when']);
    if (!('repeat' in page)) return { ...this.questions(page, path), when };
    const pages = page.pages.map((inner, index) => ({
      ...this.questions(inner, [...path, 'pages', index]),
      when: this.condition(inner.when, [...path, 'pages', index, 'when']),
    }));
    return { kind: 'repeat', id: page.id, slug: slugOf(page.id), when, repeat: page.repeat, pages };
  }

  questions(page: RawQuestionPage, path: Path): QuestionPage {
    return {
      kind: 'questions',
      id: page.id,
      slug: slugOf(page.id),
      when: null,
      questions: page.questions.map((question, index) => this.question(question, [...path, 'questions', index])),
      exits: (page.exits ?? []).flatMap((exit, index) => {
        const when = this.condition(exit.when, [...path, 'exits', index, 'when']);
        return when ? [{ id: exit.id, when }] : [];
      }),
    };
  }

  question(raw: RawQuestion, path: Path): Question {
    const required =
      typeof raw.required === 'string' ? (this.condition(raw.required, [...path, 'required']) ?? false) : raw.required;
    return {
      id: raw.id,
      type: raw.type,
      required: raw.type === 'info' ? false : required,
      when: this.condition(raw.when, [...path, 'when']),
      maxLength: raw.maxLength ?? defaultLength[raw.type] ?? null,
      pattern: this.pattern(raw.pattern, [...path, 'pattern']),
      patternCode: raw.patternCode ?? (raw.pattern ? 'pattern' : null),
      width: raw.width ?? 'full',
      options: (raw.options ?? []).map((option, index) =>
        typeof option === 'string'
          ? { id: option, when: null }
          : { id: option.id, when: this.condition(option.when, [...path, 'options', index, 'when']) },
      ),
      min: this.condition(raw.min, [...path, 'min']),
      max: this.condition(raw.max, [...path, 'max']),
      integer: raw.integer ?? false,
      local: raw.local ?? false,
      translate: raw.translate ?? false,
      files: {
        max: raw.maxFiles ?? 5,
        types: raw.types ?? ['pdf', 'jpeg', 'png'],
        maxBytes: (raw.maxMegabytes ?? 10) * 1_000_000,
      },
    };
  }

  condition(source: string | number | undefined, path: Path): Condition | null {
    if (source === undefined) return null;
    const compiled = this.#compile(String(source));
    if (compiled.ok) return { text: String(source), evaluate: compiled.evaluate };
    this.problems.push({ path, code: 'form-condition', detail: compiled.error });
    return null;
  }

  pattern(source: string | undefined, path: Path): RegExp | null {
    if (source === undefined) return null;
    try {
      return new RegExp(`^(?:${source})$`, 'u');
    } catch (error) {
      this.problems.push({ path, code: 'form-pattern', detail: String(error) });
      return null;
    }
  }

  /** Ids are unique where they are seen together; choices have options. */
  checkNames(pages: readonly FormPage[], where: Path = ['pages']): void {
    const seen = new Set<string>();
    const claim = (id: string, path: Path): void => {
      if (seen.has(id)) this.problems.push({ path, code: 'form-id-twice', detail: id });
      seen.add(id);
    };
    for (const [index, page] of pages.entries()) {
      const path = [...where, index];
      claim(`page:${page.slug}`, path);
      if (page.kind === 'repeat') {
        claim(page.repeat.id, path);
        const { label, min, max } = page.repeat;
        if (!page.pages.some((inner) => inner.questions.some((question) => question.id === label))) {
          this.problems.push({ path: [...path, 'repeat', 'label'], code: 'form-label', detail: label });
        }
        if (min > max) this.problems.push({ path: [...path, 'repeat'], code: 'form-range', detail: `${min} > ${max}` });
        this.checkNames(page.pages, [...path, 'pages']);
        continue;
      }
      for (const [at, question] of page.questions.entries()) {
        claim(question.id, [...path, 'questions', at]);
        const isChoice = question.type === 'choice' || question.type === 'choices';
        if (isChoice && question.options.length < 2) {
          this.problems.push({ path: [...path, 'questions', at], code: 'form-options', detail: question.id });
        }
      }
    }
  }
}

const pathPart = (part: PropertyKey): string | number => (typeof part === 'symbol' ? String(part) : part);

const defaultLength: Readonly<Record<string, number>> = {
  text: 200,
  longtext: 2_000,
  name: 120,
  email: 254,
  phone: 40,
  code: 40,
};

const id = z.string().regex(/^[a-z][A-Za-z0-9]*$/);
const condition = z.union([z.string().min(1), z.number()]).optional();
const questionSchema = z.strictObject({
  id,
  type: z.enum(questionTypes),
  required: z.union([z.boolean(), z.string().min(1)]).default(false),
  when: condition,
  maxLength: z.int().positive().max(10_000).optional(),
  pattern: z.string().optional(),
  patternCode: id.optional(),
  width: z.enum(['short', 'medium', 'full']).optional(),
  options: z.array(z.union([id, z.strictObject({ id, when: condition })])).optional(),
  min: condition,
  max: condition,
  integer: z.boolean().optional(),
  local: z.boolean().optional(),
  translate: z.boolean().optional(),
  maxFiles: z.int().positive().max(20).optional(),
  types: z.array(z.enum(['pdf', 'jpeg', 'png', 'heic'])).optional(),
  maxMegabytes: z.number().positive().max(25).optional(),
  kind: z.enum(['landlord']).optional(),
});
const questionPage = z.strictObject({
  id,
  when: condition,
  questions: z.array(questionSchema).min(1),
  exits: z.array(z.strictObject({ id, when: z.string().min(1) })).optional(),
});
const repeatPage = z.strictObject({
  id,
  when: condition,
  repeat: z.strictObject({ id, min: z.int().min(0), max: z.int().min(1).max(50), label: id }),
  pages: z.array(questionPage).min(1),
});
const formSchema = z.strictObject({ pages: z.array(z.union([repeatPage, questionPage])).min(1) });

/** Compiles FEEL; the processes module owns the language. */
export type Compile = (
  text: string,
) =>
  | { readonly ok: true; evaluate(scope: Readonly<Record<string, unknown>>): unknown }
  | { readonly ok: false; readonly error: string };
export type ParsedForm =
  | { readonly ok: true; readonly form: FormModel }
  | { readonly ok: false; readonly problems: readonly FormProblem[] };
export interface FormProblem {
  readonly path: Path;
  readonly code:
    | 'form-shape'
    | 'form-condition'
    | 'form-pattern'
    | 'form-id-twice'
    | 'form-options'
    | 'form-label'
    | 'form-range';
  readonly detail: string;
}
type Path = readonly (string | number)[];
type RawPage = z.infer<typeof formSchema>['pages'][number];
type RawQuestionPage = z.infer<typeof questionPage>;
type RawQuestion = z.infer<typeof questionSchema>;
