import type { Json, JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import { listIssues } from '../domain/change-pages.ts';
import { checkAnswers } from '../domain/check-answers.ts';
import { checkStep } from '../domain/check-step.ts';
import {
  addItem,
  type DraftContent,
  emptyContent,
  keepAnswers,
  keepList,
  removeItem,
  serialsOf,
} from '../domain/draft-content.ts';
import { type FormContext, factsOf } from '../domain/form-context.ts';
import {
  type Answers,
  type FileRef,
  type FormModel,
  type FormWords,
  type Question,
  questionsOf,
} from '../domain/form-model.ts';
import { firstOpen, reachable } from '../domain/progress.ts';
import { prune, visibleQuestions } from '../domain/prune.ts';
import { type Fields, readInput } from '../domain/read-input.ts';
import { answersAt, exitOf, nextStep, type QuestionStep, type Step, stepAt, stepsOf } from '../domain/steps.ts';
import { type SummarySection, summary } from '../domain/summary.ts';
import { type FieldIssue, fieldIssues, type QuestionIssue } from '../texts/field-issues.ts';
import { formsTexts } from '../texts/index.ts';
import { summaryWords } from '../texts/summary-words.ts';

/** A form that is tried out: the answers live where the caller keeps them, nothing is stored or sent. */
export interface Trial {
  readonly form: FormModel;
  readonly texts: FormWords;
  readonly context: FormContext;
}

/** A trial without answers. */
export const emptyTrial = (language: Language): DraftContent => emptyContent(language);

/** What a caller kept of a trial; what cannot be an answer of this form is left out. */
export function readTrial({ form, context }: Trial, kept: unknown): DraftContent {
  const raw = plain(kept);
  const answers: Record<string, Json> = {};
  for (const page of form.pages) {
    if (page.kind === 'questions') Object.assign(answers, plausible(page.questions, plain(raw['answers'])));
    else {
      const items = plain(raw['answers'])[page.repeat.id];
      const questions = page.pages.flatMap((inner) => inner.questions);
      if (Array.isArray(items))
        answers[page.repeat.id] = items.slice(0, page.repeat.max).map((item) => plausible(questions, plain(item)));
    }
  }
  const done = Array.isArray(raw['done']) ? raw['done'].filter((key): key is string => typeof key === 'string') : [];
  return { ...emptyContent(context.language), answers: withoutWrong(form, answers, context), done: done.slice(0, 500) };
}

/** What no person could have answered goes away; an answer that leads out of the form stays. */
function withoutWrong(form: FormModel, answers: Answers, context: FormContext): Answers {
  const checked = checkAnswers(form, answers, context);
  if (checked.ok) return answers;
  const exits = new Set(questionsOf(form).flatMap(({ page }) => page.exits.map(({ id }) => id)));
  const right = structuredClone(answers) as Record<string, Json>;
  for (const { path, code, text } of checked.errors) {
    if (code === 'not-an-option' && exits.has(String(text))) continue;
    const [id = '', number, inner] = path.split('.');
    const items = right[id];
    if (inner === undefined) delete right[id];
    else if (Array.isArray(items)) delete (items[Number(number) - 1] as Record<string, Json> | undefined)?.[inner];
  }
  return right;
}

/** All steps as they are asked now. */
export const trialSteps = (trial: Trial, { answers }: DraftContent): readonly Step[] =>
  stepsOf(trial.form, answers, factsOf(trial.context));

/** The step under this key where it may be opened, else the first open one; null at the end. */
export function trialAt(trial: Trial, content: DraftContent, key: string): Step | null {
  const steps = trialSteps(trial, content);
  return (key === '' ? null : reachable(steps, content.done, key)) ?? firstOpen(steps, content.done);
}

/** Takes the answers of a page as a person sends them; without `files` by question, every question of files gets an example file. */
export function answerTrial(
  trial: Trial,
  content: DraftContent,
  key: string,
  fields: Fields,
  files: TrialFiles | null = null,
): Answered {
  const { context, texts } = trial;
  const step = stepAt(trialSteps(trial, content), key);
  if (step?.kind !== 'questions') return { ok: true, content, exit: null, next: null };
  const stored = answersAt(content.answers, step);
  const issues: QuestionIssue[] = [];
  const values: Record<string, Json> = {};
  const shown = new Set(visibleQuestions(step).map(({ id }) => id));
  for (const question of step.page.questions) {
    if (!shown.has(question.id)) values[question.id] = stored[question.id] ?? null;
    else if (question.type === 'file')
      values[question.id] = files ? (files[question.id] ?? []).map((file) => ({ ...file })) : [exampleFile(question)];
    else if (question.type !== 'info') {
      const read = readInput(question, fields, context.language);
      if (read.error) issues.push({ question: question.id, code: read.error, part: read.part });
      values[question.id] = read.value;
    }
  }
  const checked = checkStep(step, values, context.streets);
  const known = new Set(issues.map(({ question }) => question));
  if (!checked.ok) issues.push(...checked.findings.filter(({ question }) => !known.has(question)));
  if (issues.length > 0 || !checked.ok)
    return { ok: false, issues: fieldIssues(step, issues, texts, context.language), step };
  const kept = keepAnswers(content, step, checked.values, context.language);
  return { ok: true, content: kept, ...ahead(trial, kept, step.key) };
}

/** Goes on from a list, adds to it or takes an item away, as its page offers. */
export function changeTrialList(trial: Trial, content: DraftContent, key: string, act: ListAct): ChangedList {
  const steps = trialSteps(trial, content);
  const step = stepAt(steps, key);
  if (step?.kind !== 'list') return { content, next: key, error: null };
  const words = formsTexts(trial.context.language).errors;
  const details = { limit: '', part: '', choices: '', name: '' };
  const { min, max } = step.page.repeat;
  if (act === 'add') {
    if (step.items.length >= max)
      return { content, next: key, error: words['items-too-many']({ ...details, limit: String(max) }) };
    const added = addItem(content, step.page);
    const count = serialsOf(added, step.page).length;
    const first = trialSteps(trial, added).find((one) => one.key.startsWith(`${key}/${count}/`));
    return { content: added, next: first?.key ?? key, error: null };
  }
  if (act !== 'keep') {
    const serial = serialsOf(content, step.page)[act.remove];
    return { content: serial === undefined ? content : removeItem(content, step.page, serial), next: key, error: null };
  }
  const [issue] = listIssues(steps, content.done, step);
  if (issue)
    return {
      ...{ content, next: key },
      error:
        issue.code === 'items-too-few'
          ? words['items-too-few']({ ...details, limit: String(min) })
          : words['item-unfinished'](details),
    };
  const kept = keepList(content, step);
  return { content: kept, next: ahead(trial, kept, key).next, error: null };
}

/** Everything that was answered, grouped as on the check page. */
export const trialSummary = ({ form, texts, context }: Trial, { answers }: DraftContent): readonly SummarySection[] =>
  summary(form, answers, texts, context, summaryWords(context.language));

/** The pages of a trial as an example of the service tells them, with what was answered on each. */
export function trialPages(trial: Trial, content: DraftContent, exit: string | null): readonly TrialPage[] {
  const answers = prune(trial.form, content.answers, factsOf(trial.context));
  const pages: TrialPage[] = [];
  let items: (readonly { readonly page: string; readonly answers: JsonObject }[])[] = [];
  for (const step of trialSteps(trial, content)) {
    if (!content.done.includes(step.key)) break;
    if (step.kind === 'list') {
      pages.push({ page: step.page.id, items });
      items = [];
      continue;
    }
    const own = { page: step.page.id, answers: given(step, answersAt(answers, step)) };
    if (step.item) items[step.item.index] = [...(items[step.item.index] ?? []), own];
    else pages.push(own);
  }
  return exit ? [...pages, { exit }] : pages;
}

const given = (step: QuestionStep, answers: Answers): JsonObject =>
  Object.fromEntries(
    step.page.questions.flatMap(({ id }) =>
      answers[id] === undefined || answers[id] === null ? [] : [[id, answers[id]]],
    ),
  ) as JsonObject;

function ahead(trial: Trial, content: DraftContent, key: string) {
  const steps = trialSteps(trial, content);
  const own = stepAt(steps, key);
  const exit = own?.kind === 'questions' ? exitOf(own) : null;
  return { exit, next: (nextStep(steps, key) ?? firstOpen(steps, content.done))?.key ?? null };
}

const exampleFile = ({ files }: Question): JsonObject => ({
  ...{ id: 'beispiel', name: files.types.includes('pdf') ? 'beispiel.pdf' : `beispiel.${files.types[0] ?? 'pdf'}` },
  ...{ mediaType: files.types.includes('pdf') ? 'application/pdf' : `image/${files.types[0] ?? 'png'}` },
  ...{ size: 1_000, sha256: '0'.repeat(64) },
});

/** Only values of the shape an answer to the question has. */
function plausible(questions: readonly Question[], values: JsonObject): Record<string, Json> {
  const kept: Record<string, Json> = {};
  for (const question of questions) {
    const value = values[question.id];
    if (value === undefined || value === null) continue;
    if (question.type === 'file') kept[question.id] = [exampleFile(question)];
    else if (isAnswer(question, value)) kept[question.id] = value;
  }
  return kept;
}

function isAnswer({ type }: Question, value: Json): boolean {
  const isTexts = (one: Json): boolean =>
    typeof one === 'object' &&
    !Array.isArray(one) &&
    Object.values(one ?? {}).every((inner) => typeof inner !== 'object');
  switch (type) {
    case 'yesno':
      return typeof value === 'boolean';
    case 'number':
    case 'money':
      return typeof value === 'number' && Number.isFinite(value);
    case 'choices':
      return Array.isArray(value) && value.every((one) => typeof one === 'string');
    case 'address':
      return isTexts(value);
    case 'longtext':
      return typeof value === 'string' || isTexts(value);
    default:
      return typeof value === 'string';
  }
}

const plain = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

export type { DraftContent as TrialContent };
export type TrialFiles = Readonly<Record<string, readonly FileRef[]>>;
export type Answered =
  | { readonly ok: true; readonly content: DraftContent; readonly exit: string | null; readonly next: string | null }
  | { readonly ok: false; readonly issues: readonly FieldIssue[]; readonly step: QuestionStep };
export type ListAct = 'add' | 'keep' | { readonly remove: number };
export interface ChangedList {
  readonly content: DraftContent;
  /** Key of the step to show; null at the end. */
  readonly next: string | null;
  readonly error: string | null;
}
export type TrialPage =
  | { readonly exit: string }
  | { readonly page: string; readonly answers: JsonObject }
  | {
      readonly page: string;
      readonly items: readonly (readonly { readonly page: string; readonly answers: JsonObject }[])[];
    };
