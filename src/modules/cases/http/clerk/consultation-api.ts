import { z } from 'zod';
import { parseCaseNumber } from '#kernel/case-number';
import { json, notFound, type Reply, type Request, type Route, refusal } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { answerConsultation, openConsultation, showConsultations } from '../../use-cases/clerk/answer-consultation.ts';
import { askOffice } from '../../use-cases/clerk/ask-office.ts';

/** Consultation of another office for programs: ask with named data, see what is asked, answer. */
export const consultationApi = (parts: CaseParts): readonly Route[] => [
  {
    method: 'POST',
    path: '/api/v1/tasks/:number/consultations',
    permission: 'case:note',
    body: 'json',
    api: {
      summary: 'Ask another office with only the named answers',
      tag: 'clerk',
      body: askBody,
      response: z.object({ ok: z.literal(true) }),
      refusals: { 404: ['not-found'], 422: ['wrong-body', 'office-missing', 'text-missing'] },
    },
    handle: (request) => ask(parts, request),
  },
  {
    method: 'GET',
    path: '/api/v1/consultations',
    permission: 'case:note',
    api: {
      summary: 'Questions of other offices to the own ones',
      tag: 'clerk',
      response: z.object({ open: z.array(entry), answered: z.array(entry) }),
    },
    handle: async ({ actor }) => json(await showConsultations(parts, actor)),
  },
  {
    method: 'GET',
    path: '/api/v1/consultations/:consultation',
    permission: 'case:note',
    api: {
      summary: 'One question with exactly the data that came with it; the read is in the access record',
      tag: 'clerk',
      response: entry.extend({
        question: z.string(),
        data: z.array(z.object({ label: z.string(), value: z.string() })),
        answer: z.string().nullable(),
      }),
      refusals: { 404: ['not-found'] },
    },
    async handle({ actor, params }) {
      const found = await openConsultation(parts, actor, params['consultation'] ?? '');
      return found ? json(found) : notFound;
    },
  },
  {
    method: 'POST',
    path: '/api/v1/consultations/:consultation/answer',
    permission: 'case:note',
    body: 'json',
    api: {
      summary: 'Answer a question of another office',
      tag: 'clerk',
      body: answerBody,
      response: z.object({ number: z.string() }),
      refusals: { 404: ['not-found'], 409: ['already-done'], 422: ['wrong-body', 'text-missing'] },
    },
    async handle({ actor, params, json: body }) {
      const read = answerBody.safeParse(body);
      if (!read.success) return refusal(422, 'wrong-body');
      const done = await answerConsultation(parts, actor, { id: params['consultation'] ?? '', ...read.data });
      if (done.ok) return json(done.value);
      if (done.reason === 'not-found') return notFound;
      return refusal(done.reason === 'already-done' ? 409 : 422, done.reason);
    },
  },
];

async function ask(parts: CaseParts, { actor, params, json: body }: Request): Promise<Reply> {
  const number = parseCaseNumber(params['number'] ?? '');
  if (!number.ok) return notFound;
  const read = askBody.safeParse(body);
  if (!read.success) return refusal(422, 'wrong-body');
  const done = await askOffice(parts, actor, { number: number.value, ...read.data });
  if (done.ok) return json({ ok: true });
  return done.reason === 'not-found' ? notFound : refusal(422, done.reason);
}

const both = z.object({ de: z.string(), en: z.string() });
const entry = z.object({
  id: z.string(),
  number: z.string(),
  title: both,
  from: both,
  askedAt: z.string(),
  dueOn: z.iso.date(),
  answeredAt: z.string().nullable(),
  isLate: z.boolean(),
});
const askBody = z.object({
  office: z.string().max(80).default(''),
  text: z.string().max(5_000),
  data: z.array(z.string().max(120)).max(200).default([]).describe('Places of the answers that go along'),
});
const answerBody = z.strictObject({ text: z.string().max(10_000) });
