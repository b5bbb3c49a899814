import { z } from 'zod';
import { germanTextShape } from './german-text-shape.ts';

const instant = z.string().describe('ISO 8601 in UTC');
const day = z.string().describe('ISO date, legal time in Europe/Berlin');
const status = z.enum(['open', 'waiting-for-citizen', 'decided', 'withdrawn']);

/** One own case in a list. */
export const listedCase = z.object({
  number: z.string(),
  service: z.string(),
  status,
  outcome: z.string().nullable(),
  submittedAt: instant,
  promisedOn: day.nullable(),
  decidedAt: instant.nullable(),
});
export const caseList = z.object({ cases: z.array(listedCase) });

/** One case with everything its person sees. */
export const caseDetail = listedCase.extend({
  title: z.string(),
  office: z.string(),
  todo: z.object({
    kind: z.enum(['answer', 'code', 'confirm-german', 'read', 'pay', 'nothing']),
    until: day.nullable().optional(),
    notice: z.string().optional(),
    reference: z.string().optional(),
  }),
  awaitsCode: z.boolean().describe('The code of the letter sent by post is needed (BMG § 23a(3))'),
  current: z
    .array(z.object({ step: z.string(), text: z.string().nullable(), holder: z.enum(['clerk', 'citizen', 'system']) }))
    .describe('Where the case stands and who has it'),
  continuesAt: instant.nullable().describe('When a case goes on that only waits for its day'),
  followUps: z.array(z.object({ service: z.string(), title: z.string() })).describe('Services to go on with'),
  question: z.object({ text: z.string(), questions: z.array(z.string()), until: day.nullable() }).nullable(),
  answers: z.record(z.string(), z.unknown()),
  germanTexts: z.array(germanTextShape).describe('Free texts in another language and their German text'),
  timeline: z.array(z.object({ at: instant, type: z.string(), text: z.string().nullable() })),
  messages: z.array(z.object({ at: instant, from: z.enum(['city', 'citizen', 'representative']), text: z.string() })),
  letters: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      kind: z.string(),
      issuedAt: instant,
      retrievedAt: instant.nullable(),
      channel: z.enum(['own-portal', 'post']),
      notifiedOn: day.nullable(),
      objectionUntil: day.nullable(),
      reasons: z.array(z.object({ text: z.string(), rule: z.string() })),
      objected: z.boolean(),
    }),
  ),
  payments: z.array(
    z.object({
      reference: z.string(),
      method: z.enum(['sepa', 'girocode']),
      cents: z.int(),
      status: z.string(),
      girocode: z.string().nullable(),
    }),
  ),
});

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z
    .object({ kind: z.literal('quote'), language: z.enum(['de', 'en']), text: z.string(), note: z.string() })
    .describe('Words in another language than the letter, as they were written, and why they are not translated'),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.object({ kind: z.literal('facts'), rows: z.array(z.object({ label: z.string(), value: z.string() })) }),
  z.object({ kind: z.literal('table'), head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  z.object({ kind: z.literal('qr'), text: z.string(), caption: z.string() }),
  z.object({ kind: z.literal('legal'), heading: z.string(), text: z.string() }),
]);
const letterText = z.object({
  language: z.enum(['de', 'en']),
  mark: z.string().nullable().describe('Set on the reading version: the German text is binding'),
  subject: z.string(),
  date: day,
  sender: z.object({
    authority: z.string(),
    office: z.string(),
    address: z.array(z.string()),
    contact: z.array(z.string()),
  }),
  recipient: z.array(z.string()),
  place: z.string(),
  reference: z.array(z.object({ label: z.string(), value: z.string() })),
  blocks: z.array(block),
});
export const letterDetail = z.object({
  id: z.string(),
  letters: z.object({ de: letterText, en: letterText.optional() }),
});

export const newCode = z.strictObject({ code: z.string().trim().min(1).max(40) });
export const codeRefusals = ['wrong', 'expired', 'locked'] as const;
export const begunDraft = z.object({ draft: z.uuid(), resumeCode: z.string().nullable() });
const providerAddress = z.strictObject({
  street: z.string(),
  houseNumber: z.string(),
  postcode: z.string(),
  city: z.string().default(''),
  addition: z.string().default(''),
});
export const newConfirmation = z.strictObject({
  provider: z.string(),
  providerAddress,
  isOwner: z.boolean(),
  owner: z.string().nullable().default(null).describe('Needed when the provider is not the owner'),
  home: providerAddress,
  movedInOn: z.string().describe('ISO date'),
  persons: z.array(z.string().max(200)).min(1).max(50).describe('Full names of those who moved in'),
});
export const confirmedHousing = z.object({
  code: z.string().describe('For the tenant; shown once'),
  usableUntil: day,
});
export const filesAgain = z
  .object({
    answers: z.string().optional().describe('JSON: answers by place, as in the JSON correction'),
    note: z.string().optional(),
  })
  .catchall(z.array(z.string().meta({ format: 'binary' })))
  .describe('Files in fields named by the place of their question: `hunde.1.chipnachweis`');

export const newMessage = z.strictObject({ text: z.string().trim().min(1).max(4_000) });
export const newWithdrawal = z.strictObject({ reason: z.string().max(4_000).default('') });
export const newObjection = z.strictObject({ letter: z.uuid(), reasons: z.string().max(20_000).default('') });
export const newCorrection = z.strictObject({
  answers: z.record(z.string(), z.json()).describe('By place: `vorname`, `hunde.1.name`; only what the city asked'),
  note: z.string().max(4_000).default(''),
});
