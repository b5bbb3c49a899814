import { z } from 'zod';
import { parseCaseNumber } from '#kernel/case-number';
import { legalDay } from '#kernel/clock';
import { json, notFound, type Route, refusal } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { contactChannels, noteContact } from '../../use-cases/clerk/note-contact.ts';

/** Calls and visits for programs of staff, such as the telephone system. */
export const contactApi = (parts: CaseParts): readonly Route[] => [
  {
    method: 'POST',
    path: '/api/v1/tasks/:number/contacts',
    permission: 'case:note',
    body: 'json',
    api: {
      summary: 'Note a call or a visit at the counter; the person reads it in the timeline',
      tag: 'clerk',
      body,
      response: z.object({ ok: z.literal(true) }),
      refusals: { 404: ['not-found'], 422: ['wrong-body', 'wrong-day', 'text-missing'] },
    },
    async handle(request) {
      const number = parseCaseNumber(request.params['number'] ?? '');
      if (!number.ok) return notFound;
      const read = body.safeParse(request.json);
      if (!read.success) return refusal(422, 'wrong-body');
      const on = read.data.on ? Temporal.PlainDate.from(read.data.on) : legalDay(parts.clock.now());
      const done = await noteContact(parts, request.actor, { ...read.data, number: number.value, on });
      if (done.ok) return json({ ok: true });
      return done.reason === 'not-found' ? notFound : refusal(422, done.reason);
    },
  },
];

const body = z.object({
  channel: z.enum(contactChannels).default('phone'),
  on: z.iso.date().optional().describe('Today when left out'),
  text: z.string().max(2_000),
});
