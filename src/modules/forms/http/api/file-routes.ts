import { formOf, notFound, type RefusalReply, type Request, type Route, refusal } from '#platform/http';
import type { GivenIssue } from '../../domain/change-pages.ts';
import type { FileRef } from '../../domain/form-model.ts';
import { reachable } from '../../domain/progress.ts';
import { visibleQuestions } from '../../domain/prune.ts';
import { answersAt, type QuestionStep } from '../../domain/steps.ts';
import { issueDetails } from '../../texts/issue-details.ts';
import type { FormHttp } from '../form-http.ts';
import type { OpenForm } from '../open-form.ts';
import { keepFiles, takeUploads } from '../take-uploads.ts';
import { type Change, changeDraft } from './change-draft.ts';
import { draftReply } from './draft-json.ts';
import { wrongFiles } from './refuse-body.ts';
import { draftSchema, uploadBody } from './schemas.ts';

/** Files of a draft: added to a page, checked by their content as on the page; removed one by one. */
export const fileApi = (parts: FormHttp): readonly Route[] => [
  ...['/api/v1/drafts/:draft/pages/:page/files', '/api/v1/drafts/:draft/pages/:repeat/:item/:page/files'].map(
    (path): Route => ({
      method: 'POST',
      path,
      permission: 'draft:update',
      body: 'multipart',
      limit: 'upload',
      api: {
        summary: 'Add files to a page; the page itself is answered afterwards',
        tag: 'drafts',
        body: uploadBody,
        response: draftSchema,
        status: 201,
        etag: true,
        ifMatch: true,
        refusals: {
          403: ['form-expired'],
          404: ['not-found'],
          409: ['already-sent', 'changed-meanwhile', 'page-not-open'],
          412: ['changed-meanwhile'],
          422: ['invalid-files'],
        },
      },
      handle: (request) => changeDraft(parts, request, added, (form) => draftReply(form, 201)),
    }),
  ),
  {
    method: 'DELETE',
    path: '/api/v1/drafts/:draft/files/:file',
    permission: 'draft:update',
    body: 'json',
    api: {
      summary: 'Remove a file',
      tag: 'drafts',
      response: draftSchema,
      etag: true,
      ifMatch: true,
      refusals: { 404: ['not-found'], 409: ['already-sent', 'changed-meanwhile'], 412: ['changed-meanwhile'] },
    },
    handle: (request) => changeDraft(parts, request, removed, draftReply),
  },
];

function added(form: OpenForm): Change | RefusalReply {
  const { request, draft, steps, texts, language } = form;
  const { params } = request;
  const key = [params['repeat'], params['item'], params['page']].filter((part) => part !== undefined).join('/');
  const step = reachable(steps, draft.content.done, key);
  if (step?.kind !== 'questions') return step ? notFound : refusal(409, 'page-not-open');
  const uploads = takeUploads(form, step);
  const issues = [...foreignFields(step, request), ...uploads.issues];
  if (issues.length > 0) return wrongFiles(issueDetails(step, issues, texts, language));
  return { content: keepFiles(draft.content, step, uploads), files: { add: uploads.add } };
}

/** A field that no file question of the page has would be lost without a word. */
function foreignFields(step: QuestionStep, { form }: Request): readonly GivenIssue[] {
  const asked = new Set(visibleQuestions(step).flatMap(({ id, type }) => (type === 'file' ? [id] : [])));
  const fields = [...new Set(form.files.map(({ field }) => field))];
  if (fields.length === 0) return [{ question: [...asked][0] ?? null, code: 'files-missing' }];
  const known = new Set(step.page.questions.flatMap(({ id, type }) => (type === 'file' ? [id] : [])));
  return fields
    .filter((field) => !asked.has(field))
    .map((question) => ({ question, code: known.has(question) ? 'not-asked' : 'unknown-question' }));
}

function removed(form: OpenForm): Change | RefusalReply {
  const { request, draft, steps } = form;
  const id = request.params['file'] ?? '';
  const step = steps.find((one) => one.kind === 'questions' && holds(form, one, id));
  if (step?.kind !== 'questions') return notFound;
  const asked = Object.create(request, { form: { value: formOf([['_remove', id]], []) } }) as Request;
  const uploads = takeUploads({ ...form, request: asked }, step);
  return { content: keepFiles(draft.content, step, uploads), files: { remove: uploads.remove } };
}

function holds({ draft }: OpenForm, step: QuestionStep, id: string): boolean {
  const answers = answersAt(draft.answers, step);
  return visibleQuestions(step).some(
    (question) =>
      question.type === 'file' && ((answers[question.id] ?? []) as readonly FileRef[]).some((file) => file.id === id),
  );
}
