import type { RefusalReply, Request, Route } from '#platform/http';
import { notFound, refusal, revisionTag } from '#platform/http';
import { type ChangedPages, changePages, type GivenPage } from '../../domain/change-pages.ts';
import { addItem, removeItem, serialsOf } from '../../domain/draft-content.ts';
import type { Answers } from '../../domain/form-model.ts';
import { stepAt } from '../../domain/steps.ts';
import { issueDetails } from '../../texts/issue-details.ts';
import type { FormHttp } from '../form-http.ts';
import { filesOfItem } from '../item-files.ts';
import type { OpenForm } from '../open-form.ts';
import { type Change, changeDraft } from './change-draft.ts';
import { draftJson, draftReply } from './draft-json.ts';
import { wrongAnswers, wrongBody } from './refuse-body.ts';
import { draftSchema, itemSchema, pageBody, pagesBody } from './schemas.ts';

/** Answers page by page or several pages at once, and the items of lists; by the rules of the pages. */
export const pageApi = (parts: FormHttp): readonly Route[] => [
  ...['/api/v1/drafts/:draft/pages/:page', '/api/v1/drafts/:draft/pages/:repeat/:item/:page'].map(
    (path): Route => ({
      method: 'PUT',
      path,
      permission: 'draft:update',
      body: 'json',
      api: {
        summary: path.includes(':repeat')
          ? 'Answer one page of one item of a list; the page of the next item begins it'
          : 'Answer one page; of a list: say that it is complete',
        tag: 'drafts',
        body: pageBody,
        response: draftSchema,
        ...changing,
      },
      async handle(request) {
        const read = pageBody.safeParse(request.json);
        if (!read.success) return wrongBody(read.error);
        const given = [{ page: keyOf(request), answers: read.data.answers as Answers }];
        return changeDraft(parts, request, (form) => answered(form, given, () => ''), draftReply);
      },
    }),
  ),
  {
    method: 'PATCH',
    path: '/api/v1/drafts/:draft',
    permission: 'draft:update',
    body: 'json',
    api: {
      summary: 'Answer several pages in the order given; all of them stand, or nothing is saved',
      tag: 'drafts',
      body: pagesBody,
      response: draftSchema,
      ...changing,
    },
    async handle(request) {
      const read = pagesBody.safeParse(request.json);
      if (!read.success) return wrongBody(read.error);
      const given = read.data.pages as readonly GivenPage[];
      return changeDraft(parts, request, (form) => answered(form, given, (index) => `/pages/${index}`), draftReply);
    },
  },
  {
    method: 'POST',
    path: '/api/v1/drafts/:draft/lists/:repeat',
    permission: 'draft:update',
    body: 'json',
    api: {
      summary: 'Add an empty item to a list',
      tag: 'drafts',
      response: itemSchema,
      ...changing,
      status: 201,
    },
    handle: (request) =>
      changeDraft(
        parts,
        request,
        (form) => added(form),
        (form) => {
          const list = stepAt(form.steps, request.params['repeat'] ?? '');
          const number = list?.kind === 'list' ? list.items.length : 0;
          const headers = { etag: revisionTag(form.draft.rev) };
          return { kind: 'json', status: 201, value: { number, draft: draftJson(form) }, headers };
        },
      ),
  },
  {
    method: 'DELETE',
    path: '/api/v1/drafts/:draft/lists/:repeat/:item',
    permission: 'draft:update',
    body: 'json',
    api: {
      summary: 'Remove an item with its answers and files; those after it move up',
      tag: 'drafts',
      response: draftSchema,
      ...changing,
    },
    handle: (request) => changeDraft(parts, request, (form) => removed(form), draftReply),
  },
];

function answered(form: OpenForm, given: readonly GivenPage[], base: (index: number) => string): Change | RefusalReply {
  const changed = changePages(form.draft.form, form.draft.content, given, form.context);
  return changed.ok ? { content: changed.content } : refused(form, changed, base(changed.index));
}

function refused(form: OpenForm, { step, issues }: Extract<ChangedPages, { ok: false }>, base: string): RefusalReply {
  const details = issueDetails(step, issues, form.texts, form.language);
  const wrong = wrongAnswers(base, details);
  return issues.some(({ code }) => code === 'page-not-open') ? { ...wrong, status: 409, code: 'page-not-open' } : wrong;
}

function added({ draft, steps, request, texts, language }: OpenForm): Change | RefusalReply {
  const step = stepAt(steps, request.params['repeat'] ?? '');
  if (step?.kind !== 'list') return notFound;
  const limit = step.page.repeat.max;
  if (step.items.length < limit) return { content: addItem(draft.content, step.page) };
  const [issue] = issueDetails(step, [{ question: null, code: 'items-too-many', limit }], texts, language);
  return refusal(422, 'invalid-answers', { errors: [{ pointer: '', code: issue?.code, detail: issue?.detail }] });
}

function removed({ draft, steps, request }: OpenForm): Change | RefusalReply {
  const step = stepAt(steps, request.params['repeat'] ?? '');
  if (step?.kind !== 'list') return notFound;
  const serial = serialsOf(draft.content, step.page)[Number(request.params['item']) - 1];
  if (serial === undefined) return notFound;
  const remove = filesOfItem(draft, step, serial);
  return { content: removeItem(draft.content, step.page, serial), files: { remove } };
}

const keyOf = ({ params }: Request): string =>
  [params['repeat'], params['item'], params['page']].filter((part) => part !== undefined).join('/');

const changing = {
  etag: true,
  ifMatch: true,
  refusals: {
    404: ['not-found'],
    409: ['already-sent', 'changed-meanwhile', 'page-not-open'],
    412: ['changed-meanwhile'],
    422: ['invalid-body', 'invalid-answers'],
  },
} as const;
