import { html, type Reply, type Request, type Route, redirect } from '#platform/http';
import { texts } from '../texts/index.ts';
import type { AppointmentParts } from '../use-cases/appointment-parts.ts';
import { confirmWish, openWish } from '../use-cases/wishes/wish-commands.ts';
import { type AppointmentHttp, personOf } from './appointment-http.ts';
import { confirmPage } from './pages/confirm-page.tsx';

/** The link in the mail leads here; only the button confirms, because machines open links as well. */
export const confirmRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => {
  const path = '/:lang/termin/wunsch/bestaetigen';
  return [
    {
      ...{ method: 'GET', path, permission: 'public' },
      handle: (request) => {
        const typed = { number: request.query.get('nummer') ?? '', secret: request.query.get('schluessel') ?? '' };
        const stage = request.query.get('stand') === 'fertig' ? 'done' : 'asked';
        return html(show(http, request, typed, stage, null));
      },
    },
    {
      ...{ method: 'POST', path, permission: 'public', body: 'form', limit: 'sign-in' },
      handle: (request) => confirm(parts, http, request),
    },
  ];
};

async function confirm(parts: AppointmentParts, http: AppointmentHttp, request: Request): Promise<Reply> {
  const { language } = request;
  const typed = { number: request.form.get('nummer'), secret: request.form.get('schluessel') };
  const done = await confirmWish(parts, request.actor, typed);
  if (!done.ok) {
    const { errors } = texts[language].wishes;
    const error =
      done.reason === 'already-wished'
        ? errors['already-wished']
        : done.reason === 'not-found'
          ? errors['link-wrong']
          : errors['confirm-late'];
    return html(show(http, request, typed, 'refused', error), 422);
  }
  const { number } = done.value;
  const isHere = await openWish(parts, personOf(request), number, 'appointment:read');
  const base = `/${language}/termin/wunsch`;
  return redirect(isHere ? `${base}/${number}` : `${base}/bestaetigen?stand=fertig&nummer=${number}`);
}

const show = (
  http: AppointmentHttp,
  request: Request,
  typed: { readonly number: string; readonly secret: string },
  stage: 'asked' | 'done' | 'refused',
  error: string | null,
): string =>
  confirmPage({
    shell: http.shellFor(request),
    words: texts[request.language],
    csrf: request.csrf,
    typed,
    stage,
    error,
  });
