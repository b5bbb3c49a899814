import { z } from 'zod';
import { objectionOutcomes } from '../../use-cases/answer-objection.ts';
import { clerkPurposes } from '../../use-cases/clerk/state-purpose.ts';
import { taskFilters, whoseFilters } from '../../use-cases/clerk/worklist.ts';
import { germanTextShape } from '../german-text-shape.ts';

/** Bodies and answers of the interface for programs of staff. */
const token = z.string().min(1).max(200);
const text = z.string().min(1).max(10_000);
export const tokenBody = z.object({ token });
export const handOverBody = z.object({ token, to: z.uuid(), note: z.string().max(10_000).default('') });
export const purposeBody = z.object({
  scope: z.enum(['task', 'all']).default('task'),
  purpose: z.enum(clerkPurposes),
  legalBasis: z.string().max(300),
});
export const decisionBody = z.object({
  token,
  outcome: z.string().max(80),
  reason: z.string().max(10_000).default(''),
  /** What the outcome wants to know: short texts, dates and amounts as people write them. */
  entries: z.record(z.string().max(80), z.string().max(200)).default({}),
  question: z
    .object({ questions: z.array(z.string().max(120)).min(1).max(100), text, german: text.optional() })
    .nullable()
    .default(null),
});
export const approvalBody = z.object({ token, approved: z.boolean(), reason: z.string().max(10_000).default('') });
export const objectionBody = z.object({ token, outcome: z.enum(objectionOutcomes), text, german: text.optional() });
export const textBody = z.object({ text, german: text.optional() });
const bilingual = z.object({ de: z.string(), en: z.string() });
export const worklistQuery = z.object({
  whose: z.enum(whoseFilters).default('all'),
  kind: z.enum(taskFilters).default('all'),
  service: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .optional(),
  overdue: z.enum(['true', 'false']).optional(),
  basket: z
    .string()
    .regex(/^(mine|all|[a-z0-9-]{1,80}\/[a-z0-9-]{0,80})$/)
    .default('mine')
    .describe('`mine`, `all`, or one as office/basket'),
  after: z.string().max(300).optional(),
});
export const worklistAnswer = z.object({
  tasks: z.array(
    z.object({
      number: z.string(),
      token: z.string(),
      service: bilingual,
      step: bilingual.nullable(),
      kind: z.enum(['clerk', 'approval', 'citizen', 'objection']),
      basket: z.string().describe('office/basket; the part after the stroke is empty for the general one'),
      dueOn: z.iso.date(),
      daysLeft: z.number().int(),
      workingDaysLeft: z.number().int(),
      light: z.enum(['red', 'amber', 'green']),
      dueBy: z.enum(['law', 'promise']).describe('What sets the due day'),
      legalReference: z.string().nullable().describe('The rule behind the legal day'),
      takenBy: z.enum(['me', 'absent', 'another']).nullable().describe('absent: a colleague for whom one stands in'),
      handedOverBy: z.string().nullable().describe('Name of the colleague who handed it over'),
      standsInFor: z.string().nullable().describe('Name of the absent colleague for whom the deputy has the task'),
      openedAt: z.string(),
      place: z.string().describe('For `after` of the next task'),
    }),
  ),
  counts: z.object({
    open: z.number(),
    overdue: z.number(),
    today: z.number(),
    free: z.number(),
    mine: z.number(),
  }),
  baskets: z.array(
    z.object({
      id: z.string().describe('For the filter `basket`'),
      name: bilingual.nullable().describe('Null for the general one'),
      isMine: z.boolean(),
      count: z.int().describe('Stops at 1,000'),
    }),
  ),
  next: z.string().nullable().describe('`after` of the next page'),
  standIns: z.array(z.string()).describe('Names of absent colleagues for whom this person stands in today'),
  services: z.array(z.object({ id: z.string(), title: bilingual })),
});
/** What must be stated before a case opens, and from which it may be chosen. */
export const taskQuery = z.object({
  token: z.string().optional(),
  language: z.enum(['de', 'en']).optional(),
  all: z.enum(['true', 'false']).optional().describe('Everything the person wrote; a purpose for `all` must be stated'),
});
const staff = z.object({ id: z.string(), name: z.string() });
const noticeShape = z.object({
  id: z.string(),
  title: bilingual,
  kind: z.string(),
  channel: z.enum(['own-portal', 'post']),
  issuedAt: z.string(),
  retrievedAt: z.string().nullable(),
  postedOn: z.iso.date().nullable(),
  notifiedOn: z.iso.date().nullable(),
  objectionUntil: z.iso.date().nullable(),
});
export const taskAnswer = z.object({
  number: z.string(),
  service: z.string(),
  status: z.string(),
  language: z.enum(['de', 'en']),
  task: z
    .object({
      token: z.string(),
      node: z.string(),
      kind: z.string(),
      dueOn: z.iso.date(),
      legalOn: z.iso.date().nullable(),
      daysLeft: z.int().nullable(),
      isMine: z.boolean(),
      takenBy: staff.nullable(),
      outcomes: z.array(z.string()),
      fourEyes: z.boolean(),
    })
    .nullable(),
  submittedAt: z.string(),
  promisedOn: z.iso.date().nullable(),
  purpose: z.string().describe('Under which this call was entered in the access record'),
  legalBasis: z.string(),
  colleagues: z.array(staff).describe('Who may be handed the task'),
  applicant: z.string(),
  answers: z.array(
    z.object({
      title: z.string(),
      rows: z.array(
        z.object({
          path: z.string(),
          label: z.string(),
          lines: z.array(z.string()),
          files: z.array(z.object({ id: z.string(), name: z.string(), mediaType: z.string(), size: z.int() })),
          corrected: z.boolean().describe('Corrected after sending'),
          source: z.string().nullable().describe('`register` or `carried` where the person did not type it first'),
        }),
      ),
    }),
  ),
  germanTexts: z.array(germanTextShape).describe('Free texts in another language and their German text'),
  hidden: z.number().int(),
  letters: z.array(noticeShape),
  history: z
    .array(
      z.object({
        at: z.string(),
        type: z.string(),
        by: z.string(),
        public: z.record(z.string(), z.json()),
        said: z.record(z.string(), z.json()).nullable().describe('Words of messages, notes and decisions'),
      }),
    )
    .describe('Oldest first'),
  register: z.unknown().nullable(),
  suggestions: z.array(z.object({ title: z.string(), isSure: z.boolean(), rules: z.array(z.string()) })),
});
