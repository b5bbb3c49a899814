import { parseCaseNumber } from '#kernel/case-number';
import { ownValue } from '#kernel/own-value';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { listPapers, openPaper, openPaperFile } from '../../use-cases/paper/open-paper.ts';
import { registerPaper } from '../../use-cases/paper/register-paper.ts';
import { attachPaper, beginFromPaper, forwardPaper, returnPaper } from '../../use-cases/paper/sort-paper.ts';
import type { CaseHttp } from '../case-http.ts';
import { deskOf } from '../clerk/desk.ts';
import { shownFile } from '../clerk/evidence-routes.ts';
import { dayOf } from '../clerk/read-day.ts';
import { type PaperForm, paperPage } from '../pages/paper/paper-page.tsx';
import { type NewPaperTyped, papersPage } from '../pages/paper/papers-page.tsx';

/** Paper that comes in: scan it, see it, and sort it into a case, a new case, another office or back. */
export const paperRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/eingang',
    permission: 'paper:handle',
    handle: (request) => list(parts, http, request, nothing, null),
  },
  {
    method: 'POST',
    path: '/:lang/team/eingang',
    permission: 'paper:handle',
    body: 'multipart',
    maxBody: 21_000_000,
    limit: 'upload',
    page: '/:lang/team/eingang',
    handle: (request) => register(parts, http, request),
  },
  {
    method: 'GET',
    path: '/:lang/team/eingang/:paper',
    permission: 'paper:handle',
    handle: (request) => show(parts, http, request, null, null),
  },
  {
    method: 'GET',
    path: '/:lang/team/eingang/:paper/datei',
    permission: 'paper:handle',
    async handle({ actor, params, query }) {
      const id = params['paper'] ?? '';
      const content = await openPaperFile(parts, actor, id);
      return content ? shownFile(content, id, query.get('speichern') === 'ja') : notFound;
    },
  },
  act(parts, http, 'anhaengen', async (request) => {
    const number = parseCaseNumber(request.form.get('nummer'));
    const { actor } = request;
    const id = request.params['paper'] ?? '';
    const done = await attachPaper(parts, actor, id, number.ok ? number.value : '');
    const { paths } = deskOf(parts, http, request);
    return done.ok ? redirect(paths.case(done.value, { fertig: 'paper' })) : wrong(done.reason);
  }),
  act(parts, http, 'neu', async (request) => {
    const folder = parts.catalogue.findService(request.form.get('dienst'));
    if (!folder) return wrong('service-missing');
    const done = await beginFromPaper(parts, request, request.params['paper'] ?? '', folder);
    return done.ok ? redirect(done.value) : wrong('service-missing');
  }),
  act(parts, http, 'weiterleiten', async (request) => {
    const order = { office: request.form.get('amt'), text: request.form.get('text') };
    const done = await forwardPaper(parts, request.actor, request.params['paper'] ?? '', order);
    if (!done.ok) return wrong(done.reason);
    return redirect(`/${request.language}/team/eingang?fertig=weiter`);
  }),
  act(parts, http, 'zurueck', async (request) => {
    const done = await returnPaper(parts, request.actor, request.params['paper'] ?? '', request.form.get('text'));
    if (!done.ok) return wrong(done.reason);
    return redirect(`/${request.language}/team/eingang?fertig=zurueck`);
  }),
];

/** One way to sort a paper; what is wrong stands at its field with what was typed. */
function act(parts: CaseParts, http: CaseHttp, what: PaperForm, handle: (request: Request) => Promise<Sorted>): Route {
  return {
    method: 'POST',
    path: `/:lang/team/eingang/:paper/${what}`,
    permission: 'paper:handle',
    body: 'form',
    page: '/:lang/team/eingang/:paper',
    async handle(request) {
      const sorted = await handle(request);
      if (sorted.kind !== 'wrong') return sorted;
      return sorted.reason === 'not-found' ? notFound : show(parts, http, request, what, sorted.reason);
    },
  };
}

const wrong = (reason: SortRefusal): Wrong => ({ kind: 'wrong', reason });

async function register(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const { form, actor, language } = request;
  const typed = { office: form.get('amt'), day: form.get('tag'), note: form.get('notiz') };
  const file = form.files.find(({ field, bytes }) => field === 'scan' && bytes.length > 0) ?? null;
  const order = { office: typed.office, receivedOn: dayOf(typed.day), note: typed.note, file };
  const done = await registerPaper(parts, actor, order);
  if (done.ok) return redirect(`/${language}/team/eingang/${done.value}`);
  const field = done.reason === 'office-missing' ? 'amt' : done.reason === 'wrong-day' ? 'tag' : 'scan';
  const { words } = deskOf(parts, http, request);
  return list(parts, http, request, typed, { field, message: words.paper.refusals[done.reason] });
}

async function list(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  typed: NewPaperTyped,
  error: { readonly field: string; readonly message: string } | null,
): Promise<Reply> {
  const desk = deskOf(parts, http, request);
  const { done } = desk.words.paper;
  const said = request.query.get('fertig') ?? '';
  const nameOf = (id: string): string => parts.catalogue.findOffice(id)?.name[desk.language] ?? id;
  const page = papersPage({
    desk,
    papers: await listPapers(parts, request.actor),
    offices: request.actor.offices.map((id) => ({ id, name: nameOf(id) })),
    nameOf,
    typed,
    errors: error ? [error] : [],
    done: ownValue(done, said),
  });
  return html(page, error ? 422 : 200);
}

async function show(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  typedIn: PaperForm | null,
  reason: SortRefusal | null,
): Promise<Reply> {
  const paper = await openPaper(parts, request.actor, request.params['paper'] ?? '');
  if (!paper) return notFound;
  const desk = deskOf(parts, http, request);
  const { form, method } = request;
  const typed = (name: string): string => (method === 'POST' ? form.get(name) : '');
  const page = paperPage({
    desk,
    paper,
    services: parts.catalogue
      .services()
      .filter(({ service }) => service.office === paper.row.office)
      .map(({ id, texts }) => ({ id, title: texts[desk.language].title })),
    offices: parts.catalogue
      .city()
      .offices.filter(({ id, state }) => id !== paper.row.office && state === 'open')
      .map(({ id, name }) => ({ id, name: name[desk.language] })),
    office: parts.catalogue.findOffice(paper.row.office)?.name[desk.language] ?? paper.row.office,
    typedIn,
    typed: { number: typed('nummer'), service: typed('dienst'), office: typed('amt'), text: typed('text') },
    error: reason ? desk.words.paper.sortRefusals[reason as keyof typeof desk.words.paper.sortRefusals] : null,
    reason,
  });
  return html(page, reason ? 422 : 200);
}

const nothing: NewPaperTyped = { office: '', day: '', note: '' };

type SortRefusal = 'not-found' | 'no-such-case' | 'service-missing' | 'office-missing' | 'text-missing';
interface Wrong {
  readonly kind: 'wrong';
  readonly reason: SortRefusal;
}
type Sorted = Reply | Wrong;
