import { parseCaseNumber } from '#kernel/case-number';
import type { Permission } from '#kernel/permission';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { answerObjection } from '../../use-cases/answer-objection.ts';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { askOffice } from '../../use-cases/clerk/ask-office.ts';
import { noteContact } from '../../use-cases/clerk/note-contact.ts';
import type { ClerkRefusal, Done } from '../../use-cases/clerk/on-task.ts';
import { statePurpose } from '../../use-cases/clerk/state-purpose.ts';
import { approve, handOver, take, writeNote, writeToCitizen } from '../../use-cases/clerk-commands.ts';
import type { CaseHttp } from '../case-http.ts';
import { handOverPage } from '../pages/clerk/hand-over-page.tsx';
import { purposePage } from '../pages/clerk/purpose-page.tsx';
import { type About, caseDesk, showCase } from './case-desk.ts';
import { decide } from './decide.ts';
import { deskOf } from './desk.ts';
import type { CaseAct } from './desk-paths.ts';
import { goOn } from './go-on.ts';
import { dayOf } from './read-day.ts';
import { refusalAbout } from './refusal-about.ts';
import { readTyped, type Typed } from './typed.ts';

/** One case and everything staff do with it. Every refusal keeps what was typed. */
export const caseRoutesOfClerks = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/vorgaenge/:number',
    permission: 'worklist:read',
    handle: (request) => showCase(parts, http, request),
  },
  {
    method: 'GET',
    path: '/:lang/team/vorgaenge/:number/uebergabe',
    permission: 'case:hand-over',
    handle: (request) => handOverScreen(parts, http, request),
  },
  act('zweck', 'worklist:read', (request) => purpose(parts, http, request)),
  act('uebernehmen', 'case:take', (request, number, typed) =>
    stay(parts, http, request, typed, 'taken', take(parts, request.actor, number, typed.token)),
  ),
  act('zuruecklegen', 'case:hand-over', (request, number, typed) =>
    stay(parts, http, request, typed, 'given-back', handOver(parts, request.actor, number, typed.token, null)),
  ),
  act('weitergeben', 'case:hand-over', (request, number, typed) => give(parts, http, request, number, typed)),
  act('entscheiden', 'case:decide', (request, number, typed) => decide(parts, http, request, number, typed)),
  act('freigeben', 'case:approve', (request, number, typed) => approval(parts, http, request, number, typed)),
  act('widerspruch', 'case:decide', (request, number, typed) => objection(parts, http, request, number, typed)),
  act('vermerk', 'case:note', (request, number, typed) =>
    stay(parts, http, request, typed, 'note', writeNote(parts, request.actor, number, typed.german), 'vermerk'),
  ),
  act('kontakt', 'case:note', (request, number, typed) => contact(parts, http, request, number, typed)),
  act('beteiligung', 'case:note', (request, number, typed) => consultation(parts, http, request, number, typed)),
  act('nachricht', 'case:ask', (request, number, typed) => message(parts, http, request, number, typed)),
];

function act(what: CaseAct, permission: Permission, handle: Act): Route {
  return {
    method: 'POST',
    path: `/:lang/team/vorgaenge/:number/${what}`,
    permission,
    body: 'form',
    page: '/:lang/team/vorgaenge/:number',
    handle(request) {
      const number = parseCaseNumber(request.params['number'] ?? '');
      return number.ok ? handle(request, number.value, readTyped(request.form)) : notFound;
    },
  };
}

/** After a command that leaves the person with the case: the case again, with what was done or what stood in the way. */
async function stay(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  typed: Typed,
  done: string,
  command: Promise<Done>,
  typedIn?: CaseAct,
): Promise<Reply> {
  const result = await command;
  if (!result.ok) return refused(parts, http, request, typed, result.reason, typedIn);
  const { paths } = deskOf(parts, http, request);
  return redirect(paths.case(request.params['number'] ?? '', { aufgabe: typed.token, fertig: done }));
}

async function give(parts: CaseParts, http: CaseHttp, request: Request, number: string, typed: Typed): Promise<Reply> {
  if (!typed.to) return refused(parts, http, request, typed, 'colleague-missing', 'weitergeben');
  const done = await handOver(parts, request.actor, number, typed.token, typed.to, { note: typed.german });
  if (!done.ok) return refused(parts, http, request, typed, done.reason, 'weitergeben');
  return goOn(parts, http, request, 'handed-over', number);
}

/** Who may not open the case yet states the purpose first; without an open task there is nothing to hand over. */
async function handOverScreen(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const model = await caseDesk(parts, http, request);
  const token = model?.found.task?.token;
  if (!model || !token || model.colleagues.length === 0) return notFound;
  if (!model.found.open) return html(purposePage(model, 'task'));
  return html(handOverPage(model, token));
}

async function approval(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  number: string,
  typed: Typed,
): Promise<Reply> {
  const approved = request.form.get('tun') !== 'zurueckgeben';
  const order = { number, token: typed.token, approved, reason: typed.german.trim() };
  const done = await approve(parts, request.actor, order);
  if (!done.ok) return refused(parts, http, request, typed, done.reason);
  return goOn(parts, http, request, approved ? 'approved' : 'sent-back', number);
}

async function objection(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  number: string,
  typed: Typed,
): Promise<Reply> {
  const said = await spoken(parts, http, request, typed);
  if (!said) return refused(parts, http, request, typed, 'english-missing');
  const order = { number, token: typed.token, outcome: typed.outcome, ...said };
  const done = await answerObjection(parts, request.actor, order);
  if (!done.ok) return refused(parts, http, request, typed, done.reason);
  return goOn(parts, http, request, 'objection', number);
}

function contact(parts: CaseParts, http: CaseHttp, request: Request, number: string, typed: Typed): Promise<Reply> {
  const { channel, day, german: text } = typed;
  const command = noteContact(parts, request.actor, { number, channel, on: dayOf(day), text });
  return stay(parts, http, request, typed, 'contact', command, 'kontakt');
}

function consultation(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  number: string,
  typed: Typed,
): Promise<Reply> {
  const { office, data, german: text } = typed;
  const command = askOffice(parts, request.actor, { number, office, data, text });
  return stay(parts, http, request, typed, 'office-asked', command, 'beteiligung');
}

async function message(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  number: string,
  typed: Typed,
): Promise<Reply> {
  const said = await spoken(parts, http, request, typed);
  if (!said) return refused(parts, http, request, typed, 'english-missing', 'nachricht');
  const command = writeToCitizen(parts, request.actor, number, said.text, said.german ?? null);
  return stay(parts, http, request, typed, 'message', command, 'nachricht');
}

/** The words in the person's language with the German ones; null while the English ones are missing. */
async function spoken(parts: CaseParts, http: CaseHttp, request: Request, typed: Typed) {
  const model = await caseDesk(parts, http, request, { typed });
  if (!model || model.found.row.language === 'de') return { text: typed.german.trim() };
  if (typed.german.trim() !== '' && typed.english.trim() === '') return null;
  return { text: typed.english.trim(), german: typed.german.trim() };
}

async function purpose(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const { form, actor } = request;
  const number = request.params['number'] ?? '';
  const scope = form.get('umfang') === 'all' ? 'all' : 'task';
  const order = { number, scope, purpose: form.get('zweck'), legalBasis: form.get('grundlage') } as const;
  const done = await statePurpose(parts, actor, order);
  const desk = deskOf(parts, http, request);
  const task = request.query.get('aufgabe') ?? undefined;
  if (done.ok) return redirect(desk.paths.case(number, { aufgabe: task, alles: scope === 'all' ? 'ja' : undefined }));
  if (done.reason === 'not-found') return notFound;
  const error =
    done.reason === 'purpose-missing'
      ? { field: 'zweck', message: desk.words.purpose.missing }
      : { field: 'grundlage', message: desk.words.purpose.basisMissing };
  const model = await caseDesk(parts, http, request, { errors: [error] });
  return model ? html(purposePage(model, scope), 422) : notFound;
}

/** The case again with what was typed and why it was not taken: 422 to mend at the field, 409 when somebody was faster. */
async function refused(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  typed: Typed,
  reason: ClerkRefusal | 'colleague-missing' | 'english-missing',
  typedIn?: CaseAct,
): Promise<Reply> {
  if (reason === 'not-found') return notFound;
  const about: About = { typed, ...refusalAbout(deskOf(parts, http, request), reason, typedIn) };
  return showCase(parts, http, request, typedIn ? { ...about, typedIn } : about);
}

type Act = (request: Request, number: string, typed: Typed) => Promise<Reply> | Reply;
