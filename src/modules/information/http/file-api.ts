import { invalidBody, json, notFound, type Reply, type Request, type Route, refusal } from '#platform/http';
import { addFile, cleanFile, dropFile } from '../use-cases/answer-files.ts';
import { openForOfficer } from '../use-cases/read-desk.ts';
import { openForMarking, redactFile } from '../use-cases/redact-file.ts';
import { deskDetail, marking, markingQuery, newFile, newRedaction } from './api-schemas.ts';
import { type InformationHttp, numberIn } from './information-http.ts';
import { groundChoices } from './pages/redaction/marking-page.tsx';
import { shownDesk } from './request-shape.ts';

/** The documents of an answer for programs of officers: added, taken out, prepared for everybody as they are or with parts blacked out. */
export const fileApi = (http: InformationHttp): readonly Route[] => {
  const tag = 'information';
  const all = '/api/v1/information-desk/:request/files';
  const one = `${all}/:file`;
  const change = { tag, response: deskDetail };
  return [
    {
      ...{ method: 'POST', path: all, permission: 'information:handle', body: 'multipart', maxBody: 21_000_000 },
      limit: 'upload',
      api: {
        ...{ ...change, summary: 'Add a document to the answer; nobody but officers reads it yet' },
        ...{ body: newFile, status: 201 },
        refusals: {
          403: ['form-expired'],
          404: ['not-found'],
          409: ['not-now', 'changed-meanwhile'],
          422: fileRefusals,
        },
      },
      handle: (request) => add(http, request),
    },
    {
      ...{ method: 'DELETE', path: one, permission: 'information:handle', body: 'json' },
      api: {
        ...change,
        summary: 'Take a document out of the answer',
        refusals: { 404: ['not-found'], 409: ['not-now'] },
      },
      async handle(request) {
        const { actor, params } = request;
        return after(http, request, await dropFile(http.parts, actor, numberIn(request), params['file'] ?? ''));
      },
    },
    {
      ...{ method: 'POST', path: `${one}/public-version`, permission: 'information:handle', body: 'json' },
      api: {
        ...{ ...change, summary: 'Prepare a document for everybody as it is; a PDF is drawn anew' },
        refusals: { 404: ['not-found'], 409: ['not-now'], 422: redactionRefusals },
      },
      async handle(request) {
        const { actor, params } = request;
        return after(http, request, await cleanFile(http.parts, actor, numberIn(request), params['file'] ?? ''));
      },
    },
    {
      ...{ method: 'GET', path: `${one}/suggestions`, permission: 'information:handle' },
      api: {
        summary: 'Pages of a PDF, and where something looks like data of a person or one of the given words stands',
        ...{ tag, query: markingQuery, response: marking },
        refusals: { 404: ['not-found'], 409: ['not-now'], 422: redactionRefusals },
      },
      async handle(request) {
        const terms = request.query.getAll('term').slice(0, 100);
        const looked = await openForMarking(http.parts, request.actor, placeOf(request), terms);
        return looked.ok
          ? json({ pages: [...looked.value.pages], found: [...looked.value.found] })
          : refused(looked.reason);
      },
    },
    {
      ...{ method: 'POST', path: `${one}/redaction`, permission: 'information:handle', body: 'json' },
      api: {
        ...{ ...change, summary: 'Prepare a PDF for everybody with parts blacked out; refused when a string survives' },
        body: newRedaction,
        refusals: {
          404: ['not-found'],
          409: ['not-now'],
          422: ['invalid-body', 'ground-unknown', ...redactionRefusals],
        },
      },
      handle: (request) => redact(http, request),
    },
  ];
};

async function add(http: InformationHttp, request: Request): Promise<Reply> {
  const { form, actor } = request;
  const file = form.files.find(({ field }) => field === 'file');
  if (!file) return refusal(422, 'file-missing');
  const forAsker = form.get('forAsker') === 'public' ? 'public' : 'whole';
  const sent = { name: file.name, bytes: file.bytes, forAsker, seen: Number(form.get('seen')) || 0 } as const;
  return after(http, request, await addFile(http.parts, actor, numberIn(request), sent), 201);
}

async function redact(http: InformationHttp, request: Request): Promise<Reply> {
  const read = newRedaction.safeParse(request.json);
  if (!read.success) return invalidBody(read.error);
  const { marks, terms, allowed } = read.data;
  const grounds = new Map(groundChoices(http.parts.rules).map(({ value, reference }) => [value, reference]));
  if (marks.some(({ ground }) => !grounds.has(ground))) return refusal(422, 'ground-unknown');
  const wanted = {
    marks: marks.map(({ page, box, ground }) => ({ page, box, label: grounds.get(ground)! })),
    grounds: [...new Set(marks.map(({ ground }) => ground))],
  };
  return after(
    http,
    request,
    await redactFile(http.parts, request.actor, placeOf(request), { ...wanted, terms, allowed }),
  );
}

/** The request as it stands now, or why nothing changed. */
async function after(http: InformationHttp, request: Request, done: Done, status = 200): Promise<Reply> {
  if (!done.ok) return refused(done.reason);
  const opened = await openForOfficer(http.parts, request.actor, numberIn(request));
  return opened ? json(shownDesk(opened, request.language), status) : notFound;
}

function refused(reason: string): Reply {
  if (reason === 'not-found') return notFound;
  return refusal(reason === 'not-now' || reason === 'changed-meanwhile' ? 409 : 422, reason);
}

const placeOf = (request: Request) => ({ number: numberIn(request), id: request.params['file'] ?? '' });

const redactionRefusals = ['encrypted', 'too-large', 'too-slow', 'broken', 'mark-outside', 'survived'];
const fileRefusals = [
  'file-missing',
  ...['file-empty', 'file-too-large', 'file-type', 'file-damaged', 'file-encrypted', 'file-active-content'],
];

type Done = { readonly ok: true } | { readonly ok: false; readonly reason: string };
