import { z } from 'zod';
import { bytes, json, notFound, type Reply, type Request, type Route, refusal } from '#platform/http';
import { letterPdf } from '#platform/pdf';
import type { CaseParts } from '../use-cases/case-parts.ts';
import { findByPerson, findByTypedNumber } from '../use-cases/clerk/find-cases.ts';
import { notePosted, openPostLetter, type PostEntry, showPost } from '../use-cases/clerk/post-letters.ts';
import { nextTask, readPlace } from '../use-cases/clerk/worklist.ts';
import { bodyIssues } from './body-issues.ts';
import {
  nextAnswer,
  nextQuery,
  postAnswer,
  postedAnswer,
  postedBody,
  searchAnswer,
  searchBody,
} from './clerk/api-desk-shapes.ts';
import { clerkFile, clerkLetter } from './clerk/evidence-routes.ts';

/** The desk of staff for programs, beside the tasks: the next case, search, evidence, letters, the post. */
export const deskApi = (parts: CaseParts): readonly Route[] => [
  {
    method: 'GET',
    path: '/api/v1/worklist/next',
    permission: 'worklist:read',
    api: {
      summary: 'The next task this person can work on: own and free ones by their day',
      tag: 'clerk',
      query: nextQuery,
      response: nextAnswer,
    },
    handle: async ({ actor, query }) =>
      json({ next: await nextTask(parts, actor, readPlace(query.get('after') ?? '')) }),
  },
  {
    method: 'POST',
    path: '/api/v1/case-search',
    permission: 'worklist:read',
    body: 'json',
    api: {
      summary: 'Cases of the own offices by number, or by name and birth date',
      tag: 'clerk',
      body: searchBody,
      response: searchAnswer,
      refusals: { 404: ['not-found'], 422: ['wrong-body', 'wrong-number', 'name-missing', 'birth-date-missing'] },
    },
    handle: (request) => search(parts, request),
  },
  {
    method: 'GET',
    path: '/api/v1/tasks/:number/files/:file',
    permission: 'evidence:read',
    api: {
      summary: 'A file that the person handed in; the read is entered in the access record',
      tag: 'clerk',
      isForStaff: true,
      mediaType: '*/*',
      refusals: { 404: ['not-found'] },
    },
    handle: (request) => clerkFile(parts, request),
  },
  {
    method: 'GET',
    path: '/api/v1/tasks/:number/letters/:notice',
    permission: 'worklist:read',
    api: {
      summary: 'A letter of a case as PDF',
      tag: 'clerk',
      query: z.object({ text: z.enum(['de', 'en']).optional() }),
      mediaType: 'application/pdf',
      refusals: { 404: ['not-found'] },
    },
    handle: (request) => clerkLetter(parts, request),
  },
  {
    method: 'GET',
    path: '/api/v1/post',
    permission: 'case:decide',
    api: {
      summary: 'Letters of the own offices that wait for the post, and those posted in the last two weeks',
      tag: 'clerk',
      response: postAnswer,
    },
    async handle({ actor }) {
      const { waiting, posted } = await showPost(parts, actor);
      return json({ waiting: waiting.map(entryOf), posted: posted.map(entryOf) });
    },
  },
  {
    method: 'GET',
    path: '/api/v1/post/:notice/print',
    permission: 'case:decide',
    api: {
      summary: 'The binding letter for printing',
      tag: 'clerk',
      mediaType: 'application/pdf',
      refusals: { 404: ['not-found'] },
    },
    async handle({ actor, params }) {
      const found = await openPostLetter(parts, actor, params['notice'] ?? '');
      return found ? bytes(await letterPdf(found.letter), 'application/pdf', `${found.number}.pdf`) : notFound;
    },
  },
  {
    method: 'POST',
    path: '/api/v1/post/:notice/posted',
    permission: 'case:decide',
    body: 'json',
    api: {
      summary: 'Note the day on which a letter was posted; the objection period follows from it',
      tag: 'clerk',
      body: postedBody,
      response: postedAnswer,
      refusals: { 404: ['not-found'], 409: ['already-done'], 422: ['wrong-body', 'wrong-day'] },
    },
    handle: (request) => posted(parts, request),
  },
];

async function search(parts: CaseParts, { json: body, actor }: Request): Promise<Reply> {
  const read = searchBody.safeParse(body);
  if (!read.success) return wrongBody(read.error);
  if ('number' in read.data) {
    const found = await findByTypedNumber(parts, actor, read.data.number);
    if (!found.ok) return found.reason === 'not-found' ? notFound : refusal(422, found.reason);
    return json({ numbers: [found.value] });
  }
  const birthDate = Temporal.PlainDate.from(read.data.birthDate);
  const found = await findByPerson(parts, actor, { ...read.data, birthDate });
  return found.ok
    ? json({ numbers: found.value.map(({ number }) => number), cases: found.value })
    : refusal(422, found.reason);
}

async function posted(parts: CaseParts, { json: body, actor, params }: Request): Promise<Reply> {
  const read = postedBody.safeParse(body);
  if (!read.success) return wrongBody(read.error);
  const id = params['notice'] ?? '';
  const done = await notePosted(parts, actor, { id, postedOn: Temporal.PlainDate.from(read.data.postedOn) });
  if (!done.ok)
    return done.reason === 'not-found' ? notFound : refusal(done.reason === 'wrong-day' ? 422 : 409, done.reason);
  const { number, notifiedOn, objectionUntil } = done.value;
  return json({ number, notifiedOn, objectionUntil });
}

const entryOf = (entry: PostEntry) => ({
  id: entry.id,
  number: entry.number,
  service: entry.service,
  title: entry.title,
  letter: entry.letter,
  kind: entry.kind,
  office: entry.office,
  issuedAt: entry.issuedAt,
  preparedAt: entry.preparedAt,
  postedOn: entry.postedOn,
  notifiedOn: entry.notifiedOn,
  objectionUntil: entry.objectionUntil,
  isUnread: entry.isUnread,
});

const wrongBody = (error: z.ZodError): Reply => refusal(422, 'wrong-body', { errors: bodyIssues(error) });
