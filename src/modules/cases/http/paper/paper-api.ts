import { z } from 'zod';
import { parseCaseNumber } from '#kernel/case-number';
import { json, notFound, type Reply, type Request, type Route, refusal } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { listPapers, openPaper, openPaperFile } from '../../use-cases/paper/open-paper.ts';
import { registerPaper } from '../../use-cases/paper/register-paper.ts';
import { attachPaper, forwardPaper, returnPaper } from '../../use-cases/paper/sort-paper.ts';
import { bodyIssues } from '../body-issues.ts';
import { shownFile } from '../clerk/evidence-routes.ts';

/** Incoming paper for programs, such as the scanners of the post room. */
export const paperApi = (parts: CaseParts): readonly Route[] => [
  {
    method: 'GET',
    path: '/api/v1/papers',
    permission: 'paper:handle',
    api: { summary: 'Scanned paper of the own offices that waits to be sorted', tag: 'clerk', response: papersAnswer },
    async handle({ actor }) {
      const papers = await listPapers(parts, actor);
      return json({
        papers: papers.map(({ id, office, receivedOn, size, forwardedFrom }) => ({
          id,
          office,
          receivedOn,
          size,
          forwardedFrom,
        })),
      });
    },
  },
  {
    method: 'POST',
    path: '/api/v1/papers',
    permission: 'paper:handle',
    body: 'multipart',
    maxBody: 21_000_000,
    limit: 'upload',
    api: {
      summary: 'Enter a scan with the day on which the paper came; deadlines count from it',
      tag: 'clerk',
      body: uploadBody,
      response: madeAnswer,
      status: 201,
      refusals: {
        403: ['form-expired'],
        422: ['office-missing', 'wrong-day', 'file-missing', 'file-type', 'file-damaged'],
      },
    },
    async handle({ form, actor }) {
      const file = form.files.find(({ field }) => field === 'scan') ?? null;
      const day = z.iso.date().safeParse(form.get('receivedOn'));
      const receivedOn = day.success ? Temporal.PlainDate.from(day.data) : null;
      const done = await registerPaper(parts, actor, {
        office: form.get('office'),
        receivedOn,
        note: form.get('note'),
        file,
      });
      return done.ok ? json({ id: done.value }, 201) : refusal(422, done.reason);
    },
  },
  {
    method: 'GET',
    path: '/api/v1/papers/:paper',
    permission: 'paper:handle',
    api: {
      summary: 'One paper with what was noted about it; each call is entered in the access record',
      tag: 'clerk',
      response: paperAnswer,
      refusals: { 404: ['not-found'] },
    },
    async handle({ actor, params }) {
      const found = await openPaper(parts, actor, params['paper'] ?? '');
      if (!found) return notFound;
      const { id, office, receivedOn, size, forwardedFrom } = found.row;
      const { name, mediaType, note } = found;
      return json({ id, office, receivedOn, size, forwardedFrom, name, mediaType, note });
    },
  },
  {
    method: 'GET',
    path: '/api/v1/papers/:paper/file',
    permission: 'paper:handle',
    api: {
      summary: 'The scan; each call is entered in the access record',
      tag: 'clerk',
      mediaType: '*/*',
      refusals: { 404: ['not-found'] },
    },
    async handle({ actor, params }) {
      const id = params['paper'] ?? '';
      const content = await openPaperFile(parts, actor, id);
      return content ? shownFile(content, id, true) : notFound;
    },
  },
  sort('attach', 'Put a paper into a case as evidence', attachBody, ['no-such-case'], async ({ actor }, id, body) => {
    const number = parseCaseNumber(body.number);
    return attachPaper(parts, actor, id, number.ok ? number.value : '');
  }),
  sort(
    'forward',
    'Pass a paper on to another office',
    forwardBody,
    ['office-missing', 'text-missing'],
    ({ actor }, id, body) => forwardPaper(parts, actor, id, body),
  ),
  sort('return', 'Send a paper back; the scan is deleted', returnBody, ['text-missing'], ({ actor }, id, { text }) =>
    returnPaper(parts, actor, id, text),
  ),
];

function sort<Body>(
  what: string,
  summary: string,
  body: z.ZodType<Body>,
  refusals: readonly string[],
  work: (request: Request, id: string, body: Body) => Promise<{ ok: true } | { ok: false; reason: string }>,
): Route {
  const wrong = { 404: ['not-found'], 422: ['wrong-body', ...refusals] };
  return {
    method: 'POST',
    path: `/api/v1/papers/:paper/${what}`,
    permission: 'paper:handle',
    body: 'json',
    api: { summary, tag: 'clerk', body, response: z.object({ ok: z.literal(true) }), refusals: wrong },
    async handle(request): Promise<Reply> {
      const read = body.safeParse(request.json);
      if (!read.success) return refusal(422, 'wrong-body', { errors: bodyIssues(read.error) });
      const done = await work(request, request.params['paper'] ?? '', read.data);
      if (done.ok) return json({ ok: true });
      return done.reason === 'not-found' ? notFound : refusal(422, done.reason);
    },
  };
}

const listed = z.object({
  id: z.uuid(),
  office: z.string(),
  receivedOn: z.iso.date(),
  size: z.int(),
  forwardedFrom: z.string().nullable(),
});
const papersAnswer = z.object({ papers: z.array(listed) });
const paperAnswer = listed.extend({ name: z.string(), mediaType: z.string(), note: z.string() });
const madeAnswer = z.object({ id: z.uuid() });
const uploadBody = z.object({
  scan: z.string().meta({ format: 'binary' }),
  office: z.string(),
  receivedOn: z.iso.date(),
  note: z.string().optional(),
});
const attachBody = z.object({ number: z.string().max(40) });
const forwardBody = z.object({ office: z.string().max(80), text: z.string().min(1).max(2_000) });
const returnBody = z.object({ text: z.string().min(1).max(2_000) });
