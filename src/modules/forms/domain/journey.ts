import { canonicalJson, type Json, type JsonObject } from '#kernel/json';
import { checkForm, checkStep } from './check-step.ts';
import { addItem, type DraftContent, emptyContent, keepAnswers, keepList } from './draft-content.ts';
import { type FormContext, factsOf } from './form-context.ts';
import { type Answers, type FormModel, type QuestionPage, questionsOf, type RepeatPage } from './form-model.ts';
import { firstOpen } from './progress.ts';
import { answersAt, exitOf, previousStep, type Step, stepsOf } from './steps.ts';

/**
 * Walks a journey of `journeys.yaml`: the form must ask exactly these pages in this order, take every answer, end where the journey
 * says, and lead back over the same pages with every answer kept. Gives what does not fit.
 */
export function walkJourney(form: FormModel, journey: Journey, context: FormContext): Walked {
  const facts = factsOf(context);
  const problems: JourneyProblem[] = [];
  const visited: string[] = [];
  let content: DraftContent = emptyContent(context.language);
  const stop = (at: number, code: JourneyProblem['code'], detail: string): Walked => {
    problems.push({ path: ['pages', at], code, detail });
    return { answers: content.answers, exit: null, problems };
  };

  for (const entry of planOf(form, journey)) {
    if (entry.kind === 'exit') {
      const last = stepsOf(form, content.answers, facts).find((step) => step.key === visited.at(-1));
      const exit = last?.kind === 'questions' ? exitOf(last) : null;
      if (exit !== entry.exit) return stop(entry.at, 'journey-exit', `${entry.exit}, not ${exit ?? 'none'}`);
      return { answers: content.answers, exit, problems };
    }
    if (entry.kind === 'add') {
      content = addItem(content, entry.page);
      continue;
    }
    const step = firstOpen(stepsOf(form, content.answers, facts), content.done);
    if (!step || pageKey(step) !== entry.key) {
      return stop(entry.at, 'journey-page', `${entry.key}, not ${step ? pageKey(step) : 'the check page'}`);
    }
    if (step.kind === 'list') content = keepList(content, step);
    else {
      const unknown = Object.keys(entry.answers).find((id) => !step.page.questions.some((one) => one.id === id));
      if (unknown) return stop(entry.at, 'journey-question', unknown);
      const values = withFiles(step.page, entry.answers);
      const checked = checkStep(step, values, context.streets);
      if (!checked.ok) {
        const [finding] = checked.findings;
        return stop(entry.at, 'journey-answer', `${finding?.question}: ${finding?.code}`);
      }
      content = keepAnswers(content, step, checked.values, context.language);
      const after = stepsOf(form, content.answers, facts).find((one) => one.key === step.key);
      const exit = after?.kind === 'questions' ? exitOf(after) : null;
      const wanted = journey.pages[entry.at + 1];
      if (exit && !(wanted && 'exit' in wanted)) return stop(entry.at, 'journey-exit', exit);
    }
    visited.push(step.key);
  }
  const whole = checkForm(form, content.answers, facts, context.streets, new Set(content.done));
  if (!whole.ok) return stop(journey.pages.length, 'journey-open', pageKey(whole.step));
  problems.push(...walkBack(form, content, context, visited));
  return { answers: whole.answers, exit: null, problems };
}

/** Going back from the end passes the same pages, and answering them again the same way changes nothing. */
function walkBack(form: FormModel, end: DraftContent, context: FormContext, visited: readonly string[]) {
  const facts = factsOf(context);
  const path: string[] = [];
  const steps = stepsOf(form, end.answers, facts);
  for (let step = steps.at(-1) ?? null; step; step = previousStep(steps, step.key)) path.unshift(step.key);
  const expected = [...new Set(visited)].toSorted((a, b) => path.indexOf(a) - path.indexOf(b));
  const problems: JourneyProblem[] = [];
  if (canonicalJson(path) !== canonicalJson(expected)) {
    problems.push({ path: ['pages'], code: 'journey-back', detail: path.join(' ') });
  }
  let again = end;
  for (const key of path) {
    const step = stepsOf(form, again.answers, facts).find((one) => one.key === key);
    if (step?.kind !== 'questions') continue;
    const checked = checkStep(step, answersAt(again.answers, step), context.streets);
    if (checked.ok) again = keepAnswers(again, step, checked.values, context.language);
  }
  if (canonicalJson(again.answers) !== canonicalJson(end.answers)) {
    problems.push({ path: ['pages'], code: 'journey-not-kept', detail: 'answers changed on the way back' });
  }
  return problems;
}

function planOf(form: FormModel, journey: Journey): readonly Planned[] {
  const known = new Map(form.pages.map((page) => [page.id, page]));
  return journey.pages.flatMap((entry, at): readonly Planned[] => {
    if ('exit' in entry) return [{ kind: 'exit', at, exit: entry.exit }];
    const page = known.get(entry.page);
    if (page?.kind !== 'repeat') return [{ kind: 'page', at, key: entry.page, answers: entry.answers ?? {} }];
    const items = (entry.items ?? []).flatMap((inner, index): readonly Planned[] => [
      ...(index > 0 || page.repeat.min === 0 ? [{ kind: 'add' as const, at, page }] : []),
      ...inner.map((own) => ({
        kind: 'page' as const,
        at,
        key: `${page.id}/${index + 1}/${own.page}`,
        answers: own.answers ?? {},
      })),
    ]);
    return [...items, { kind: 'page', at, key: page.id, answers: {} }];
  });
}

/** A journey names files by their names alone. */
function withFiles(page: QuestionPage, answers: JsonObject): Answers {
  const files = new Set(page.questions.filter((question) => question.type === 'file').map((question) => question.id));
  return Object.fromEntries(
    Object.entries(answers).map(([id, value]) => [
      id,
      files.has(id) && Array.isArray(value) ? value.map(fileOf) : value,
    ]),
  );
}

const fileOf = (value: Json): Json =>
  typeof value === 'string'
    ? { id: `file-${value}`, name: value, mediaType: 'application/pdf', size: 1, sha256: '0'.repeat(64) }
    : value;

/** A step by the ids that journeys use: `hunde/1/hundName`. */
const pageKey = (step: Step): string =>
  step.kind === 'questions' && step.item
    ? `${step.item.repeat.id}/${step.item.index + 1}/${step.page.id}`
    : step.page.id;

/** Pages of a form that none of these journeys visits: what is not walked is not tested. */
export function unvisitedPages(form: FormModel, journeys: readonly Journey[]): readonly string[] {
  const seen = new Set(
    journeys.flatMap((journey) =>
      journey.pages.flatMap((entry) =>
        'exit' in entry
          ? []
          : [entry.page, ...(entry.items ?? []).flat().map((inner) => `${entry.page}/${inner.page}`)],
      ),
    ),
  );
  const all = questionsOf(form).map(({ page, repeat }) => (repeat ? `${repeat.id}/${page.id}` : page.id));
  return [...new Set(all)].filter((key) => !seen.has(key));
}

/** The part of a journey that the form is responsible for. */
export interface Journey {
  readonly id: string;
  readonly pages: readonly JourneyEntry[];
}
export type JourneyEntry =
  | { readonly exit: string }
  | {
      readonly page: string;
      readonly answers?: JsonObject;
      readonly items?: readonly (readonly { readonly page: string; readonly answers?: JsonObject }[])[];
    };
export interface Walked {
  /** Pruned answers where the journey ends at the check page. */
  readonly answers: Answers;
  readonly exit: string | null;
  readonly problems: readonly JourneyProblem[];
}
export interface JourneyProblem {
  readonly path: readonly (string | number)[];
  readonly code:
    | 'journey-page'
    | 'journey-question'
    | 'journey-answer'
    | 'journey-exit'
    | 'journey-open'
    | 'journey-back'
    | 'journey-not-kept';
  readonly detail: string;
}
type Planned =
  | { readonly kind: 'exit'; readonly at: number; readonly exit: string }
  | { readonly kind: 'add'; readonly at: number; readonly page: RepeatPage }
  | { readonly kind: 'page'; readonly at: number; readonly key: string; readonly answers: JsonObject };
