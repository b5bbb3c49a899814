import type { z } from 'zod';
import { parseCaseNumber } from '#kernel/case-number';
import { explainStep } from '#kernel/deadline-words';
import type { JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import { invalidBody, json, notFound, type Reply, type Request, type Route, refusal } from '#platform/http';
import type { Visitor } from '../domain/access.ts';
import type { CaseRow } from '../domain/case-state.ts';
import { texts } from '../texts/index.ts';
import type { CaseParts } from '../use-cases/case-parts.ts';
import { fileObjection, withdrawCase, writeMessage } from '../use-cases/citizen-commands.ts';
import { correctAnswers } from '../use-cases/correct-answers.ts';
import { ownCases } from '../use-cases/own-cases.ts';
import { retrieveLetter } from '../use-cases/retrieve-letter.ts';
import { type CaseView, viewCase } from '../use-cases/view-case.ts';
import {
  caseDetail,
  caseList,
  letterDetail,
  newCorrection,
  newMessage,
  newObjection,
  newWithdrawal,
} from './api-citizen-schemas.ts';
import type { CaseHttp } from './case-http.ts';
import { germanTextOf } from './german-text-shape.ts';

/**
 * Own cases as JSON by the same rules as the pages. Every POST takes an `Idempotency-Key`: the same key again changes nothing and
 * gives the case as it stands.
 */
export const citizenApi = (parts: CaseParts, http: CaseHttp): readonly Route[] => {
  const own = (work: Work) => (request: Request) => onOwnCase(http, request, work);
  const base = '/api/v1/cases/:number';
  const tag = 'cases';
  return [
    {
      method: 'GET',
      path: '/api/v1/cases',
      permission: 'case:read',
      api: { summary: 'Own cases, newest first', tag, response: caseList },
      handle: async (request) => {
        const rows = await ownCases(parts, await http.visitorOf(request));
        return json({ cases: rows.map(listed) });
      },
    },
    {
      method: 'GET',
      path: base,
      permission: 'case:read',
      api: { summary: 'One own case', tag, response: caseDetail, refusals: { 404: ['not-found'] } },
      handle: own((request, visitor, number) => detail(parts, request, visitor, number)),
    },
    {
      method: 'GET',
      path: `${base}/letters/:letter`,
      permission: 'notice:read',
      api: {
        summary: 'A letter; the first retrieval is logged and may start the period for an objection',
        tag,
        response: letterDetail,
        refusals: { 404: ['not-found'] },
      },
      handle: own(async (request, visitor, number) => {
        const opened = await retrieveLetter(parts, visitor, number, request.params['letter'] ?? '');
        return opened ? json({ id: opened.notice.id, letters: opened.letters }) : notFound;
      }),
    },
    {
      method: 'POST',
      path: `${base}/messages`,
      permission: 'case:answer',
      body: 'json',
      api: {
        summary: 'Write to the office',
        tag,
        once: true,
        body: newMessage,
        response: caseDetail,
        status: 201,
        refusals,
      },
      handle: own(
        reading(newMessage, async ({ text }, request, visitor, number) => {
          const done = await writeMessage(parts, visitor, number, text, onceOf(request) ?? parts.newId());
          return done.ok ? detail(parts, request, visitor, number, 201) : notFound;
        }),
      ),
    },
    {
      method: 'POST',
      path: `${base}/corrections`,
      permission: 'case:answer',
      body: 'json',
      api: {
        summary: 'Answer the question of the office: exactly the named answers',
        tag,
        once: true,
        body: newCorrection,
        response: caseDetail,
        refusals: { 404: ['not-found'], 409: ['nothing-asked', 'not-possible-now'], 422: ['invalid-body', 'invalid'] },
      },
      handle: own(
        reading(newCorrection, async ({ answers, note }, request, visitor, number) => {
          const values = answers as JsonObject;
          const once = onceOf(request);
          const { language } = request;
          const done = await correctAnswers(parts, visitor, { number, language, values, note: note.trim(), once });
          if (done.ok) return detail(parts, request, visitor, number);
          if (done.reason === 'invalid')
            return invalidAnswers(done.issues?.map(({ field, code, message }) => ({ path: field, code, message })));
          return refused(done.reason);
        }),
      ),
    },
    {
      method: 'POST',
      path: `${base}/withdrawal`,
      permission: 'case:withdraw',
      body: 'json',
      api: {
        summary: 'Take the application back',
        tag,
        body: newWithdrawal,
        response: caseDetail,
        refusals: { ...refusals, 409: ['already-decided', 'not-possible-now'] },
      },
      handle: own(
        reading(newWithdrawal, async ({ reason }, request, visitor, number) => {
          const done = await withdrawCase(parts, visitor, number, reason.trim());
          return done.ok ? detail(parts, request, visitor, number) : refused(done.reason);
        }),
      ),
    },
    {
      method: 'POST',
      path: `${base}/objections`,
      permission: 'case:object',
      body: 'json',
      api: {
        summary: 'Object to a letter; late ones are taken and marked',
        tag,
        body: newObjection,
        response: caseDetail,
        refusals: { ...refusals, 409: ['no-objection-here'] },
      },
      handle: own(
        reading(newObjection, async ({ letter, reasons }, request, visitor, number) => {
          const done = await fileObjection(parts, visitor, number, letter, reasons.trim());
          return done.ok ? detail(parts, request, visitor, number) : refused(done.reason);
        }),
      ),
    },
  ];
};

/** Answers that were not taken, each at its place in the body. */
export const invalidAnswers = (issues: readonly WrongAnswer[] = []): Reply =>
  refusal(422, 'invalid', {
    errors: issues.map(({ path, code, message }) => ({
      pointer: `/answers/${path}`,
      path,
      code,
      ...(message && message !== code ? { detail: message } : {}),
    })),
  });

/** Opens the own case in the address for a program; staff have their own interface. */
export async function onOwnCase(http: CaseHttp, request: Request, work: Work): Promise<Reply> {
  const number = parseCaseNumber(request.params['number'] ?? '');
  const visitor = await http.visitorOf(request);
  // Staff have their own interface, which asks for a purpose first.
  if (!number.ok || visitor.actor.kind === 'staff') return notFound;
  return work(request, visitor, number.value);
}

/** Reads the body by its schema; refused with what does not fit. */
export function reading<Schema extends z.ZodType>(
  schema: Schema,
  work: (value: z.output<Schema>, request: Request, visitor: Visitor, number: string) => Promise<Reply>,
): Work {
  return async (request, visitor, number) => {
    const read = schema.safeParse(request.json);
    if (read.success) return work(read.data, request, visitor, number);
    return invalidBody(read.error);
  };
}

/** The case as its person sees it. */
export async function detail(
  parts: CaseParts,
  request: Request,
  visitor: Visitor,
  number: string,
  status = 200,
): Promise<Reply> {
  const view = await viewCase(parts, visitor, number);
  return view ? json(shown(parts, view, request.language), status) : notFound;
}

function shown(parts: CaseParts, view: CaseView, language: Language): z.input<typeof caseDetail> {
  const { row, folder } = view;
  const steps = folder.texts[language].steps;
  const events = texts[language].citizen.timeline.events;
  const { todo, question } = view;
  return {
    ...listed(row),
    title: folder.texts[language].title,
    office: row.office,
    awaitsCode: view.awaitsCode,
    current: view.current.map((step) => ({
      step,
      text: steps[step] ?? null,
      holder: view.holders[step] ?? 'system',
    })),
    continuesAt: view.continuesAt,
    followUps: view.state
      ? folder.service.followUps.flatMap((service) => {
          const next = parts.catalogue.findService(service);
          return next ? [{ service, title: next.texts[language].title }] : [];
        })
      : [],
    todo: todo.kind === 'answer' ? { kind: 'answer', until: todo.until?.toString() ?? null } : todo,
    question: question && {
      text: question.text,
      questions: [...question.questions],
      until: question.until?.toString() ?? null,
    },
    answers: { ...view.answers },
    germanTexts: view.germanTexts.map(germanTextOf),
    timeline: view.timeline.map(({ at, type, step, because }) => ({
      at,
      type: step ?? type,
      text: (step ? steps[step] : (events[`${type}.${because}`] ?? events[type])) ?? null,
    })),
    messages: view.messages.map(({ at, from, text }) => ({ at, from, text })),
    letters: view.notices.map(({ deadline, ...notice }) => ({
      id: notice.id,
      title: notice.title[language],
      kind: notice.kind,
      issuedAt: notice.issuedAt,
      retrievedAt: notice.retrievedAt,
      channel: notice.channel,
      notifiedOn: notice.notifiedOn,
      objectionUntil: notice.objectionUntil,
      reasons: deadline.state === 'notified' ? deadline.steps.map((step) => explainStep(step, language)) : [],
      objected: view.objected.includes(notice.id),
    })),
    payments: view.payments.map(({ reference, method, cents, status, girocode }) => ({
      reference,
      method,
      cents,
      status,
      girocode: parts.cityWords.creditor.isExample ? null : girocode,
    })),
  };
}

const listed = (row: CaseRow) => ({
  number: row.number,
  service: row.service,
  status: row.status,
  outcome: row.outcome,
  submittedAt: row.submittedAt,
  promisedOn: row.promisedOn,
  decidedAt: row.decidedAt,
});

/** 404 for what is not there, 409 when the state of the case stands in the way. */
export const refused = (reason: string): Reply => (reason === 'not-found' ? notFound : refusal(409, reason));
/** The key under which a program repeats a request. */
export const onceOf = (request: Request): string | null =>
  request.headers.get('idempotency-key')?.slice(0, 128) || null;
const refusals = { 404: ['not-found'], 422: ['invalid-body'] } as const;

interface WrongAnswer {
  readonly path: string;
  readonly code: string;
  readonly message?: string;
}
export type Work = (request: Request, visitor: Visitor, number: string) => Promise<Reply>;
