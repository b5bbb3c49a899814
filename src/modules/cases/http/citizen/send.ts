import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { sendDraft } from '../../use-cases/send-draft.ts';
import type { CaseHttp } from '../case-http.ts';
import { outsideMandatePage } from '../pages/citizen/outside-mandate-page.tsx';

/** `POST /de/hund-anmelden/senden`: the draft becomes a case, once; what is missing leads back to its question, what was not seen to the check page. */
export const sendRoute = (parts: CaseParts, http: CaseHttp): Route => ({
  method: 'POST',
  path: '/:lang/:service/senden',
  permission: 'case:create',
  body: 'form',
  page: '/:lang/:service/pruefen',
  handle: (request) => send(parts, http, request),
});

async function send(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const { language } = request;
  const id = request.params['service'] ?? '';
  const draft = await parts.forms.loadDraft(request, { id }, request.form.get('_draft') || undefined);
  if (!draft) return parts.catalogue.findService(id) ? redirect(`/${language}/${id}/start`) : notFound;
  const check = `/${language}/${id}/pruefen`;
  // Another tab or program saved an answer since the check page was shown: nobody sends what they have not seen.
  const seen = request.form.get('_rev');
  if (!draft.sent && seen !== '' && seen !== String(draft.rev)) return redirect(check);
  const { service } = draft.folder;
  const signIn = draft.sent || service.guests ? null : parts.accounts.requireLevel(request, service.identity);
  if (signIn) return signIn;
  const sent = await sendDraft(parts, request, await http.visitorOf(request), draft);
  // No node that still knows the draft shows it again.
  request.session.state.nowSaved = null;
  if (sent.ok && sent.sitting) return redirect(`/${language}/team/termine/schalter/${sent.sitting}`);
  if (sent.ok && request.actor.kind === 'staff') return redirect(`/${language}/team/vorgaenge/${sent.value}`);
  if (sent.ok) return redirect(`/${language}/vorgang/${sent.value}?neu`);
  if (sent.reason === 'no-paper') return redirect(`/${language}/team/eingang`);
  if (sent.notReady) return redirect(parts.forms.hrefOf(language, id, sent.notReady));
  if (sent.reason === 'outside-mandate') return html(outsideMandatePage(http.shellFor(request), language, check), 403);
  return redirect(check);
}
