import { z } from 'zod';
import { bytes, notFound, type Reply, type Request, type Route } from '#platform/http';
import type { CaseParts } from '../use-cases/case-parts.ts';
import { openEvidence } from '../use-cases/open-evidence.ts';
import { retrieveLetter } from '../use-cases/retrieve-letter.ts';
import { viewCase } from '../use-cases/view-case.ts';
import { onOwnCase } from './api-citizen.ts';
import type { CaseHttp } from './case-http.ts';
import { calendarFile, copyPdf, slipPdf } from './citizen/file-routes.ts';
import { letterAsPdf } from './citizen/letter-routes.ts';
import { type CitizenCase, openedFrom } from './citizen/with-view.ts';

/** What a person takes along from a case, for programs: letters, copy, payment sheet, own files, deadlines for the calendar. */
export const citizenFilesApi = (parts: CaseParts, http: CaseHttp): readonly Route[] => {
  const base = '/api/v1/cases/:number';
  const own = (path: string, api: Partial<NonNullable<Route['api']>>, handle: Handle): Route => ({
    method: 'GET',
    path: `${base}/${path}`,
    permission: 'case:read',
    api: { summary: '', tag: 'cases', mediaType: 'application/pdf', refusals: { 404: ['not-found'] }, ...api },
    handle: (request) => onOpened(parts, http, request, handle),
  });
  return [
    own('copy', { summary: 'The application as PDF, as it stands now' }, (opened) => copyPdf(parts, opened)),
    own(
      'payments/:reference/slip',
      { summary: 'The sheet of a transfer that is still open, with the code that banking apps scan' },
      (opened, request) => slipPdf(parts, opened, request.params['reference'] ?? ''),
    ),
    own(
      'calendar',
      {
        summary: 'The deadline of a letter, or of the open question, for a calendar (RFC 5545)',
        query: z.object({ letter: z.uuid().optional() }),
        mediaType: 'text/calendar',
      },
      (opened, request) => calendarFile(parts, opened, request.query.get('letter')),
    ),
    {
      method: 'GET',
      path: `${base}/letters/:letter/pdf`,
      permission: 'notice:read',
      api: {
        summary: 'A letter as PDF, German unless the reading version is asked for; the first retrieval is logged',
        tag: 'cases',
        query: z.object({ language: z.enum(['de', 'en']).optional() }),
        mediaType: 'application/pdf',
        refusals: { 404: ['not-found'] },
      },
      handle: (request) =>
        onOwnCase(http, request, async (_, visitor, number) => {
          const opened = await retrieveLetter(parts, visitor, number, request.params['letter'] ?? '');
          return opened ? letterAsPdf(request.query.get('language'), number, opened) : notFound;
        }),
    },
    {
      method: 'GET',
      path: `${base}/files/:file`,
      permission: 'evidence:read',
      api: {
        summary: 'A file that was handed in',
        tag: 'cases',
        mediaType: '*/*',
        refusals: { 404: ['not-found'] },
      },
      handle: (request) =>
        onOwnCase(http, request, async (_, visitor, number) => {
          const file = await openEvidence(parts, visitor, number, request.params['file'] ?? '');
          return file ? bytes(file.bytes, file.mediaType, file.name) : notFound;
        }),
    },
  ];
};

function onOpened(parts: CaseParts, http: CaseHttp, request: Request, handle: Handle): Promise<Reply> {
  return onOwnCase(http, request, async (_, visitor, number) => {
    const view = await viewCase(parts, visitor, number);
    if (!view) return notFound;
    // Programs send no forms: a token would only cost them a cookie.
    const quiet = Object.create(request, { csrf: { value: '' } }) as Request;
    return handle(openedFrom(parts, http, quiet, visitor, view), request);
  });
}

type Handle = (opened: CitizenCase, request: Request) => Promise<Reply> | Reply;
