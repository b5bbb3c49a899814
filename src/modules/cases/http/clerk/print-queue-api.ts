import { z } from 'zod';
import { json, type Route, refusal } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { noteAllPosted } from '../../use-cases/clerk/print-queue.ts';
import { printAll } from './post-routes.ts';

/** The post in one go for programs, such as a printing service of the city. */
export const printQueueApi = (parts: CaseParts): readonly Route[] => [
  {
    method: 'GET',
    path: '/api/v1/post/print',
    permission: 'case:decide',
    api: {
      summary: 'The oldest hundred letters of the own offices that wait for the post, as one file',
      tag: 'clerk',
      mediaType: 'application/pdf',
      refusals: { 404: ['not-found'] },
    },
    handle: (request) => printAll(parts, request, false),
  },
  {
    method: 'POST',
    path: '/api/v1/post/posted',
    permission: 'case:decide',
    body: 'json',
    api: {
      summary: 'Note the day on which many letters were posted',
      tag: 'clerk',
      body,
      response: z.object({ count: z.int() }),
      refusals: { 422: ['wrong-body', 'wrong-day', 'nothing-chosen'] },
    },
    async handle(request) {
      const read = body.safeParse(request.json);
      if (!read.success) return refusal(422, 'wrong-body');
      const { letters: ids, postedOn } = read.data;
      const done = await noteAllPosted(parts, request.actor, { ids, postedOn: Temporal.PlainDate.from(postedOn) });
      return done.ok ? json(done.value) : refusal(422, done.reason);
    },
  },
];

const body = z.strictObject({ letters: z.array(z.uuid()).max(100), postedOn: z.iso.date() });
