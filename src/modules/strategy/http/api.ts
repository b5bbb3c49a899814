import { z } from 'zod';
import { parseCaseNumber } from '#kernel/case-number';
import { invalidBody, json, notFound, type Route, refusal } from '#platform/http';
import { figureStates } from '#transparency';
import { checkReports } from '../use-cases/check-reports.ts';
import { rate, rateable, ratingOf, withGroups } from '../use-cases/rate-case.ts';
import { type GoalView, readBoard, readDropped, type ValueView } from '../use-cases/read-board.ts';
import { readServiceFigures } from '../use-cases/read-service-figures.ts';
import type { StrategyParts } from '../use-cases/strategy-parts.ts';

/** The goals, key figures and duties for programs, and the answer after a case. */
export const strategyApi = (parts: StrategyParts): readonly Route[] => [
  {
    method: 'GET',
    path: '/api/v1/goals',
    permission: 'public',
    api: {
      summary: 'Goals of the city with every value that was measured',
      tag: 'goals',
      response: z.object({
        logKey: z.string(),
        witnessKeys: z.array(z.string()),
        goals: z.array(shownGoal),
        figures: z.array(shownValue),
      }),
    },
    async handle() {
      const goals = await readBoard(parts);
      const figures = [...goals, ...(await readDropped(parts))].flatMap(({ values }) => values.map(valueJson));
      return json({ ...keysOf(parts), goals: goals.map(goalJson), figures });
    },
  },
  {
    method: 'GET',
    path: '/api/v1/goals/:goal',
    permission: 'public',
    api: {
      summary: 'One goal with its values and every version of its definition',
      tag: 'goals',
      response: shownGoal.extend({ values: z.array(shownValue), versions: z.array(shownVersion) }),
      refusals: { 404: ['not-found'] },
    },
    async handle({ params }) {
      const view = (await readBoard(parts)).find(({ goal }) => goal.id === params['goal']);
      if (!view) return notFound;
      return json({ ...goalJson(view), values: view.values.map(valueJson), versions: view.versions });
    },
  },
  {
    method: 'GET',
    path: '/api/v1/service-figures',
    permission: 'public',
    api: {
      summary: 'Key figures of every service for the newest month that is over',
      tag: 'goals',
      response: z.object({ period: z.string().nullable(), figures: z.array(shownFigure) }),
    },
    async handle() {
      const { period, rows } = await readServiceFigures(parts);
      return json({ period, figures: rows });
    },
  },
  {
    method: 'GET',
    path: '/api/v1/report-duties',
    permission: 'public',
    api: {
      summary: 'Reports of the city and whether the data behind them became open data in time',
      tag: 'goals',
      response: z.object({ reports: z.array(shownReport) }),
    },
    async handle() {
      const reports = (await checkReports(parts)).map(({ report, due, on, state }) => ({
        ...{ id: report.id, title: report.title, publishedOn: report.publishedOn, dataset: report.dataset },
        ...{ dueOn: due.toString(), dataOn: on?.toString() ?? null, state, isConfirmed: report.state === 'confirmed' },
      }));
      return json({ reports });
    },
  },
  {
    method: 'POST',
    path: '/api/v1/cases/:number/satisfaction',
    permission: 'case:answer',
    body: 'json',
    api: {
      summary: 'Says how satisfied the person is with a decided case; changeable until the end of the month',
      tag: 'cases',
      body: answer,
      response: z.object({ score: z.int() }),
      refusals: { 404: ['not-found'], 409: ['already-counted'], 422: ['invalid-body'] },
    },
    async handle(request) {
      const read = answer.safeParse(request.json);
      if (!read.success) return invalidBody(read.error);
      const number = parseCaseNumber(request.params['number'] ?? '');
      const found = number.ok ? await rateable(parts, await parts.cases.visitorOf(request), number.value) : null;
      if (!found) return notFound;
      const done = await rate(parts, await withGroups(parts, found), read.data.score);
      return done.ok ? json({ score: await ratingOf(parts, found) }) : refusal(409, 'already-counted');
    },
  },
];

const keysOf = ({ transparency: { logKey, witnessKeys } }: StrategyParts) => ({
  ...{ logKey, witnessKeys: [...witnessKeys] },
});

const goalJson = ({ goal, owner, last }: GoalView) => ({
  ...{ id: goal.id, title: goal.title, meaning: goal.meaning, owner: goal.owner, ownerName: owner, unit: goal.unit },
  ...{
    direction: goal.direction,
    target: goal.target.value,
    due: goal.target.due,
    isDecided: goal.target.state === 'decided',
  },
  state: last?.state ?? 'unknown',
});

const valueJson = ({ file, ...view }: ValueView) => ({
  ...view,
  file: file === null ? null : `/daten/satz/${file}`,
});

const bilingual = z.object({ de: z.string(), en: z.string() });
const state = z.enum(figureStates);
const shownGoal = z.object({
  ...{ id: z.string(), title: bilingual, meaning: bilingual, owner: z.string(), ownerName: bilingual },
  ...{ unit: z.string(), direction: z.enum(['up', 'down']), target: z.number(), due: z.string() },
  ...{ isDecided: z.boolean(), state },
});
const shownValue = z.object({
  ...{ kpi: z.string(), period: z.string(), version: z.int(), target: z.number(), value: z.number().nullable() },
  ...{
    base: z.int(),
    state,
    late: z.int(),
    file: z.string().nullable(),
    sha256: z.string().nullable(),
    at: z.string(),
  },
});
const shownVersion = z.object({
  ...{ version: z.int(), at: z.string(), from: z.string(), target: z.number(), late: z.int() },
  ...{ isProven: z.boolean() },
  ...{ definition: z.record(z.string(), z.unknown()), digest: z.string() },
});
const shownFigure = z.object({
  ...{ service: z.string(), name: z.string(), unit: z.string(), state: z.string(), value: z.number().nullable() },
});
const shownReport = z.object({
  ...{ id: z.string(), title: bilingual, publishedOn: z.string(), dataset: z.string().nullable(), dueOn: z.string() },
  ...{ dataOn: z.string().nullable(), state: z.enum(['kept', 'late', 'missing', 'open']), isConfirmed: z.boolean() },
});
const answer = z.strictObject({ score: z.literal([1, 2, 3, 4, 5]).describe('5 is very satisfied') });
