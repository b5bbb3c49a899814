import type { z } from 'zod';
import { invalidBody, json, notFound, type Reply, type Request, type Route, refusal } from '#platform/http';
import { ask } from '../use-cases/ask.ts';
import { type HandlingOrder, handleRequest } from '../use-cases/handle-request.ts';
import { ownStep, reportPersonalData } from '../use-cases/own-step.ts';
import { inboxViews, openForOfficer, readInbox } from '../use-cases/read-desk.ts';
import { groupNames, listRequests, viewRequest } from '../use-cases/read-requests.ts';
import { viewOwn } from '../use-cases/view-own.ts';
import {
  deskDetail,
  inboxList,
  inboxQuery,
  newHandling,
  newReport,
  newRequest,
  newStep,
  reported,
  requestDetail,
  requestList,
  requestQuery,
} from './api-schemas.ts';
import { codeOf, type InformationHttp, numberIn, personOf, withCode } from './information-http.ts';
import { shownDesk, shownDetail, shownRequest } from './request-shape.ts';

/** Requests for information as JSON, by the same rules as the pages. */
export const informationApi = (http: InformationHttp): readonly Route[] => {
  const tag = 'information';
  const one = '/api/v1/information-requests/:request';
  const missing = { 404: ['not-found'] } as const;
  return [
    {
      ...{ method: 'GET', path: '/api/v1/information-requests', permission: 'public' },
      api: {
        summary: 'All requests for information, newest first, with figures',
        tag,
        query: requestQuery,
        response: requestList,
      },
      handle: (request) => list(http, request),
    },
    {
      ...{ method: 'POST', path: '/api/v1/information-requests', permission: 'information:ask', body: 'json' },
      api: {
        ...{
          summary: 'Ask for information; no account, no reason',
          tag,
          body: newRequest,
          response: requestDetail,
          status: 201,
        },
        refusals: {
          409: ['not-now', 'too-many'],
          422: ['invalid-body', 'subject-missing', 'text-missing', 'email-wrong'],
        },
      },
      handle: reading(newRequest, async (body, request) => {
        const person = withCode(http.parts, request);
        const asked = {
          ...body,
          id: body.id ?? http.parts.newId(),
          subject: body.subject.trim(),
          text: body.text.trim(),
        };
        const trimmed = { ...asked, name: body.name.trim(), email: body.email.trim(), language: request.language };
        const done = await ask(http.parts, person, trimmed);
        return done.ok ? detail(http, request, done.value.number, 201) : refused(done.reason);
      }),
    },
    {
      ...{ method: 'GET', path: one, permission: 'public' },
      api: {
        summary: 'One request; with what is the own of the person who asked',
        tag,
        response: requestDetail,
        refusals: missing,
      },
      handle: (request) => detail(http, request, numberIn(request)),
    },
    {
      ...{ method: 'POST', path: `${one}/steps`, permission: 'information:follow', body: 'json' },
      api: {
        ...{
          summary: 'Answer a question, agree to costs, take back, object',
          tag,
          body: newStep,
          response: requestDetail,
        },
        refusals: {
          ...missing,
          409: ['not-now', 'appeal-too-late'],
          422: ['invalid-body', 'text-missing', 'text-too-long'],
        },
      },
      handle: reading(newStep, async (body, request) => {
        const done = await ownStep(http.parts, personOf(request), numberIn(request), body);
        return done.ok ? detail(http, request, done.value.number) : refused(done.reason);
      }),
    },
    {
      ...{ method: 'POST', path: `${one}/reports`, permission: 'public', body: 'json' },
      api: {
        ...{ summary: 'Report personal data on a public page', tag, body: newReport, response: reported },
        refusals: { ...missing, 422: ['invalid-body', 'text-missing', 'text-too-long'] },
      },
      handle: reading(newReport, async (body, request) => {
        const done = await reportPersonalData(http.parts, personOf(request), numberIn(request), body.text);
        return done.ok ? json({ number: done.value.number }) : refused(done.reason);
      }),
    },
    {
      ...{ method: 'GET', path: '/api/v1/information-desk', permission: 'information:handle' },
      api: {
        summary: 'What officers have to answer, what is due first on top',
        tag,
        query: inboxQuery,
        response: inboxList,
      },
      async handle({ query }) {
        const view = inboxViews.find((name) => name === query.get('view')) ?? 'open';
        return json({ requests: (await readInbox(http.parts, view)).rows.map(shownRequest) });
      },
    },
    {
      ...{ method: 'GET', path: '/api/v1/information-desk/:request', permission: 'information:handle' },
      api: {
        summary: 'One request with the words of the person, for officers',
        tag,
        response: deskDetail,
        refusals: missing,
      },
      handle: (request) => desk(http, request),
    },
    {
      ...{
        method: 'POST',
        path: '/api/v1/information-desk/:request/steps',
        permission: 'information:handle',
        body: 'json',
      },
      api: {
        ...{ summary: 'A step of an officer: question, costs, hearing, extension, answer, publication', tag },
        ...{ body: newHandling, response: deskDetail },
        refusals: {
          ...missing,
          409: [
            'not-now',
            'changed-meanwhile',
            'already-extended',
            'too-late-to-extend',
            'hearing-missing',
            'file-not-ready',
          ],
          422: ['invalid-body', 'text-missing', 'exemption-missing', 'exemption-without-cause', 'outside-bracket'],
        },
      },
      handle: reading(newHandling, async (body, request) => {
        const done = await handleRequest(http.parts, request.actor, numberIn(request), body as HandlingOrder);
        return done.ok ? desk(http, request) : refused(done.reason);
      }),
    },
  ];
};

async function list({ parts }: InformationHttp, { query }: Request): Promise<Reply> {
  const group = groupNames.find((name) => name === query.get('status')) ?? null;
  const { found, statistics } = await listRequests(parts, { text: (query.get('q') ?? '').slice(0, 200), group });
  return json({ requests: found.map(shownRequest), figures: statistics });
}

async function detail({ parts }: InformationHttp, request: Request, number: string, status = 200): Promise<Reply> {
  const view = await viewRequest(parts, number);
  if (!view) return notFound;
  const opened = await viewOwn(parts, personOf(request), view.row);
  const own = opened && { view: opened, code: codeOf(view.row, request) };
  return json(shownDetail(view, own, request.language), status);
}

async function desk({ parts }: InformationHttp, request: Request): Promise<Reply> {
  const opened = await openForOfficer(parts, request.actor, numberIn(request));
  return opened ? json(shownDesk(opened, request.language)) : notFound;
}

const reading =
  <Schema extends z.ZodType>(schema: Schema, work: (body: z.infer<Schema>, request: Request) => Promise<Reply>) =>
  (request: Request): Promise<Reply> | Reply => {
    const read = schema.safeParse(request.json);
    return read.success ? work(read.data, request) : invalidBody(read.error);
  };

const refused = (reason: string): Reply =>
  reason === 'not-found' ? notFound : refusal(conflicts.has(reason) ? 409 : 422, reason);

const conflicts: ReadonlySet<string> = new Set([
  'not-now',
  'too-many',
  'changed-meanwhile',
  'already-estimated',
  'already-extended',
  'too-late-to-extend',
  'hearing-missing',
  'appeal-too-late',
  'file-not-ready',
]);
