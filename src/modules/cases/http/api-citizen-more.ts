import { z } from 'zod';
import type { JsonObject } from '#kernel/json';
import { invalidBody, json, notFound, type Reply, type Request, type Route, refusal } from '#platform/http';
import type { Visitor } from '../domain/access.ts';
import { mostPersons, personsIn } from '../domain/housing-form.ts';
import type { CaseParts } from '../use-cases/case-parts.ts';
import { confirmHousing } from '../use-cases/check-confirmation.ts';
import { askedAgain, correctAnswers } from '../use-cases/correct-answers.ts';
import { enterCode } from '../use-cases/enter-code.ts';
import { viewCase } from '../use-cases/view-case.ts';
import { detail, invalidAnswers, onceOf, onOwnCase, reading, refused } from './api-citizen.ts';
import {
  begunDraft,
  caseDetail,
  codeRefusals,
  confirmedHousing,
  filesAgain,
  newCode,
  newConfirmation,
} from './api-citizen-schemas.ts';
import type { CaseHttp } from './case-http.ts';
import { confirmationOf, housingAsked } from './citizen/housing-routes.ts';

/** What else the pages of a case take: files of a correction, the code of a letter, the next service, a landlord's confirmation. */
export const furtherCitizenApi = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  {
    method: 'POST',
    path: '/api/v1/cases/:number/corrections/files',
    permission: 'case:answer',
    body: 'multipart',
    limit: 'upload',
    api: {
      summary: 'Answer the question of the office with files',
      tag: 'cases',
      body: filesAgain,
      response: caseDetail,
      once: true,
      refusals: {
        403: ['form-expired'],
        404: ['not-found'],
        409: ['nothing-asked', 'not-possible-now'],
        422: ['invalid-body', 'invalid'],
      },
    },
    handle: (request) => onOwnCase(http, request, (_, visitor, number) => correct(parts, request, visitor, number)),
  },
  {
    method: 'POST',
    path: '/api/v1/cases/:number/code',
    permission: 'case:answer',
    body: 'json',
    limit: 'sign-in',
    api: {
      summary: 'Enter the code of the letter that came by post',
      tag: 'cases',
      body: newCode,
      response: caseDetail,
      refusals: { 404: ['not-found'], 409: ['not-possible-now'], 422: ['invalid-body', ...codeRefusals] },
    },
    handle: (request) =>
      onOwnCase(
        http,
        request,
        reading(newCode, async ({ code }, _, visitor, number) => {
          const view = await viewCase(parts, visitor, number);
          if (!view) return notFound;
          if (!view.awaitsCode) return refusal(409, 'not-possible-now');
          const done = await enterCode(parts, visitor, number, code);
          if (done.ok) return detail(parts, request, visitor, number);
          const wrong = codeRefusals.find((reason) => reason === done.reason);
          return wrong ? refusal(422, wrong, { errors: [{ pointer: '/code', code: wrong }] }) : refused(done.reason);
        }),
      ),
  },
  {
    method: 'POST',
    path: '/api/v1/cases/:number/follow-ups/:service',
    permission: 'draft:create',
    body: 'json',
    api: {
      summary: 'Begin the next service with what is known already',
      tag: 'cases',
      response: begunDraft,
      status: 201,
      refusals: { 404: ['not-found'] },
    },
    handle: (request) => onOwnCase(http, request, (_, visitor, number) => followUp(parts, request, visitor, number)),
  },
  {
    method: 'POST',
    path: '/api/v1/housing-confirmations',
    permission: 'public',
    body: 'json',
    api: {
      summary: 'A housing provider confirms a move in (BMG § 19); the code is for the tenant',
      tag: 'housing',
      body: newConfirmation,
      response: confirmedHousing,
      status: 201,
      once: true,
      refusals: { 404: ['not-found'], 422: ['invalid-body', 'invalid'] },
    },
    handle: (request) => confirm(parts, request),
  },
];

async function correct(parts: CaseParts, request: Request, visitor: Visitor, number: string): Promise<Reply> {
  const view = await viewCase(parts, visitor, number);
  if (!view) return notFound;
  const values = valuesIn(request.form.get('answers') || '{}');
  if (!values) return refusal(422, 'invalid-body', { errors: [{ pointer: '/answers', code: 'not-json' }] });
  const { language } = request;
  const note = request.form.get('note').replaceAll('\r\n', '\n').trim().slice(0, 4_000);
  const order = { number, language, note, once: onceOf(request) };
  // Nothing is asked any more when the same request is repeated: its key tells.
  const read = view.question
    ? parts.forms.answersAsForm(askedAgain(parts, view, language), values, request.form.files)
    : null;
  if (read && !read.ok) return invalidAnswers(read.issues);
  const done = await correctAnswers(parts, visitor, read ? { ...order, body: read.body } : { ...order, values: {} });
  if (done.ok) return detail(parts, request, visitor, number);
  if (done.reason !== 'invalid') return refused(done.reason);
  return invalidAnswers(
    done.issues?.map(({ question, code, message }) => ({ path: question.replaceAll('-', '.'), code, message })),
  );
}

function valuesIn(text: string): JsonObject | null {
  try {
    const read = z.record(z.string(), z.json()).safeParse(JSON.parse(text));
    return read.success ? (read.data as JsonObject) : null;
  } catch {
    return null;
  }
}

async function followUp(parts: CaseParts, request: Request, visitor: Visitor, number: string): Promise<Reply> {
  const view = await viewCase(parts, visitor, number);
  const id = request.params['service'] ?? '';
  const folder = view?.folder.service.followUps.includes(id) ? parts.catalogue.findService(id) : null;
  if (!view?.state || !folder) return notFound;
  const begun = await parts.forms.startWith(request, folder, view.answers);
  const draft = await parts.forms.ownDraft(request, begun.id);
  return json({ draft: begun.id, resumeCode: draft?.owner.kind === 'guest' ? draft.owner.code : null }, 201);
}

async function confirm(parts: CaseParts, request: Request): Promise<Reply> {
  const folder = parts.catalogue.findService('wohnsitz-anmelden');
  if (!folder) return notFound;
  const read = newConfirmation.safeParse(request.json);
  if (!read.success) return invalidBody(read.error);
  const { form, context } = housingAsked(parts, folder, request.language);
  const given = read.data as Readonly<Record<string, unknown>>;
  const answers = Object.fromEntries(
    Object.entries(questionOf).map(([name, question]) => [question, given[name] ?? null]),
  ) as JsonObject;
  const persons = personsIn(read.data.persons.join('\n'));
  const checked = parts.forms.checkAnswers(form, { ...answers, personen: read.data.persons.join('\n') }, context);
  const errors = [
    ...(checked.ok ? [] : checked.errors.map(({ path, code, part }) => ({ pointer: pointerOf(path, part), code }))),
    ...(persons && persons.length <= mostPersons ? [] : [{ pointer: '/persons', code: 'persons' }]),
  ];
  if (!checked.ok || !persons || errors.length > 0) return refusal(422, 'invalid', { errors });
  const once = onceOf(request) ?? parts.newId();
  const { code, endsOn } = await confirmHousing(parts, confirmationOf(checked.answers, persons), once);
  return json({ code, usableUntil: endsOn.toString() }, 201);
}

function pointerOf(question: string, part: string | undefined): string {
  const name = Object.entries(questionOf).find(([, id]) => id === question)?.[0] ?? 'persons';
  return `/${name}${part ? `/${part}` : ''}`;
}

/** The names of the interface and the ids of the questions. */
const questionOf = {
  provider: 'anbieter',
  providerAddress: 'anbieterAnschrift',
  isOwner: 'gehoertMir',
  owner: 'eigentuemer',
  home: 'wohnung',
  movedInOn: 'einzugsdatum',
} as const;
