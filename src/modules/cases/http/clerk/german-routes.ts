import { parseCaseNumber } from '#kernel/case-number';
import { formatNumber } from '#kernel/format';
import { notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { germanTextWords } from '../../texts/german-text.ts';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { proposeGerman } from '../../use-cases/clerk/propose-german.ts';
import type { CaseHttp } from '../case-http.ts';
import { showCase } from './case-desk.ts';
import { deskOf } from './desk.ts';
import { germanField } from './german-field.ts';
import { nothingTyped } from './typed.ts';

/** A clerk writes the German text of an answer and sends it to the person for confirmation. */
export const germanTextRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  {
    method: 'POST',
    path: '/:lang/team/vorgaenge/:number/uebersetzung',
    permission: 'case:ask',
    body: 'form',
    page: '/:lang/team/vorgaenge/:number',
    handle(request) {
      const number = parseCaseNumber(request.params['number'] ?? '');
      return number.ok ? propose(parts, http, request, number.value) : notFound;
    },
  },
];

async function propose(parts: CaseParts, http: CaseHttp, request: Request, number: string): Promise<Reply> {
  const { form, actor, language } = request;
  const path = form.get('angabe');
  const translated = form.get('uebertragung').replaceAll('\r\n', '\n');
  const token = form.get('aufgabe');
  const done = await proposeGerman(parts, actor, { number, path, german: translated });
  const { paths } = deskOf(parts, http, request);
  if (done.ok) return redirect(paths.case(number, { aufgabe: token || undefined, fertig: 'german' }));
  if (done.reason === 'not-found') return notFound;
  const typed = { ...nothingTyped, token, path, translated };
  if (done.reason === 'already-done' || done.reason === 'not-possible-now')
    return showCase(parts, http, request, { typed, status: 409, refused: done.reason });
  const { errors } = germanTextWords[language];
  const message =
    done.reason === 'text-missing'
      ? errors['text-missing']
      : errors['text-too-long'](formatNumber(done.limit ?? 0, language));
  const error = { field: germanField(path), message };
  return showCase(parts, http, request, { typed, status: 422, errors: [error] });
}
