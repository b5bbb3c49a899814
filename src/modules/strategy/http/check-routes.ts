import { z } from 'zod';
import { html, json, notFound, type Request, type Route } from '#platform/http';
import { figureStepNames, figureStepStates } from '#transparency';
import { checkFigureOf, readCheckable } from '../use-cases/check-figure.ts';
import type { StrategyParts } from '../use-cases/strategy-parts.ts';
import { checkPage } from './pages/check-page.tsx';
import type { ShellFor } from './shell-for.ts';

/** One published figure worked out again, as a page and for programs; limited as other checks are. */
export const checkRoutes = (parts: StrategyParts, shellFor: ShellFor): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/ziele/nachrechnen',
    permission: 'public',
    limit: 'write',
    handle: (request) => showCheck(parts, shellFor, request),
  },
  {
    method: 'GET',
    path: '/api/v1/goals/:goal/months/:month/check',
    permission: 'public',
    limit: 'write',
    api: {
      summary: 'Works one published value out again from the log and the open file, step by step',
      tag: 'goals',
      response: checkedFigure,
      refusals: { 404: ['not-found'] },
    },
    async handle({ params: { goal = '', month = '' } }) {
      const check = await checkFigureOf(parts, await readCheckable(parts), goal, month);
      if (!check) return notFound;
      const { kpi, shown, verdict, steps, entries, size, target, logged, found, late } = check;
      return json({ kpi, period: shown.period, verdict, steps, entries, size, target, logged, found, late });
    },
  },
];

async function showCheck(parts: StrategyParts, shellFor: ShellFor, request: Request) {
  const { query } = request;
  const [kpi, period] = [query.get('ziel') ?? '', query.get('monat') ?? ''];
  const isAsked = query.has('ziel') || query.has('monat');
  const goals = await readCheckable(parts);
  const check = isAsked ? await checkFigureOf(parts, goals, kpi, period) : null;
  const known = goals.some((goal) => goal.kpi === kpi);
  const wrong = isAsked && !check ? (known ? ('monat' as const) : ('ziel' as const)) : null;
  const base = parts.config.baseUrl.replace(/\/$/, '');
  const { logKey, witnessKeys } = parts.transparency;
  const shell = shellFor(request);
  return html(
    checkPage({ shell, goals, wanted: { kpi, period }, check, wrong, base, logKey, witnessKeys }),
    wrong ? 422 : 200,
  );
}

const measured = z.object({ value: z.number().nullable(), base: z.number().describe('How many things were counted') });
const checkedFigure = z.object({
  ...{ kpi: z.string(), period: z.string(), verdict: z.enum(figureStepStates).describe('The gravest of the steps') },
  steps: z.array(
    z.object({
      step: z.enum(figureStepNames),
      state: z.enum(figureStepStates),
      fault: z.string().nullable().describe('In the words of the program for outsiders'),
    }),
  ),
  entries: z.array(z.int()).describe('The entries of the log that were read'),
  size: z.int().describe('Of the sealed log'),
  target: z.int().nullable().describe('The entry with the definition that counts'),
  logged: measured.nullable().describe('What the log says'),
  found: measured.nullable().describe('What the open file gives'),
  late: z.int().describe('Days that the definition came late'),
});
