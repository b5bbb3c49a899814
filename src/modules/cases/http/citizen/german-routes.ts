import { formatNumber } from '#kernel/format';
import { html, type Reply, type Request, type Route, redirect } from '#platform/http';
import { germanTextWords } from '../../texts/german-text.ts';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { confirmGerman } from '../../use-cases/confirm-german.ts';
import type { CaseHttp } from '../case-http.ts';
import { germanTextPage } from '../pages/citizen/german-text-page.tsx';
import { type CitizenCase, withView } from './with-view.ts';

/** The person reads the German text that the office wrote, and confirms or mends it. */
export const germanTextRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => {
  const path = '/:lang/vorgang/:number/deutscher-text';
  const own = (handle: (opened: CitizenCase, request: Request) => Promise<Reply> | Reply) => (request: Request) =>
    withView(parts, http, request, (opened) => handle(opened, request));
  return [
    { method: 'GET', path, permission: 'case:answer', handle: own(show) },
    {
      method: 'POST',
      path,
      permission: 'case:answer',
      body: 'form',
      handle: own((opened, request) => confirm(parts, opened, request)),
    },
  ];
};

function show(opened: CitizenCase): Reply {
  const text = toConfirm(opened);
  return text ? html(germanTextPage(opened, text)) : redirect(opened.paths.base);
}

async function confirm(parts: CaseParts, opened: CitizenCase, request: Request): Promise<Reply> {
  const { view, visitor, paths, language } = opened;
  const german = request.form.get('deutsch').replaceAll('\r\n', '\n');
  const [path, proposedAt] = [request.form.get('angabe'), request.form.get('stand')];
  const done = await confirmGerman(parts, visitor, { number: view.row.number, path, proposedAt, german });
  if (done.ok) return redirect(paths.done('deutsch'));
  const text = toConfirm(opened);
  if (!text || done.reason === 'not-found' || done.reason === 'nothing-asked') return redirect(paths.base);
  const words = germanTextWords[language];
  // The person has not seen the new proposal: it stands in the field now, and the page says why.
  if (done.reason === 'changed-meanwhile')
    return html(germanTextPage(opened, text, { german: text.german, error: words.citizen.changed }), 409);
  const error =
    done.reason === 'text-missing'
      ? words.errors['text-missing']
      : words.errors['text-too-long'](formatNumber(text.limit, language));
  return html(germanTextPage(opened, text, { german, error }), 422);
}

const toConfirm = ({ view }: CitizenCase) => view.germanTexts.find(({ state }) => state === 'proposed');
