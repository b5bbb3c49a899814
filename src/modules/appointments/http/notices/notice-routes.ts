import { notFound, type Reply, type Request, type Route, redirect, text } from '#platform/http';
import type { AppointmentParts } from '../../use-cases/appointment-parts.ts';
import { hasNotices, type NoticeOwner, turnNoticesOff, turnNoticesOn } from '../../use-cases/notices/notice-targets.ts';
import { findVisit } from '../../use-cases/open-visit.ts';
import { openWish } from '../../use-cases/wishes/wish-commands.ts';
import { personOf } from '../appointment-http.ts';
import type { ShownNotices } from '../pages/notices.tsx';
import { noticeWorker } from './notice-worker.ts';

/** Turning notices of a browser on and off, and the worker that shows them. */
export const noticeRoutes = (parts: AppointmentParts): readonly Route[] => [
  {
    ...{ method: 'GET', path: '/:lang/termin/hinweis-dienst.js', permission: 'public' },
    handle: () => (parts.push ? text(noticeWorker, 'text/javascript; charset=utf-8') : notFound),
  },
  {
    ...{ method: 'POST', path: '/:lang/termin/wunsch/:wish/hinweise', permission: 'appointment:change', body: 'form' },
    page: '/:lang/termin/wunsch/:wish',
    async handle(request) {
      const opened = await openWish(parts, personOf(request), request.params['wish'] ?? '', 'appointment:change');
      if (!opened) return notFound;
      return turn(parts, request, { kind: 'wish', ...opened.row }, `wunsch/${opened.row.number}`);
    },
  },
  {
    ...{ method: 'POST', path: '/:lang/termin/:visit/hinweise', permission: 'appointment:change', body: 'form' },
    page: '/:lang/termin/:visit',
    async handle(request) {
      const person = personOf(request);
      const row = await findVisit(parts, person, request.params['visit'] ?? '', 'appointment:change');
      if (!row || person.actor.kind === 'staff') return notFound;
      return turn(parts, request, { kind: 'visit', ...row }, row.number);
    },
  },
];

/** What a page shows of them; null where the city sends none. */
export async function shownNotices(parts: AppointmentParts, owner: NoticeOwner): Promise<ShownNotices | null> {
  const isOn = await hasNotices(parts, owner);
  return parts.push && isOn !== null ? { isOn, publicKey: parts.push.publicKey } : null;
}

async function turn(parts: AppointmentParts, request: Request, owner: NoticeOwner, page: string): Promise<Reply> {
  const { form, language } = request;
  const said = { endpoint: form.get('endpoint'), p256dh: form.get('p256dh'), auth: form.get('auth') };
  if (form.get('aus') === 'ja') await turnNoticesOff(parts, owner);
  // What the city cannot use leaves the page as it was: notices are off.
  else await turnNoticesOn(parts, owner, said);
  return redirect(`/${language}/termin/${page}`);
}
