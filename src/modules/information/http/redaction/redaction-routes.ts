import { bytes, html, notFound, type Reply, type Request, type Route, redirect, refusal } from '#platform/http';
import { readMarks, suggestionValue } from '../../domain/redaction/read-marks.ts';
import { drawForMarking, type FilePlace, openForMarking, redactFile } from '../../use-cases/redact-file.ts';
import { type InformationHttp, numberIn } from '../information-http.ts';
import { groundChoices, type MarkingProblem, markingPage } from '../pages/redaction/marking-page.tsx';
import { choicesOf, readTyped, type TypedForm } from './typed-form.ts';

/** Where officers black out parts of a document before everybody reads it. */
export const redactionRoutes = (http: InformationHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/anfragen/:request/dokumente/:file/schwaerzen',
    permission: 'information:handle',
    handle: (request) => show(http, request, readTyped(null), null),
  },
  {
    method: 'POST',
    path: '/:lang/team/anfragen/:request/dokumente/:file/schwaerzen',
    permission: 'information:handle',
    body: 'form',
    handle: (request) => act(http, request),
  },
  {
    method: 'GET',
    path: '/:lang/team/anfragen/:request/dokumente/:file/seiten/:page',
    permission: 'information:handle',
    async handle({ actor, params }) {
      const page = Number(params['page']);
      const place = placeOf({ params });
      const drawn = Number.isInteger(page) ? await drawForMarking(http.parts, actor, place, page) : null;
      return drawn ? bytes(drawn, 'image/png', `${place.number}-${page}.png`) : notFound;
    },
  },
];

async function act(http: InformationHttp, request: Request): Promise<Reply> {
  const typed = readTyped(request.form);
  if (typed.wants !== 'redact') return show(http, request, typed, null);
  const grounds = new Map(groundChoices(http.parts.rules).map(({ value, reference }) => [value, reference]));
  const read = readMarks(typed, grounds);
  if (!read.ok) return show(http, request, typed, { reason: read.reason, field: String(read.details['field']) });
  const done = await redactFile(http.parts, request.actor, placeOf(request), { ...read.value, ...choicesOf(typed) });
  if (done.ok) return redirect(`/${request.language}/team/anfragen/${numberIn(request)}?fertig=1`);
  if (done.reason === 'not-found') return notFound;
  if (done.reason === 'not-now') return refusal(409, done.reason);
  const left = done.details['strings'];
  return show(http, request, typed, { reason: done.reason, field: 'worte', left: Array.isArray(left) ? left : [] });
}

async function show(
  http: InformationHttp,
  request: Request,
  typed: TypedForm,
  problem: MarkingProblem | null,
): Promise<Reply> {
  const terms = [...choicesOf(typed).terms, ...(problem?.left ?? [])];
  const opened = await openForMarking(http.parts, request.actor, placeOf(request), terms);
  if (!opened.ok) return opened.reason === 'not-found' ? notFound : refusal(409, opened.reason);
  const view = opened.value;
  // What was found for the first time is ticked: whoever looks for a word wants it to go.
  const values = view.found.map(({ page, boxes }) => suggestionValue(page, boxes));
  const ticked = values.filter((value) => typed.ticked.includes(value) || !typed.seen.includes(value));
  const { rules } = http.parts;
  const page = markingPage({
    shell: http.shellFor(request),
    csrf: request.csrf,
    view,
    typed: { ...typed, ticked },
    rules,
    problem,
  });
  return html(page, problem ? 422 : 200);
}

const placeOf = ({ params }: Pick<Request, 'params'>): FilePlace => ({
  number: numberIn({ params } as Request),
  id: params['file'] ?? '',
});
