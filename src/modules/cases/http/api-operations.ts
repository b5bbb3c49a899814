import { z } from 'zod';
import { json, notFound, type Route } from '#platform/http';
import type { CaseParts } from '../use-cases/case-parts.ts';
import { retryJob, type StuckJob, showOperations, verifyEverything } from '../use-cases/clerk/operations.ts';
import { operationsAnswer, verifiedAnswer } from './clerk/api-desk-shapes.ts';
import { runningApi } from './operations/operations-api.ts';

/** How things run, for programs of the operator: what is stuck or late, trying again, checking the log. Nothing personal. */
export const operationsApi = (parts: CaseParts): readonly Route[] => [
  {
    method: 'GET',
    path: '/api/v1/operations',
    permission: 'operations:read',
    api: {
      summary: 'Work that is stuck, timers that are late, whether the register answers',
      tag: 'operations',
      response: operationsAnswer,
    },
    async handle() {
      const { incidents, jobs, timers, isRegisterUp, at } = await showOperations(parts);
      return json({
        at: at.toString(),
        isRegisterUp,
        incidents: incidents.map(jobOf),
        jobs: jobs.map(jobOf),
        timers: timers.map(({ number, service, timer, dueAt }) => ({ number, service, timer, dueAt })),
      });
    },
  },
  {
    method: 'POST',
    path: '/api/v1/operations/verification',
    permission: 'operations:read',
    body: 'json',
    api: {
      summary: 'Recompute every chain of the log and the state of every case from its events',
      tag: 'operations',
      response: verifiedAnswer,
    },
    async handle({ actor }) {
      const { chains, states, at } = await verifyEverything(parts, actor);
      const { streams, events, broken } = chains;
      return json({ at: at.toString(), chains: { streams, events, broken }, states });
    },
  },
  {
    method: 'POST',
    path: '/api/v1/operations/jobs/:job/retry',
    permission: 'operations:repair',
    body: 'json',
    api: {
      summary: 'Send failed work once more',
      tag: 'operations',
      response: z.object({ name: z.string() }),
      refusals: { 404: ['not-found'] },
    },
    async handle({ params }) {
      const done = await retryJob(parts, params['job'] ?? '');
      return done.ok ? json({ name: done.value }) : notFound;
    },
  },
  ...runningApi(parts),
];

const jobOf = ({ id, name, state, attempts, why, number, node, sentAt }: StuckJob) => ({
  id,
  name,
  state,
  attempts,
  why,
  number,
  node,
  sentAt,
});
