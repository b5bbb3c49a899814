import { legalDay } from '#kernel/clock';
import { deadlineFile } from '#platform/calendar-file';
import { bytes, html, notFound, type Reply, type Request, type Route } from '#platform/http';
import { letterPdf } from '#platform/pdf';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { openEvidence } from '../../use-cases/open-evidence.ts';
import type { CaseHttp } from '../case-http.ts';
import { copyPage } from '../pages/citizen/copy-page.tsx';
import { copyLetter, slipLetter } from './copy-letter.ts';
import { type CitizenCase, withNumber, withView } from './with-view.ts';

/** What a person takes along from a case: the copy, the payment sheet, own files, deadlines for the calendar. */
export const fileRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => {
  const own = (path: string, handle: (opened: CitizenCase, request: Request) => Promise<Reply> | Reply): Route => ({
    method: 'GET',
    path: `/:lang/vorgang/:number/${path}`,
    permission: 'case:read',
    handle: (request) => withView(parts, http, request, (opened) => handle(opened, request)),
  });
  return [
    own('kopie', (opened) => (opened.view.state ? html(copyPage(opened)) : notFound)),
    own('kopie.pdf', (opened) => copyPdf(parts, opened)),
    own('zahlung/:reference', (opened, request) => slipPdf(parts, opened, request.params['reference'] ?? '')),
    own('frist.ics', (opened, request) => calendarFile(parts, opened, request.query.get('schreiben'))),
    {
      method: 'GET',
      path: '/:lang/vorgang/:number/nachweis/:file',
      permission: 'evidence:read',
      handle: (request) => evidence(parts, http, request),
    },
  ];
};

/** The copy of an application as PDF; not there once its data was deleted. */
export async function copyPdf(parts: CaseParts, opened: CitizenCase): Promise<Reply> {
  if (!opened.view.state) return notFound;
  return bytes(
    await letterPdf(copyLetter(opened, parts.cityWords)),
    'application/pdf',
    `${opened.view.row.number}.pdf`,
  );
}

/** The payment sheet of a transfer that is still open. */
export async function slipPdf(parts: CaseParts, opened: CitizenCase, reference: string): Promise<Reply> {
  const payment = opened.view.payments.find((known) => known.reference === reference);
  if (!payment?.girocode || !opened.view.state) return notFound;
  const pdf = await letterPdf(slipLetter(opened, parts.cityWords, payment));
  return bytes(pdf, 'application/pdf', `${opened.view.row.number}-${payment.reference}.pdf`);
}

/** The deadline of a letter that is named, else of the open question; without one there is nothing to put into a calendar. */
export function calendarFile(parts: CaseParts, opened: CitizenCase, wanted: string | null): Reply {
  const { view, words, language, paths } = opened;
  const notice = view.notices.find(({ id }) => id === wanted);
  const due = wanted
    ? notice?.deadline.state === 'notified' && notice.deadline.until
      ? { id: notice.id, day: notice.deadline.until, title: words.calendar.objection(notice.title[language]) }
      : null
    : view.question?.until
      ? {
          id: 'antwort',
          day: view.question.until,
          title: words.calendar.answer(view.folder.texts[language].title),
        }
      : null;
  if (!due) return notFound;
  const file = deadlineFile({
    uid: `${view.row.number}-${due.id}@${new URL(parts.config.baseUrl).hostname}`,
    title: due.title,
    day: due.day,
    description: words.calendar.text(view.row.number),
    url: `${parts.config.baseUrl}${paths.base}`,
    stamp: parts.clock.now(),
  });
  const name = `frist-${view.row.number}-${legalDay(parts.clock.now())}.ics`;
  return {
    kind: 'text',
    status: 200,
    mediaType: 'text/calendar; charset=utf-8',
    text: file,
    headers: { 'content-disposition': `attachment; filename="${name}"` },
  };
}

function evidence(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  return withNumber(http, request, async (number, visitor) => {
    const file = await openEvidence(parts, visitor, number, request.params['file'] ?? '');
    return file ? bytes(file.bytes, file.mediaType, file.name) : notFound;
  });
}
