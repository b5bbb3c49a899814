import { html, notFound, type Reply, type Route, redirect } from '#platform/http';
import { listIssues } from '../domain/change-pages.ts';
import { addItem, keepList, removeItem, serialsOf } from '../domain/draft-content.ts';
import { reachable } from '../domain/progress.ts';
import type { Fields } from '../domain/read-input.ts';
import { answersAt, type ListStep, type QuestionStep, stepAt } from '../domain/steps.ts';
import { type FieldValues, fieldsFrom, noFields, writeInput } from '../domain/write-input.ts';
import { formsTexts } from '../texts/index.ts';
import { markSaved } from '../use-cases/remember-saved.ts';
import { saveDraft } from '../use-cases/save-draft.ts';
import { answerQuestion, goOn, serialOf } from './answer-question.ts';
import type { FormHttp } from './form-http.ts';
import { filesOfItem } from './item-files.ts';
import { afterSave, keyOf, type OpenForm, toFirstOpen, withForm, withQuestions } from './open-form.ts';
import { listPage, removeItemPage } from './pages/list-page.tsx';
import { questionPage } from './pages/question-page.tsx';
import { uploadLimit } from './upload-limit.ts';

/** The pages that ask: one question, one item of a list, one list. */
export const questionRoutes = (parts: FormHttp): readonly Route[] => [
  ...['/:lang/:service/frage/:page', '/:lang/:service/frage/:repeat/:item/:page'].flatMap((path): Route[] => [
    {
      method: 'GET',
      path,
      permission: 'draft:read',
      handle: (request) => withQuestions(parts, request, showStep),
    },
    {
      method: 'POST',
      path,
      permission: 'draft:update',
      body: 'multipart',
      maxBody: (params) => uploadLimit(parts.catalogue, params),
      handle: (request) => withQuestions(parts, request, answerStep),
    },
  ]),
  {
    method: 'GET',
    path: '/:lang/:service/frage/:repeat/:item/entfernen',
    permission: 'draft:read',
    handle: (request) => withForm(parts, request, confirmRemoval),
  },
  {
    method: 'POST',
    path: '/:lang/:service/frage/:repeat/:item/entfernen',
    permission: 'draft:update',
    body: 'form',
    handle: (request) => withForm(parts, request, removeFromList),
  },
];

function showStep(form: OpenForm): Reply {
  const step = reachable(form.steps, form.draft.content.done, keyOf(form.request));
  if (!step) return toFirstOpen(form);
  return html(step.kind === 'list' ? listPage(form, step) : questionPage(form, step, fieldsAt(form, step)));
}

async function answerStep(form: OpenForm): Promise<Reply> {
  const key = currentKey(form);
  const named = stepAt(form.steps, key);
  if (named?.kind === 'list') return answerList(form, named);
  const step = reachable(form.steps, form.draft.content.done, key);
  return step?.kind === 'questions' ? answerQuestion(form, step) : toFirstOpen(form);
}

/** The key of the step that was shown, also when another tab has moved its item meanwhile; its list when the item is gone. */
function currentKey(form: OpenForm): string {
  const { params } = form.request;
  const serial = serialOf(form);
  const list = form.draft.form.pages.find((page) => page.kind === 'repeat' && page.slug === params.repeat);
  if (serial === null || list?.kind !== 'repeat') return keyOf(form.request);
  const index = serialsOf(form.draft.content, list).indexOf(serial);
  return index < 0 ? '' : `${list.slug}/${index + 1}/${params.page}`;
}

async function answerList(form: OpenForm, step: ListStep): Promise<Reply> {
  const { parts, draft, paths, request } = form;
  const { min, max } = step.page.repeat;
  const action = request.form.get('_action');
  if (action === 'later') return redirect(paths.later);
  const words = formsTexts(form.language).errors;
  const details = { limit: '', part: '', choices: '', name: '' };
  const refuse = (message: string): Reply => html(listPage(form, step, [message]), 422);
  if (action === 'add') {
    if (step.items.length >= max) return refuse(words['items-too-many']({ ...details, limit: String(max) }));
    const saved = afterSave(form, await saveDraft(parts, draft, (content) => addItem(content, step.page)));
    if ('kind' in saved) return saved;
    const count = serialsOf(saved.draft.content, step.page).length;
    const first = saved.steps.find((one) => one.key.startsWith(`${step.key}/${count}/`));
    return redirect(paths.step(first?.key ?? step.key, form.fromCheck));
  }
  const [issue] = listIssues(form.steps, draft.content.done, step);
  if (issue?.code === 'items-too-few') return refuse(words['items-too-few']({ ...details, limit: String(min) }));
  if (issue) return refuse(words['item-unfinished'](details));
  const saved = afterSave(form, await saveDraft(parts, draft, (content) => keepList(content, step)));
  return 'kind' in saved ? saved : goOn(saved, step);
}

function confirmRemoval(form: OpenForm): Reply {
  const found = itemAt(form);
  return found ? html(removeItemPage(form, found.step, found.number, found.serial)) : notFound;
}

async function removeFromList(form: OpenForm): Promise<Reply> {
  const { parts, draft, paths, request } = form;
  const step = stepAt(form.steps, request.params.repeat ?? '');
  const serial = serialOf(form);
  if (step?.kind !== 'list' || serial === null) return notFound;
  const remove = filesOfItem(draft, step, serial);
  const saved = await saveDraft(parts, draft, (content) => removeItem(content, step.page, serial), { remove });
  if (saved) markSaved(request, saved);
  return redirect(paths.step(step.key));
}

function itemAt(form: OpenForm): { readonly step: ListStep; readonly number: number; readonly serial: number } | null {
  const { params } = form.request;
  const step = stepAt(form.steps, params.repeat ?? '');
  const number = Number(params.item);
  if (step?.kind !== 'list' || !Number.isInteger(number)) return null;
  const serial = serialsOf(form.draft.content, step.page)[number - 1];
  return serial === undefined ? null : { step, number, serial };
}

/** What stands in the fields: typed and not yet accepted, else the stored answers; a chosen street suggestion wins. */
function fieldsAt(form: OpenForm, step: QuestionStep): Fields {
  const { draft, language, request } = form;
  const { questions } = step.page;
  const answers = answersAt(draft.answers, step);
  const typed = draft.content.typed[step.key];
  const chosen = questions
    .filter(({ type }) => type === 'address')
    .map(({ id }) => `${id}-street`)
    .filter((name) => request.query.has(name))
    .map((name) => [name, (request.query.get(name) ?? '').slice(0, 100)] as const);
  if (!typed && chosen.length === 0 && questions.every(({ id }) => (answers[id] ?? null) === null)) return noFields;
  const written = (): FieldValues =>
    Object.assign({}, ...questions.map((question) => writeInput(question, answers[question.id], language)));
  return fieldsFrom({ ...(typed ?? written()), ...Object.fromEntries(chosen) });
}
