import { parseResumeCode } from '#kernel/resume-code';
import { deadlineFile } from '#platform/calendar-file';
import { bytes, html, notFound, type Request, type Route, redirect, text } from '#platform/http';
import { isOpen } from '../domain/request/state.ts';
import { texts } from '../texts/index.ts';
import { type Asked, type AskRefusal, ask } from '../use-cases/ask.ts';
import { reportPersonalData } from '../use-cases/own-step.ts';
import {
  findPublic,
  type Group,
  groupNames,
  listRequests,
  ownRequests,
  viewRequest,
} from '../use-cases/read-requests.ts';
import { publicDocument } from '../use-cases/view-own.ts';
import { atomFeed } from './feed.ts';
import { type InformationHttp, numberIn, personOf, withCode } from './information-http.ts';
import { askPage } from './pages/ask-page.tsx';
import { codePage } from './pages/code-page.tsx';
import { lawPage } from './pages/law-page.tsx';
import { listPage } from './pages/list-page.tsx';
import { reportPage } from './pages/report-page.tsx';

/** What everybody may do: read all requests, ask, follow, report. */
export const publicRoutes = (http: InformationHttp): readonly Route[] => [
  { method: 'GET', path: '/:lang/anfragen', permission: 'public', handle: (request) => list(http, request) },
  {
    method: 'GET',
    path: '/:lang/anfragen/recht',
    permission: 'public',
    handle: (request) => html(lawPage({ shell: http.shellFor(request), rules: http.parts.rules })),
  },
  {
    method: 'GET',
    path: '/:lang/anfragen/neu',
    permission: 'information:ask',
    handle: (request) => form(http, request, null),
  },
  {
    method: 'POST',
    path: '/:lang/anfragen/neu',
    permission: 'information:ask',
    body: 'form',
    handle: (request) => send(http, request),
  },
  {
    method: 'GET',
    path: '/:lang/anfragen/code',
    permission: 'information:ask',
    handle: (request) => code(http, request, false),
  },
  {
    method: 'POST',
    path: '/:lang/anfragen/code',
    permission: 'information:ask',
    body: 'form',
    limit: 'sign-in',
    handle: (request) => openByCode(http, request),
  },
  {
    method: 'GET',
    path: '/:lang/anfragen/neuigkeiten.atom',
    permission: 'public',
    handle: (request) => allNews(http, request),
  },
  {
    method: 'GET',
    path: '/:lang/anfragen/:request/neuigkeiten.atom',
    permission: 'public',
    handle: (request) => news(http, request),
  },
  {
    method: 'GET',
    path: '/:lang/anfragen/:request/frist.ics',
    permission: 'public',
    handle: (request) => calendar(http, request),
  },
  {
    method: 'GET',
    path: '/:lang/anfragen/:request/dokumente/:file',
    permission: 'public',
    async handle(request) {
      const found = await publicDocument(http.parts, numberIn(request), request.params['file'] ?? '');
      return found ? bytes(found.bytes, found.mediaType, found.name) : notFound;
    },
  },
  {
    method: 'GET',
    path: '/:lang/anfragen/:request/melden',
    permission: 'public',
    handle: (request) => report(http, request),
  },
  {
    method: 'POST',
    path: '/:lang/anfragen/:request/melden',
    permission: 'public',
    body: 'form',
    handle: (request) => sendReport(http, request),
  },
];

async function list({ parts, shellFor }: InformationHttp, request: Request) {
  const { query } = request;
  const asked = query.get('stand') ?? '';
  const group = groupNames.find((one) => one === asked) ?? null;
  const words = (query.get('q') ?? '').slice(0, 200);
  const { found, statistics } = await listRequests(parts, { text: words, group });
  const wanted: { text: string; group: Group | '' } = { text: words, group: group ?? '' };
  return html(listPage({ shell: shellFor(request), wanted, found, statistics }));
}

async function form({ parts, shellFor }: InformationHttp, request: Request, error: AskRefusal | null) {
  const { form: sent, query, language, csrf } = request;
  const isPost = request.method === 'POST';
  const question = (isPost ? sent.get('q') || sent.get('betreff') || '-' : (query.get('q') ?? '')).slice(0, 300).trim();
  if (question !== '') withCode(parts, request);
  const found = question === '' ? [] : await findPublic(parts, question, language);
  const typed = isPost
    ? { ...typedIn(request), topic: sent.get('thema'), wish: sent.get('wann') }
    : { subject: question.slice(0, 120), text: '', name: '', email: '', topic: 'general', wish: 'public' };
  const id = isPost && error !== 'not-now' ? sent.get('anfrage') : parts.newId();
  return html(askPage({ shell: shellFor(request), csrf, id, question, found, typed, error }), error ? 422 : 200);
}

async function send(http: InformationHttp, request: Request) {
  const { form: sent, language } = request;
  const asked: Asked = {
    ...{ id: sent.get('anfrage'), ...typedIn(request), language },
    topic: sent.get('thema') === 'environment' ? 'environment' : 'general',
    wish: sent.get('wann') === 'after-answer' ? 'after-answer' : 'public',
  };
  const done = await ask(http.parts, withCode(http.parts, request), asked);
  return done.ok ? redirect(`/${language}/anfragen/${done.value.number}?gesendet=1`) : form(http, request, done.reason);
}

const typedIn = ({ form: sent }: Request) => ({
  ...{ subject: sent.get('betreff').trim(), text: sent.get('text').trim().replaceAll('\r\n', '\n') },
  ...{ name: sent.get('name').trim(), email: sent.get('email').trim() },
});

async function code({ parts, shellFor }: InformationHttp, request: Request, error: boolean) {
  const own = await ownRequests(parts, personOf(request));
  return html(codePage({ shell: shellFor(request), csrf: request.csrf, own, error }), error ? 422 : 200);
}

async function openByCode(http: InformationHttp, request: Request) {
  const parsed = parseResumeCode(request.form.get('code'));
  if (!parsed.ok) return code(http, request, true);
  request.session.addGuestCode(parsed.value);
  const own = await ownRequests(http.parts, personOf(request));
  const [newest] = own;
  if (!newest) request.session.removeGuestCode(parsed.value);
  return newest ? redirect(`/${request.language}/anfragen/${newest.number}`) : code(http, request, true);
}

async function allNews({ parts }: InformationHttp, { language }: Request) {
  const { found } = await listRequests(parts, { text: '', group: null });
  const base = `${parts.config.baseUrl.replace(/\/$/, '')}/${language}/anfragen`;
  const t = texts[language];
  const entries = found.slice(0, 50).map(({ row }) => ({
    ...{ id: `${base}/${row.number}#${row.seq}`, at: row.changedAt, href: `${base}/${row.number}` },
    title: `${row.number}: ${row.subject ?? t.list.hiddenSubject(row.number)}`,
    summary: t.statuses[row.state.status],
  }));
  return feed(parts, language, { id: `${base}/neuigkeiten.atom`, title: t.list.title, entries: newestFirst(entries) });
}

async function news({ parts }: InformationHttp, request: Request) {
  const view = await viewRequest(parts, numberIn(request));
  if (!view) return notFound;
  const { language } = request;
  const t = texts[language];
  const base = `${parts.config.baseUrl.replace(/\/$/, '')}/${language}/anfragen/${view.row.number}`;
  const entries = view.steps.map(({ seq, type, at }) => ({
    ...{ id: `${base}#schritt-${seq}`, at, href: base, title: t.steps[type as keyof typeof t.steps] ?? type },
    summary: t.request.title(view.row.number),
  }));
  return feed(parts, language, {
    id: `${base}/neuigkeiten.atom`,
    title: t.request.title(view.row.number),
    entries: newestFirst(entries),
  });
}

function feed(
  { catalogue, clock }: InformationHttp['parts'],
  language: Request['language'],
  about: Pick<Parameters<typeof atomFeed>[0], 'id' | 'title' | 'entries'>,
) {
  const updated = clock.now().toString({ smallestUnit: 'second' });
  return text(
    atomFeed({ ...about, language, author: catalogue.city().name, updated }),
    'application/atom+xml; charset=utf-8',
  );
}

const newestFirst = <Entry extends { readonly at: string }>(entries: readonly Entry[]): readonly Entry[] =>
  entries.toSorted((a, b) => (a.at < b.at ? 1 : -1));

async function calendar({ parts }: InformationHttp, request: Request) {
  const view = await viewRequest(parts, numberIn(request));
  if (!view || !isOpen(view.row.state.status)) return notFound;
  const { row, clock } = view;
  const t = texts[request.language].request;
  const file = deadlineFile({
    ...{ uid: `anfrage-${row.number}@lipsia`, day: clock.deadline.end, sequence: row.seq },
    ...{ title: `${t.due}: ${row.number}`, description: row.subject ?? t.title(row.number) },
    url: `${parts.config.baseUrl.replace(/\/$/, '')}/${request.language}/anfragen/${row.number}`,
    stamp: Temporal.Instant.from(row.changedAt),
  });
  return bytes(Buffer.from(file), 'text/calendar; charset=utf-8', `${row.number}.ics`);
}

async function report(
  { parts, shellFor }: InformationHttp,
  request: Request,
  error: 'text-missing' | 'text-too-long' | null = null,
) {
  const view = await viewRequest(parts, numberIn(request));
  if (!view) return notFound;
  const typed = request.method === 'POST' ? request.form.get('text') : '';
  const page = reportPage({ shell: shellFor(request), csrf: request.csrf, number: view.row.number, typed, error });
  return html(page, error ? 422 : 200);
}

async function sendReport(http: InformationHttp, request: Request) {
  const number = numberIn(request);
  const done = await reportPersonalData(http.parts, personOf(request), number, request.form.get('text'));
  if (done.ok) return redirect(`/${request.language}/anfragen/${number}?gemeldet=1`);
  return done.reason === 'not-found' ? notFound : report(http, request, done.reason);
}
