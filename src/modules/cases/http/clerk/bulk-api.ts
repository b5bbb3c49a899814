import { z } from 'zod';
import { json, type Route, refusal } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { actOnMany, bulkActs, mostTasks } from '../../use-cases/clerk/act-on-many.ts';
import { bodyIssues } from '../body-issues.ts';

/** The same with several tasks at once, for programs of staff. */
export const bulkApi = (parts: CaseParts): readonly Route[] => [
  {
    method: 'POST',
    path: '/api/v1/worklist/bulk',
    permission: 'case:take',
    body: 'json',
    api: {
      summary: 'Take, give back, hand over or decide several tasks; each case succeeds or is refused on its own',
      tag: 'clerk',
      body,
      response: answer,
      refusals: { 422: ['wrong-body', 'too-many', 'not-the-same', 'not-for-many', 'unknown-outcome'] },
    },
    async handle({ actor, json: sent }) {
      const read = body.safeParse(sent);
      if (!read.success) return refusal(422, 'wrong-body', { errors: bodyIssues(read.error) });
      const { once, act, tasks, to = '', outcome = '' } = read.data;
      const done = await actOnMany(parts, actor, { once, act, tasks, to, outcome });
      if (!done.ok) return refusal(422, done.reason);
      return json({ results: done.value.map(({ number, token, refused }) => ({ number, token, refused })) });
    },
  },
];

const token = z.string().min(1).max(200);
const body = z
  .object({
    once: z.uuid().describe('The same for a repeat of the same order, which then changes nothing'),
    act: z.enum(bulkActs),
    tasks: z
      .array(z.object({ number: z.string().max(40), token }))
      .min(1)
      .max(mostTasks),
    to: z.uuid().optional().describe('Who gets the tasks, for hand-over'),
    outcome: z.string().max(80).optional().describe('For decide; only where the service allows it for many'),
  })
  .refine(({ act, to }) => act !== 'hand-over' || to !== undefined, { path: ['to'] });
const answer = z.object({
  results: z.array(
    z.object({
      number: z.string(),
      token: z.string(),
      refused: z.string().nullable().describe('Null when it was done'),
    }),
  ),
});
