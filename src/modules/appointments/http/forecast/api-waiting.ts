import { z } from 'zod';
import { json, notFound, type Reply, type Route, refusal } from '#platform/http';
import type { AppointmentParts } from '../../use-cases/appointment-parts.ts';
import { type CurrentWait, currentWaits, toldAt } from '../../use-cases/forecast/current-waits.ts';
import { errorsOf } from '../../use-cases/forecast/measure-days.ts';

/** Waiting times as open data: for any site and program, and to be kept for 20 seconds. */
export const waitingApi = (parts: AppointmentParts): readonly Route[] => {
  const tag = 'waiting';
  return [
    {
      ...{ method: 'GET', path: '/api/v1/waiting', permission: 'public' },
      api: { summary: 'How long people wait now, at every office', tag, response: waitingAnswer },
      handle: async () => open({ offices: (await currentWaits(parts)).map(shownWait) }),
    },
    {
      ...{ method: 'GET', path: '/api/v1/waiting/:office', permission: 'public' },
      api: {
        summary: 'How long people wait now, at one office',
        tag,
        response: officeWaiting,
        refusals: { 404: ['not-found'] },
      },
      handle: async ({ params }) => {
        const found = (await currentWaits(parts)).find(({ office }) => office.id === params['office']);
        return found ? open(shownWait(found)) : notFound;
      },
    },
    {
      ...{ method: 'GET', path: '/api/v1/waiting-accuracy', permission: 'public' },
      api: {
        summary: 'How right the told waiting times were, by day and office, beside one fixed average',
        tag,
        query: accuracyQuery,
        response: accuracyAnswer,
        refusals: { 422: ['invalid-body'] },
      },
      handle: async ({ query }) => {
        const read = accuracyQuery.safeParse(Object.fromEntries(query));
        return read.success
          ? open({ days: await errorsOf(parts, read.data.days ?? 28) })
          : refusal(422, 'invalid-body');
      },
    },
  ];
};

const shownWait = ({ office, isOpen, closesAt, opensAt, wait }: CurrentWait): z.infer<typeof officeWaiting> => ({
  office: office.id,
  open: isOpen,
  closesAt: closesAt?.toString() ?? null,
  opensAt: opensAt?.toString() ?? null,
  now: wait
    ? {
        ...{
          at: toldAt(wait, [0, 0, 0]).at.toString(),
          waiting: wait.waiting,
          serving: wait.serving,
          desks: wait.desks,
        },
        waits: wait.newcomers.map(({ services, range: [low, median, high] }) => ({
          ...{ services: [...services], low, median, high },
        })),
      }
    : null,
});

/** For everybody: no cookie is read, nothing in it is about anybody. */
const open = (value: unknown): Reply => ({ ...json(value), headers: openHeaders }) as Reply;
const openHeaders = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'public, max-age=20',
};

const instant = z.string().describe('ISO 8601 in UTC');
const minutes = z.number().nullable();
const officeWaiting = z.object({
  office: z.string(),
  open: z.boolean(),
  closesAt: instant.nullable(),
  opensAt: instant.nullable().describe('When it opens next; null while it is open'),
  now: z
    .object({
      at: instant.describe('When it was worked out'),
      waiting: z.int(),
      serving: z.int(),
      desks: z.int().describe('Desks that call people'),
      waits: z.array(
        z.object({
          services: z.array(z.string()),
          low: minutes.describe('One of ten waits less (minutes); null: not before closing'),
          median: minutes,
          high: minutes.describe('One of ten waits longer'),
        }),
      ),
    })
    .nullable()
    .describe('For who takes a number now without an appointment; null while closed or not known'),
});
const waitingAnswer = z.object({ offices: z.array(officeWaiting) });
const accuracyQuery = z.object({ days: z.coerce.number().int().min(1).max(400).optional() });
const accuracyAnswer = z.object({
  days: z.array(
    z.object({
      day: z.iso.date(),
      office: z.string(),
      tickets: z.int(),
      error: minutes.describe('Mean absolute error of the median, minutes'),
      bias: minutes.describe('Above zero more was told than came'),
      within: z.number().nullable().describe('Share called within the range'),
      averageError: minutes.describe('The same for one average per office'),
      averageBias: minutes,
    }),
  ),
});
