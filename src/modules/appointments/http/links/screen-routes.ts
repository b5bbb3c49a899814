import { guestActor } from '#kernel/actor';
import { html, type Reply, type Request, type Route, redirect } from '#platform/http';
import { linkTexts } from '../../texts/links.ts';
import type { AppointmentParts } from '../../use-cases/appointment-parts.ts';
import { type ShownSitting, sittingByCode, tieToAccount } from '../../use-cases/links/sittings.ts';
import type { AppointmentHttp } from '../appointment-http.ts';
import { codePage, screenPage } from '../pages/screen-pages.tsx';

/** The second screen at a counter: the person reads along in their language, with the short code and as long as the sitting lasts. */
export const screenRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => {
  const base = '/:lang/schalter';
  const one = `${base}/:code`;
  return [
    {
      ...{ method: 'GET', path: base, permission: 'public' },
      handle: (request) => html(enter(http, request, '', false)),
    },
    {
      ...{ method: 'POST', path: base, permission: 'public', body: 'form', limit: 'sign-in' },
      handle: async (request) => {
        const typed = request.form.get('code');
        const sitting = await sittingByCode(parts, typed);
        if (!sitting) return html(enter(http, request, typed, true), 422);
        return redirect(`/${request.language}/schalter/${sitting.code}`);
      },
    },
    {
      ...{ method: 'GET', path: one, permission: 'public' },
      handle: (request) => withSitting(parts, http, request, (sitting) => read(parts, http, request, sitting)),
    },
    {
      ...{ method: 'POST', path: `${one}/konto`, permission: 'account:update', body: 'form', page: one },
      handle: (request) =>
        withSitting(parts, http, request, async (sitting) => {
          const { actor, language } = request;
          if (actor.kind === 'citizen' && actor.id) await tieToAccount(parts, sitting, actor.id);
          return redirect(`/${language}/schalter/${sitting.code}`);
        }),
    },
  ];
};

async function withSitting(
  parts: AppointmentParts,
  http: AppointmentHttp,
  request: Request,
  work: (sitting: ShownSitting) => Promise<Reply>,
): Promise<Reply> {
  const typed = request.params['code'] ?? '';
  const sitting = await sittingByCode(parts, typed);
  return sitting ? work(sitting) : html(enter(http, request, typed, true), 404);
}

async function read(
  parts: AppointmentParts,
  http: AppointmentHttp,
  request: Request,
  sitting: ShownSitting,
): Promise<Reply> {
  const { language, actor } = request;
  const draft = await http.forms.ownDraft(withCode(request, sitting.resumeCode), sitting.row.draftId);
  const folder = draft?.folder ?? parts.catalogue.findService(sitting.row.service);
  const isMoving = !request.query.has('ruhe') && sitting.row.caseNumber === null;
  const sections =
    draft && !draft.sent
      ? http.forms.summary(
          draft.form,
          draft.answers,
          draft.folder.texts[language],
          http.forms.contextOf(draft.folder, language),
        )
      : [];
  const shown = sections
    .map((section) => ({
      ...section,
      rows: section.rows.filter(({ lines, files }) => lines.length + files.length > 0),
    }))
    .filter(({ rows }) => rows.length > 0);
  const page = screenPage({
    ...{
      shell: http.shellFor(request),
      words: linkTexts[language].screen,
      csrf: request.csrf,
      sitting,
      sections: shown,
      isMoving,
    },
    title: folder?.texts[language].title ?? sitting.row.service,
    account: actor.kind !== 'citizen' ? 'none' : sitting.row.accountId === actor.id ? 'tied' : 'free',
  });
  return { kind: 'html', status: 200, html: page, ...(isMoving ? { headers: { refresh: '15' } } : {}) };
}

/** The same request as whoever holds this code would send it; reads only. */
const withCode = (request: Request, code: string): Request =>
  Object.create(request, {
    actor: { value: guestActor },
    session: { value: { state: request.session.state, guestCodes: [code] } },
  }) as Request;

const enter = (http: AppointmentHttp, request: Request, typed: string, isWrong: boolean): string =>
  codePage({
    ...{ shell: http.shellFor(request), words: linkTexts[request.language].screen, csrf: request.csrf, typed, isWrong },
  });
