import { isLanguage } from '#kernel/language';
import { bytes, html, notFound, type Reply, type Request, type Route } from '#platform/http';
import { letterPdf } from '#platform/pdf';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { type OpenedLetter, retrieveLetter } from '../../use-cases/retrieve-letter.ts';
import { viewCase } from '../../use-cases/view-case.ts';
import type { CaseHttp } from '../case-http.ts';
import { letterPage } from '../pages/citizen/letter-page.tsx';
import { openedFrom, withNumber } from './with-view.ts';

/** Letters as page and as PDF; the first retrieval is logged and may start a period. */
export const letterRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/vorgang/:number/schreiben/:notice',
    permission: 'notice:read',
    handle: (request) => letter(parts, http, request),
  },
];

function letter(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  return withNumber(http, request, async (number, visitor) => {
    const named = request.params['notice'] ?? '';
    const asPdf = named.endsWith('.pdf');
    const opened = await retrieveLetter(parts, visitor, number, asPdf ? named.slice(0, -4) : named);
    if (!opened) return notFound;
    if (asPdf) return letterAsPdf(request.query.get('lang'), number, opened);
    const view = await viewCase(parts, visitor, number);
    if (!view) return notFound;
    const wished = request.query.get('text');
    const text = isLanguage(wished) ? wished : request.language;
    const shown = opened.letters[text] ? text : 'de';
    const page = letterPage(openedFrom(parts, http, request, visitor, view), {
      noticeId: opened.notice.id,
      letter: opened.letters[shown] ?? opened.letters.de,
      shown,
      hasReading: opened.letters.en !== undefined,
    });
    return html(page);
  });
}

/** The German text unless the English reading version is asked for. */
export async function letterAsPdf(
  asked: string | null,
  number: string,
  { letters, notice }: OpenedLetter,
): Promise<Reply> {
  const wished = asked === 'en' && letters.en ? 'en' : 'de';
  const content = letters[wished] ?? letters.de;
  const name = `${number}-${notice.letter}${wished === 'en' ? '-reading-version' : ''}.pdf`;
  return bytes(await letterPdf(content), 'application/pdf', name);
}
