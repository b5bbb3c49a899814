import type { Json } from '#kernel/json';
import { html, type Reply, redirect } from '#platform/http';
import { switchLanguage } from '#ui';
import { checkStep } from '../domain/check-step.ts';
import { type DraftContent, followItem, keepAnswers, keepTyped } from '../domain/draft-content.ts';
import { firstOpen } from '../domain/progress.ts';
import { visibleQuestions } from '../domain/prune.ts';
import { readInput } from '../domain/read-input.ts';
import { answersAt, exitOf, nextStep, type QuestionStep } from '../domain/steps.ts';
import type { FieldValues } from '../domain/write-input.ts';
import { fieldIssues, type QuestionIssue } from '../texts/field-issues.ts';
import { saveDraft } from '../use-cases/save-draft.ts';
import { afterSave, type OpenForm } from './open-form.ts';
import { questionPage } from './pages/question-page.tsx';
import { keepFiles, mergedFiles, takeUploads, type Uploads } from './take-uploads.ts';

/** Takes the answers of one page: stored when they stand, shown again with what is wrong when not. Nothing typed is ever lost. */
export async function answerQuestion(form: OpenForm, step: QuestionStep): Promise<Reply> {
  const { request } = form;
  const uploads = takeUploads(form, step);
  const other = request.form.get('_language');
  if (other === 'de' || other === 'en') {
    const to = switchLanguage(request.url.pathname + request.url.search, other);
    return isUntouched(form, step, uploads) ? redirect(to) : keep(form, step, uploads, to);
  }
  const action = request.form.get('_action');
  if (action === 'later') return keep(form, step, uploads, form.paths.later);
  if (action === 'upload' || uploads.remove.length > 0) {
    return keep(form, step, uploads, form.paths.step(step.key, form.fromCheck));
  }
  const { values, issues } = readAnswers(form, step, uploads);
  if (issues.length > 0) return again(form, step, uploads, issues);
  const accept = onItem(form, step, (content, own) =>
    keepAnswers(content, own, { ...values, ...mergedFiles(content, own, uploads) }, form.language),
  );
  const saved = afterSave(form, await saveDraft(form.parts, form.draft, accept, uploads));
  return 'kind' in saved ? saved : goOn(saved, step);
}

/** To the exit that applies now, to the next question, or back to the check page the person came from. */
export function goOn(form: OpenForm, from: { readonly key: string }): Reply {
  const { steps, draft, paths, fromCheck } = form;
  const step = steps.find(({ key }) => key === from.key);
  const exit = step?.kind === 'questions' ? exitOf(step) : null;
  if (exit) return redirect(paths.exit(exit));
  const open = firstOpen(steps, draft.content.done);
  const next = fromCheck ? open : ((step && nextStep(steps, step.key)) ?? open);
  return redirect(next ? paths.step(next.key, fromCheck) : paths.check);
}

/** Keeps what was typed as it is, and the files, and leads on without judging anything but the files. */
async function keep(form: OpenForm, step: QuestionStep, uploads: Uploads, to: string): Promise<Reply> {
  const typed = typedFields(form, step);
  const change = onItem(form, step, (content, own) => keepTyped(keepFiles(content, own, uploads), own, typed));
  const saved = afterSave(form, await saveDraft(form.parts, form.draft, change, uploads));
  if ('kind' in saved) return saved;
  if (uploads.issues.length === 0) return redirect(to);
  return show(saved, step, uploads.issues);
}

/** Nothing is typed and no draft is there yet: who only changes the language begins none. */
const isUntouched = (form: OpenForm, step: QuestionStep, { add, issues }: Uploads): boolean =>
  form.draft.rev === 0 &&
  add.length + issues.length === 0 &&
  Object.values(typedFields(form, step)).every((value) => value === '');

/** Shows the page again with its errors; files that were fine are kept, because nobody likes to choose them twice. */
async function again(form: OpenForm, step: QuestionStep, uploads: Uploads, issues: readonly QuestionIssue[]) {
  if (uploads.add.length === 0) return show(form, step, issues);
  const change = onItem(form, step, (content, own) => keepFiles(content, own, uploads));
  const saved = afterSave(form, await saveDraft(form.parts, form.draft, change, uploads));
  return 'kind' in saved ? saved : show(saved, step, issues);
}

/** A change that follows its list item, should another tab have moved it; nothing happens when the item is gone. */
function onItem(
  form: OpenForm,
  step: QuestionStep,
  change: (content: DraftContent, step: QuestionStep) => DraftContent,
) {
  const serial = serialOf(form);
  return (content: DraftContent): DraftContent => {
    const own = followItem(content, step, serial);
    return own ? change(content, own) : content;
  };
}

/** The serial of the list item that a form was shown for. */
export const serialOf = ({ request }: Pick<OpenForm, 'request'>): number | null =>
  /^\d{1,6}$/.test(request.form.get('_item')) ? Number(request.form.get('_item')) : null;

const show = (form: OpenForm, step: QuestionStep, issues: readonly QuestionIssue[]): Reply =>
  html(questionPage(form, step, form.request.form, fieldIssues(step, issues, form.texts, form.language)), 422);

function readAnswers(form: OpenForm, step: QuestionStep, uploads: Uploads) {
  const stored = answersAt(form.draft.answers, step);
  const shown = new Set(visibleQuestions(step).map((question) => question.id));
  const values: Record<string, Json> = {};
  const issues: QuestionIssue[] = [...uploads.issues];
  for (const question of step.page.questions) {
    const { id, type } = question;
    // A question that was not on the page keeps its answer: it may come back.
    if (!shown.has(id)) values[id] = stored[id] ?? null;
    else if (type === 'file') values[id] = uploads.files(form.draft.content, step, question);
    else if (type !== 'info') {
      const read = readInput(question, form.request.form, form.language);
      if (read.error) issues.push({ question: id, code: read.error, part: read.part });
      values[id] = read.value;
    }
  }
  const checked = checkStep(step, values, form.context.streets);
  if (!checked.ok) {
    const known = new Set(issues.map((issue) => issue.question));
    issues.push(...checked.findings.filter((finding) => !known.has(finding.question)));
  }
  return { values: checked.ok ? checked.values : {}, issues };
}

/** The fields of this page's questions as typed, cut to what a person could mean. */
function typedFields({ request }: OpenForm, step: QuestionStep): FieldValues {
  const ids = new Set(step.page.questions.map(({ id }) => id));
  const names = [...new Set([...request.form.entries()].map(([name]) => name))];
  const own = names.filter((name) => ids.has(name.split('-')[0] ?? ''));
  return Object.fromEntries(
    own.slice(0, 100).map((name) => {
      const all = request.form.all(name).slice(0, 50);
      return [name, all.length > 1 ? all.map(cut) : cut(all[0] ?? '')];
    }),
  );
}

const cut = (text: string): string => text.slice(0, 20_000);
