import type { Json } from '#kernel/json';
import { checkValue, type Finding, officialValue, type StreetCheck } from './check-value.ts';
import type { Answers, FormModel, Scope } from './form-model.ts';
import { prune, visibleQuestions } from './prune.ts';
import { scopeOf } from './scope.ts';
import { answersAt, exitOf, itemsOf, type QuestionStep, type Step, stepsOf } from './steps.ts';

/** Checks the values given for one page; every question gets at most one finding, in the order of asking. */
export function checkStep(step: QuestionStep, values: Answers, streets: StreetCheck): CheckedStep {
  const findings: QuestionFinding[] = [];
  const official: Record<string, Json> = {};
  const scope = { ...step.scope, ...scopeOf([step.page], values, {}) };
  for (const question of visibleQuestions({ ...step, scope })) {
    const value = values[question.id] ?? null;
    const finding = checkValue(question, value, scope, streets);
    if (finding) findings.push({ question: question.id, ...finding });
    else if (question.type !== 'info') official[question.id] = officialValue(question, value, streets);
  }
  return findings.length > 0 ? { ok: false, findings } : { ok: true, values: official };
}

/** Everything asked is answered and valid, dead answers left out; or the first step that is not, or the exit that was reached. */
export function checkForm(
  form: FormModel,
  answers: Answers,
  facts: Scope,
  streets: StreetCheck,
  done?: ReadonlySet<string>,
): CheckedForm {
  for (const step of stepsOf(form, answers, facts)) {
    if (step.kind === 'list') {
      const { min, max } = step.page.repeat;
      const count = itemsOf(answers, step.page).length;
      if (count < min || count > max || (done && !done.has(step.key))) return { ok: false, step, exit: null };
      continue;
    }
    const checked = checkStep(step, answersAt(answers, step), streets);
    if (!checked.ok || (done && !done.has(step.key))) return { ok: false, step, exit: null };
    const exit = exitOf(step);
    if (exit) return { ok: false, step, exit };
  }
  return { ok: true, answers: prune(form, answers, facts) };
}

export type CheckedStep =
  | { readonly ok: true; readonly values: Readonly<Record<string, Json>> }
  | { readonly ok: false; readonly findings: readonly QuestionFinding[] };
export interface QuestionFinding extends Finding {
  readonly question: string;
}
export type CheckedForm =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly step: Step; readonly exit: string | null };
