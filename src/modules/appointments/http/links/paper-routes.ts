import { z } from 'zod';
import { bytes, html, json, notFound, type Reply, type Route, redirect, refusal } from '#platform/http';
import { linkTexts } from '../../texts/links.ts';
import type { AppointmentParts } from '../../use-cases/appointment-parts.ts';
import {
  openPapers,
  type PaperRefusal,
  readPaper,
  sayPapers,
  sendPaper,
  takePaperBack,
} from '../../use-cases/links/visit-papers.ts';
import { onVisit, reading } from '../api.ts';
import type { AppointmentHttp } from '../appointment-http.ts';
import { papersPage } from '../pages/papers-page.tsx';
import { type Opened, openedVisit } from '../visit-routes.ts';

/** What to bring to a visit: said, sent before, and seen by the staff. */
export const paperRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => {
  const base = '/:lang/termin/:visit/unterlagen';
  const open = openedVisit(parts, http);
  const change = { method: 'POST', permission: 'appointment:change', page: base } as const;
  return [
    {
      ...{ method: 'GET', path: base, permission: 'appointment:read' },
      handle: open('appointment:read', (opened) => show(parts, opened, null)),
    },
    {
      ...{ ...change, path: base, body: 'form' },
      handle: open('appointment:change', async (opened) => {
        await sayPapers(parts, opened.visit.row, opened.request.form.all('hier'));
        return redirect(`${placeOf(opened)}?fertig=gespeichert`);
      }),
    },
    {
      ...{ ...change, path: `${base}/datei`, body: 'multipart', maxBody: 10_500_000, limit: 'upload' },
      handle: open('appointment:change', async (opened) => {
        const { form } = opened.request;
        const file = form.files.find(({ field }) => field === 'datei') ?? null;
        const done = await sendPaper(parts, opened.visit.row, { item: form.get('was'), file });
        return done.ok ? redirect(`${placeOf(opened)}?fertig=geschickt`) : show(parts, opened, done.reason);
      }),
    },
    {
      ...{ ...change, path: `${base}/loeschen`, body: 'form' },
      handle: open('appointment:change', async (opened) => {
        await takePaperBack(parts, opened.visit.row, opened.request.form.get('datei'));
        return redirect(placeOf(opened));
      }),
    },
    {
      ...{ method: 'GET', path: `${base}/:file`, permission: 'appointment:read' },
      handle: open('appointment:read', async ({ request, person, visit }) => {
        const paper = await readPaper(parts, person, visit.row, request.params['file'] ?? '');
        return paper ? bytes(paper.bytes, paper.mediaType, paper.name) : notFound;
      }),
    },
  ];
};

/** The same for programs. */
export const paperApi = (parts: AppointmentParts): readonly Route[] => {
  const path = '/api/v1/appointments/:visit/papers';
  const tag = 'appointments';
  return [
    {
      ...{ method: 'GET', path, permission: 'appointment:read' },
      api: {
        ...{
          summary: 'What to bring to a visit, what is there, and what was sent before',
          tag,
          response: papersAnswer,
        },
        refusals: { 404: ['not-found'] },
      },
      handle: onVisit(parts, 'appointment:read', async (row, person, { language }) =>
        json(await papersJson(parts, person, row, language)),
      ),
    },
    {
      ...{ method: 'PUT', path, permission: 'appointment:change', body: 'json' },
      api: {
        ...{ summary: 'Say which papers are there', tag, body: papersBody, response: papersAnswer },
        refusals: { 404: ['not-found'], 422: ['invalid-body'] },
      },
      handle: onVisit(parts, 'appointment:change', (row, person, request) =>
        reading(papersBody, async ({ here }) => {
          await sayPapers(parts, row, here);
          return json(await papersJson(parts, person, row, request.language));
        })(request),
      ),
    },
    {
      ...{ method: 'POST', path: `${path}/:paper/files`, permission: 'appointment:change', body: 'multipart' },
      ...{ maxBody: 10_500_000, limit: 'upload' },
      api: {
        ...{ summary: 'Send a paper before the visit, in the field `file`', tag, status: 201, response: papersAnswer },
        refusals: { 404: ['not-found'], 409: ['not-now', 'too-many-files'], 422: fileRefusals },
      },
      handle: onVisit(parts, 'appointment:change', async (row, person, { form, params, language }) => {
        const file = form.files.find(({ field }) => field === 'file') ?? null;
        const done = await sendPaper(parts, row, { item: params['paper'] ?? '', file });
        if (!done.ok) return refusal(conflicts.has(done.reason) ? 409 : 422, done.reason);
        return json(await papersJson(parts, person, row, language), 201);
      }),
    },
    {
      ...{ method: 'GET', path: `${path}/files/:file`, permission: 'appointment:read' },
      api: { summary: 'A paper that was sent before', tag, mediaType: '*/*', refusals: { 404: ['not-found'] } },
      handle: onVisit(parts, 'appointment:read', async (row, person, { params }) => {
        const paper = await readPaper(parts, person, row, params['file'] ?? '');
        return paper ? bytes(paper.bytes, paper.mediaType, paper.name) : notFound;
      }),
    },
    {
      ...{ method: 'DELETE', path: `${path}/files/:file`, permission: 'appointment:change', body: 'json' },
      api: {
        ...{ summary: 'Take a paper back that was sent before', tag, response: papersAnswer },
        refusals: { 404: ['not-found'] },
      },
      handle: onVisit(parts, 'appointment:change', async (row, person, { params, language }) => {
        await takePaperBack(parts, row, params['file'] ?? '');
        return json(await papersJson(parts, person, row, language));
      }),
    },
  ];
};

async function show(parts: AppointmentParts, opened: Opened, refused: PaperRefusal | null): Promise<Reply> {
  const { request, shell, visit, person } = opened;
  const { language } = request;
  const { row } = visit;
  if (row.state === 'held') return redirect(`/${language}/termin/${row.number}/daten`);
  const papers = await openPapers(parts, person, row, language);
  const nameOf = (id: string): string => parts.plan.services.find((one) => one.id === id)?.name[language] ?? id;
  const done = refused ? null : request.query.get('fertig');
  return html(
    papersPage({
      ...{ shell, words: linkTexts[language].papers, csrf: request.csrf, papers, nameOf, refused },
      visit: { number: row.number, caseNumber: row.caseNumber, lines: row.lines, when: visit.when },
      services: row.lines.flatMap(({ service }) => {
        const id = parts.plan.services.find((one) => one.id === service)?.service;
        const folder = id ? parts.catalogue.findService(id) : null;
        return folder ? [{ id: folder.id, title: folder.texts[language].title }] : [];
      }),
      done: done === 'gespeichert' ? 'saved' : done === 'geschickt' ? 'sent' : null,
      mayChange: row.active && !visit.isOver && !visit.isStaff,
      isStaff: visit.isStaff,
    }),
    refused ? 422 : 200,
  );
}

async function papersJson(...asked: Parameters<typeof openPapers>): Promise<z.infer<typeof papersAnswer>> {
  const { groups, here, check, files } = await openPapers(...asked);
  return {
    state: check.state,
    missing: [...check.missing],
    papers: groups.flatMap(({ service, person, papers }) =>
      papers.map(({ key, label }) => ({ key, label, service, person, isHere: here.includes(key) })),
    ),
    files: files.map(({ id, item, size, name }) => ({ id, paper: item, size, name })),
  };
}

const placeOf = ({ request, visit }: Opened): string => `/${request.language}/termin/${visit.row.number}/unterlagen`;

const conflicts: ReadonlySet<string> = new Set(['not-now', 'too-many-files']);
const fileRefusals = [
  ...['paper-unknown', 'file-missing', 'file-empty', 'file-too-large', 'file-type', 'file-damaged', 'file-encrypted'],
  'file-active-content',
] as const;
const papersBody = z.strictObject({
  here: z.array(z.string().max(120)).max(200).describe('Keys of papers that are there'),
});
const papersAnswer = z.object({
  state: z.enum(['none', 'unchecked', 'missing', 'complete']),
  missing: z.array(z.string()),
  papers: z.array(
    z.object({ key: z.string(), label: z.string(), service: z.string(), person: z.int(), isHere: z.boolean() }),
  ),
  files: z.array(z.object({ id: z.string(), paper: z.string(), size: z.int(), name: z.string() })),
});
