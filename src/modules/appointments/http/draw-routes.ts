import { z } from 'zod';
import { html, json, notFound, type Reply, type Request, type Route } from '#platform/http';
import { minuteOf } from '../domain/spans.ts';
import { texts } from '../texts/index.ts';
import type { AppointmentParts } from '../use-cases/appointment-parts.ts';
import { type DrawRow, plannedDraw, viewDraw, viewDraws } from '../use-cases/draws/view-draws.ts';
import type { AppointmentHttp } from './appointment-http.ts';
import { drawPage, drawsPage } from './pages/draw-pages.tsx';
import { placeOf, whenOf } from './visit-facts.ts';

/** Draws for everybody: what is promised before, and everything that is needed to run them again. */
export const drawRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => [
  {
    ...{ method: 'GET', path: '/:lang/termin/auslosung', permission: 'public' },
    handle: async (request) => {
      const draws = (await viewDraws(parts)).map((row) => ({ row, when: momentOf(row, request) }));
      return html(drawsPage({ shell: http.shellFor(request), words: texts[request.language], draws }));
    },
  },
  {
    ...{ method: 'GET', path: '/:lang/termin/auslosung/:draw', permission: 'public' },
    handle: (request) => show(parts, http, request),
  },
];

/** The same for programs. */
export const drawApi = (parts: AppointmentParts): readonly Route[] => {
  const tag = 'appointments';
  return [
    {
      ...{ method: 'GET', path: '/api/v1/appointment-draws', permission: 'public' },
      api: { summary: 'Draws of rush releases, newest first', tag, response: drawList },
      handle: async () =>
        json({ draws: (await viewDraws(parts)).map(({ id, state, closesAt }) => ({ id, state, closesAt })) }),
    },
    {
      ...{ method: 'GET', path: '/api/v1/appointment-draws/:draw', permission: 'public' },
      api: {
        ...{ summary: 'One draw, with everything that is needed to run it again', tag, response: drawAnswer },
        refusals: { 404: ['not-found'] },
      },
      handle: async (request) => {
        const row = await viewDraw(parts, request.params['draw'] ?? '');
        return row ? json(drawJson(row)) : notFound;
      },
    },
  ];
};

async function show(parts: AppointmentParts, http: AppointmentHttp, request: Request): Promise<Reply> {
  const row = await viewDraw(parts, request.params['draw'] ?? '');
  if (!row) return notFound;
  const { language } = request;
  const offices = plannedDraw(parts, row.id)?.offices.map((id) => placeOf(parts, id, language).name) ?? [];
  const shell = http.shellFor(request);
  return html(drawPage({ shell, words: texts[language], row, when: momentOf(row, request), offices }));
}

const momentOf = ({ closesAt }: Pick<DrawRow, 'closesAt'>, { language }: Request): string =>
  whenOf(minuteOf(Temporal.Instant.from(closesAt)), language);

const drawJson = (row: DrawRow): z.infer<typeof drawAnswer> => ({
  id: row.id,
  state: row.state,
  closesAt: row.closesAt,
  algorithm: 'lipsia-draw-1',
  commitment: row.commitment,
  listDigest: row.listDigest,
  publicValue: '',
  seed: row.seed,
  tickets: row.tickets ? [...row.tickets] : null,
  offered: row.offered,
});

const state = z.enum(['open', 'closed', 'drawn']);
const drawList = z.object({ draws: z.array(z.object({ id: z.string(), state, closesAt: z.string() })) });
const drawAnswer = z.object({
  id: z.string(),
  state,
  closesAt: z.string().describe('When the list closes'),
  algorithm: z.literal('lipsia-draw-1'),
  commitment: z.string().describe('SHA-256 of the seed, published before the window opens'),
  listDigest: z.string().nullable().describe('SHA-256 of the sorted tickets, published when the list closes'),
  publicValue: z.string(),
  seed: z.string().nullable().describe('In hex, published with the order'),
  tickets: z.array(z.string()).nullable().describe('Sorted while closed, in drawn order once drawn'),
  offered: z.int().nullable().describe('How many of the first got an offer'),
});
