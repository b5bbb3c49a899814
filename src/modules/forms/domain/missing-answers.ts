import { checkStep } from './check-step.ts';
import type { Finding, StreetCheck } from './check-value.ts';
import { answersAt, type Step } from './steps.ts';

/** Everything that stands in the way of sending, in the order of asking: pages not answered, and answers that no longer hold. */
export function missingAnswers(
  steps: readonly Step[],
  { answers, done }: { readonly answers: Parameters<typeof answersAt>[0]; readonly done: readonly string[] },
  streets: StreetCheck,
): readonly MissingAnswer[] {
  return steps.flatMap((step): MissingAnswer[] => {
    if (step.kind === 'list') {
      const { min, max } = step.page.repeat;
      const count = step.items.length;
      if (count < min) return [{ step, question: null, code: 'items-too-few', limit: min }];
      if (count > max) return [{ step, question: null, code: 'items-too-many', limit: max }];
    } else if (done.includes(step.key)) {
      const checked = checkStep(step, answersAt(answers, step), streets);
      return checked.ok ? [] : checked.findings.map((finding) => ({ ...finding, step }));
    }
    return done.includes(step.key) ? [] : [{ step, question: null, code: 'page-open' }];
  });
}

/** One thing that is missing; `question` is null when it is the whole page. */
export interface MissingAnswer extends Omit<Finding, 'code'> {
  readonly step: Step;
  readonly question: string | null;
  readonly code: Finding['code'] | 'page-open';
}
