import type { Json } from '#kernel/json';
import { checkStep } from './check-step.ts';
import type { Finding } from './check-value.ts';
import { addItem, type DraftContent, keepAnswers, keepList } from './draft-content.ts';
import { type FormContext, factsOf } from './form-context.ts';
import type { Answers, FormModel } from './form-model.ts';
import { firstOpen, reachable } from './progress.ts';
import { visibleQuestions } from './prune.ts';
import type { FieldErrorCode } from './read-input.ts';
import { readJson } from './read-json.ts';
import { scopeOf } from './scope.ts';
import { answersAt, type ListStep, type QuestionStep, type Step, stepsOf } from './steps.ts';

/**
 * Takes the answers of several pages in the order given, each by the rules under which a person would send it; nothing is kept
 * unless all of them stand. A page of the next item of a list begins that item. Stops at the first page that is wrong.
 */
export function changePages(
  form: FormModel,
  content: DraftContent,
  given: readonly GivenPage[],
  context: FormContext,
): ChangedPages {
  const facts = factsOf(context);
  let changed = content;
  for (const [index, { page, answers }] of given.entries()) {
    changed = withNextItem(form, changed, page);
    const steps = stepsOf(form, changed.answers, facts);
    const step = reachable(steps, changed.done, page);
    if (!step) return { ok: false, index, step: null, issues: [{ question: null, code: 'page-not-open' }] };
    const taken =
      step.kind === 'list' ? takeList(changed, steps, step, answers) : take(changed, step, answers, context);
    if ('issues' in taken) return { ok: false, index, step, issues: taken.issues };
    changed = taken.content;
  }
  return { ok: true, content: changed };
}

/** What stands in the way of leaving a list as it is: too few items, or one that is not finished. */
export function listIssues(steps: readonly Step[], done: readonly string[], step: ListStep): readonly GivenIssue[] {
  const { min } = step.page.repeat;
  if (step.items.length < min) return [{ question: null, code: 'items-too-few', limit: min }];
  const isUnfinished = firstOpen(steps, done)?.key.startsWith(`${step.key}/`);
  return isUnfinished ? [{ question: null, code: 'item-unfinished' }] : [];
}

/** `hunde/3/name` while there are two dogs: the third begins, as a click on "add" would. */
function withNextItem(form: FormModel, content: DraftContent, key: string): DraftContent {
  const [slug, number] = key.split('/');
  const list = form.pages.find((page) => page.slug === slug);
  if (list?.kind !== 'repeat' || number === undefined) return content;
  const items = content.answers[list.repeat.id];
  const count = Array.isArray(items) ? items.length : 0;
  // The first item of a list that needs one is there from the start.
  const isNext = Number(number) === count + 1 && (count > 0 || list.repeat.min === 0);
  return isNext && count < list.repeat.max ? addItem(content, list) : content;
}

function takeList(content: DraftContent, steps: readonly Step[], step: ListStep, answers: Answers): Taken {
  const foreign = Object.keys(answers).map((question) => ({ question, code: 'unknown-question' as const }));
  const issues = [...foreign, ...listIssues(steps, content.done, step)];
  return issues.length > 0 ? { issues } : { content: keepList(content, step) };
}

function take(content: DraftContent, step: QuestionStep, answers: Answers, context: FormContext): Taken {
  const stored = answersAt(content.answers, step);
  const values: Record<string, Json> = {};
  const issues: GivenIssue[] = [];
  const asked = new Set(step.page.questions.filter(({ type }) => type !== 'info').map(({ id }) => id));
  for (const question of Object.keys(answers))
    if (!asked.has(question)) issues.push({ question, code: 'unknown-question' });
  for (const question of step.page.questions) {
    const { id, type } = question;
    if (type === 'file') {
      values[id] = stored[id] ?? null;
      if (id in answers) issues.push({ question: id, code: 'files-by-upload' });
    } else if (type !== 'info') {
      const read = readJson(question, answers[id] ?? null, context.language);
      if (read.error) issues.push({ question: id, code: read.error, ...(read.part ? { part: read.part } : {}) });
      values[id] = read.value;
    }
  }
  const scope = { ...step.scope, ...scopeOf([step.page], values, {}) };
  const visible = new Set(visibleQuestions({ ...step, scope }).map(({ id }) => id));
  for (const { id, type } of step.page.questions)
    if (type !== 'file' && !visible.has(id) && (answers[id] ?? null) !== null)
      issues.push({ question: id, code: 'not-asked' });
  const checked = checkStep(step, values, context.streets);
  const known = new Set(issues.map(({ question }) => question));
  if (!checked.ok) issues.push(...checked.findings.filter(({ question }) => !known.has(question)));
  if (issues.length > 0 || !checked.ok) return { issues };
  return { content: keepAnswers(content, step, checked.values, context.language) };
}

/** The answers of one page by question id; for a list: that it is complete. */
export interface GivenPage {
  /** Key of the page: `person`, `hunde/1/name`, `hunde`. */
  readonly page: string;
  readonly answers: Answers;
}
/** What is wrong with a page; `question` is null when it is the page itself. */
export interface GivenIssue extends Omit<Finding, 'code'> {
  readonly question: string | null;
  readonly code: FieldErrorCode | 'item-unfinished' | ProgramErrorCode;
}
/** What only a program can do wrong: pages do not offer it. */
export type ProgramErrorCode = 'page-not-open' | 'unknown-question' | 'not-asked' | 'files-by-upload';
export type ChangedPages =
  | { readonly ok: true; readonly content: DraftContent }
  | { readonly ok: false; readonly index: number; readonly step: Step | null; readonly issues: readonly GivenIssue[] };
type Taken = { readonly content: DraftContent } | { readonly issues: readonly GivenIssue[] };
