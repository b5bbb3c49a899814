import { z } from 'zod';

/** Bodies and answers of the interface for staff beside the tasks: search, post, how things run. */
const both = z.object({ de: z.string(), en: z.string() });
const day = z.iso.date();

export const nextQuery = z.object({
  after: z.string().max(300).optional().describe('Place of the task that was just left'),
});
export const nextAnswer = z.object({
  next: z.object({ number: z.string(), token: z.string(), isFree: z.boolean() }).nullable(),
});

export const searchBody = z.union([
  z.strictObject({ number: z.string().max(40) }),
  z.strictObject({
    familyName: z.string().max(200),
    givenNames: z.string().max(200).default(''),
    birthDate: day,
  }),
]);
export const searchAnswer = z.object({
  numbers: z.array(z.string()),
  cases: z
    .array(z.object({ number: z.string(), service: both, status: z.string(), submittedAt: z.string() }))
    .optional()
    .describe('Only for a search by person'),
});

const postEntry = z.object({
  id: z.string(),
  number: z.string(),
  service: z.string(),
  title: both,
  letter: z.string(),
  kind: z.string(),
  office: z.string(),
  issuedAt: z.string(),
  preparedAt: z.string().nullable(),
  postedOn: day.nullable(),
  notifiedOn: day.nullable(),
  objectionUntil: day.nullable(),
  isUnread: z.boolean().describe('By post because nobody fetched it within ten days (VwVfG § 41(2a))'),
});
export const postAnswer = z.object({ waiting: z.array(postEntry), posted: z.array(postEntry) });
export const postedBody = z.strictObject({ postedOn: day });
export const postedAnswer = z.object({
  number: z.string(),
  notifiedOn: day.nullable(),
  objectionUntil: day.nullable(),
});

const job = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['failed', 'retry']),
  attempts: z.int(),
  why: z.string().nullable(),
  number: z.string().nullable(),
  node: z.string().nullable(),
  sentAt: z.string(),
});
export const operationsAnswer = z.object({
  at: z.string(),
  isRegisterUp: z.boolean(),
  incidents: z.array(job).describe('Service tasks of cases that wait for another system'),
  jobs: z.array(job),
  timers: z.array(z.object({ number: z.string(), service: z.string(), timer: z.string(), dueAt: z.string() })),
});
export const verifiedAnswer = z.object({
  at: z.string(),
  chains: z.object({ streams: z.int(), events: z.int(), broken: z.array(z.string()) }),
  states: z.object({ cases: z.int(), differing: z.array(z.string()) }),
});
