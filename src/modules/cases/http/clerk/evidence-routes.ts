import { parseCaseNumber } from '#kernel/case-number';
import { bytes, html, notFound, type Reply, type Request, type Route } from '#platform/http';
import { letterPdf } from '#platform/pdf';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { asVisitor } from '../../use-cases/clerk/on-task.ts';
import { openEvidence } from '../../use-cases/clerk/open-evidence.ts';
import { retrieveLetter } from '../../use-cases/retrieve-letter.ts';
import type { CaseHttp } from '../case-http.ts';
import { evidencePage } from '../pages/clerk/evidence-page.tsx';
import { caseDesk } from './case-desk.ts';
import { papersIn } from './papers-in.ts';

/** Evidence in a viewer and as bytes, and the letters of a case as PDF. */
export const evidenceRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/vorgaenge/:number/nachweise/:file',
    permission: 'evidence:read',
    handle: (request) => viewer(parts, http, request),
  },
  {
    method: 'GET',
    path: '/:lang/team/vorgaenge/:number/nachweise/:file/datei',
    permission: 'evidence:read',
    handle: (request) => clerkFile(parts, request),
  },
  {
    method: 'GET',
    path: '/:lang/team/vorgaenge/:number/schreiben/:notice',
    permission: 'worklist:read',
    handle: (request) => clerkLetter(parts, request),
  },
];

async function viewer(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const model = await caseDesk(parts, http, request);
  const files = [
    ...(model?.found.open?.sections.flatMap(({ rows }) => rows.flatMap((row) => row.files)) ?? []),
    ...papersIn(model?.found.open ?? null),
  ];
  const at = files.findIndex(({ id }) => id === request.params['file']);
  if (!model || at < 0) return notFound;
  const page = html(evidencePage(model, files, at));
  // Only this page may show a frame, and only from here: the document itself.
  return { ...page, headers: { 'content-security-policy': `${pagePolicy}; frame-src 'self'` } };
}

/** A file that the person handed in, shown where that is safe; not found for staff who may not see it. */
export async function clerkFile(parts: CaseParts, request: Request): Promise<Reply> {
  const number = parseCaseNumber(request.params['number'] ?? '');
  const id = request.params['file'] ?? '';
  const content = number.ok ? await openEvidence(parts, request.actor, number.value, id) : null;
  return content ? shownFile(content, id, request.query.get('speichern') === 'ja') : notFound;
}

/** A stored file as an answer that can do nothing but be seen; to be saved where asked for, or where it is of an unknown kind. */
export function shownFile(content: Uint8Array, id: string, isSaved: boolean): Reply {
  const kind = kindOf(content);
  const isShown = kind !== 'application/octet-stream' && !isSaved;
  const name = `${id.slice(-6)}.${extensions[kind]}`;
  const headers = { 'content-security-policy': filePolicy, 'x-frame-options': 'SAMEORIGIN' };
  return { kind: 'bytes', mediaType: kind, bytes: content, name, inline: isShown, headers };
}

/** A letter of a case as PDF, without effect on its periods. */
export async function clerkLetter(parts: CaseParts, request: Request): Promise<Reply> {
  const number = parseCaseNumber(request.params['number'] ?? '');
  if (!number.ok || request.actor.kind !== 'staff') return notFound;
  const opened = await retrieveLetter(parts, asVisitor(request.actor), number.value, request.params['notice'] ?? '');
  if (!opened) return notFound;
  const text = request.query.get('text') === 'en' && opened.letters.en ? opened.letters.en : opened.letters.de;
  const name = `${number.value}-${opened.notice.letter}-${text.language}.pdf`;
  return bytes(await letterPdf(text), 'application/pdf', name, true);
}

/** What a file is by its first bytes: the name a person gave says nothing. */
function kindOf(content: Uint8Array): keyof typeof extensions {
  const head = Buffer.from(content.subarray(0, 8)).toString('latin1');
  if (head.startsWith('%PDF-')) return 'application/pdf';
  if (head.startsWith('\x89PNG')) return 'image/png';
  return head.startsWith('\xff\xd8\xff') ? 'image/jpeg' : 'application/octet-stream';
}

const extensions = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/octet-stream': 'bin',
} as const;
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');
/** A file may do nothing; the browser's own viewer for documents brings its style and its object. */
const filePolicy = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";
