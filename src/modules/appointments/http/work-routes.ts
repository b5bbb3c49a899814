import { type FormBody, html, type Reply, type Request, type Route } from '#platform/http';
import type { VisitLine } from '../domain/visit.ts';
import { texts } from '../texts/index.ts';
import type { AppointmentParts } from '../use-cases/appointment-parts.ts';
import type { Admission, WorkAnswer } from '../use-cases/work-gate.ts';
import type { AppointmentHttp } from './appointment-http.ts';
import { workPage } from './pages/work-page.tsx';
import { type AskedWish, queryOf, readSlot, readWish } from './read-wish.ts';

/** Where a person without script goes on after a wait. */
export const workRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/termin/frei/weiter',
    permission: 'appointment:book',
    handle: (request) => html(waited(parts, http, request)),
  },
];

/** Whether a hold may go on now. The staff book for people who stand there or call. */
export const admit = async (
  { gate }: Pick<AppointmentHttp, 'gate'>,
  { actor }: Pick<Request, 'actor'>,
  { office, at, lines }: { readonly office: string; readonly at: number; readonly lines: readonly VisitLine[] },
  answer: WorkAnswer | null,
): Promise<Admission> =>
  actor.kind === 'staff'
    ? { ok: true }
    : gate.admit(`${office} ${at} ${lines.map(({ service, persons }) => `${service}:${persons}`).join(',')}`, answer);

/** The page that comes first while very many hold at once; null when the hold may go on. */
export async function pauseBefore(
  http: AppointmentHttp,
  request: Request,
  wish: AskedWish,
  slot: { readonly office: string; readonly at: number },
): Promise<Reply | null> {
  const { form, language, csrf } = request;
  const admission = await admit(http, request, { ...slot, lines: wish.lines }, answerIn(form));
  if (admission.ok) return null;
  const { task } = admission;
  const query = new URLSearchParams(queryOf(wish));
  query.set('platz', form.get('platz'));
  query.set('aufgabe', task.challenge);
  const onward = `/${language}/termin/frei/weiter?${query}`;
  const fields = [...query].map(([name, value]) => ({ name, value }));
  const shell = http.shellFor(request);
  return html(workPage({ shell, words: texts[language], csrf, fields, task, onward }), 429);
}

const answerIn = (form: FormBody): WorkAnswer | null =>
  form.get('aufgabe') ? { challenge: form.get('aufgabe'), solution: form.get('loesung') } : null;

/** The wait is over: one button goes on. */
function waited(parts: AppointmentParts, http: AppointmentHttp, request: Request): string {
  const { language, csrf, query } = request;
  const [slot, challenge] = [query.get('platz') ?? '', query.get('aufgabe') ?? ''];
  const known = new URLSearchParams(queryOf(readWish(parts, query)));
  if (readSlot(slot)) known.set('platz', slot);
  if (challenge.length < 200) known.set('aufgabe', challenge);
  const fields = [...known].map(([name, value]) => ({ name, value }));
  return workPage({ shell: http.shellFor(request), words: texts[language], csrf, fields, task: null, onward: '' });
}
