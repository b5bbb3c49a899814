import { stringify } from 'yaml';
import type { PlannedPage, PlannedQuestion, PlannedQuestions, Shown } from './plan.ts';

/** `form.yaml` of a plan. */
export function writeForm(pages: readonly PlannedPage[]): string {
  return stringify({ pages: pages.map(pageOf) }, { lineWidth: 120 });
}

/** The condition under which a page is asked, as FEEL; none when it is always asked. */
export const whenOf = (shown: Shown): string | undefined =>
  shown.length === 0
    ? undefined
    : shown.map(({ question, value }) => `${question} = ${value === true ? 'true' : `"${value}"`}`).join(' and ');

function pageOf(page: PlannedPage): object {
  const when = whenOf(page.shown);
  const common = { id: page.id, ...(when && { when }) };
  if (page.kind === 'questions') return { ...common, questions: page.questions.map(questionOf) };
  const { listId: id, min, max, label } = page;
  return {
    ...common,
    repeat: { id, min, max, label },
    pages: page.pages.map((inner: PlannedQuestions) => pageOf(inner)),
  };
}

const questionOf = ({ id, type, required, keys, options }: PlannedQuestion): object => ({
  id,
  type,
  ...(required && { required }),
  ...keys,
  ...(options.length > 0 && { options: options.map((option) => option.id) }),
});
