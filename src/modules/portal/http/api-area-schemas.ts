import { z } from 'zod';

const both = z.object({ de: z.string(), en: z.string() });
const instant = z.string().meta({ format: 'date-time' });
const day = z.string().meta({ format: 'date' });

/** The own area at a glance. */
export const areaSchema = z.object({
  isMandate: z.boolean().describe('Somebody acts for another: what is shown belongs to that person'),
  more: z.int().describe('Older cases that are not listed'),
  cases: z.array(
    z.object({
      number: z.string(),
      service: z.string(),
      title: z.string(),
      status: z.enum(['open', 'waiting-for-citizen', 'decided', 'withdrawn']),
      outcome: z.string().nullable(),
      submittedAt: instant,
      promisedOn: day.nullable(),
      isDeleted: z.boolean(),
      action: z.enum(['answer', 'enter-code', 'confirm-text', 'read-letter', 'pick-up', 'pay']).nullable(),
    }),
  ),
  letters: z.array(
    z.object({
      id: z.string(),
      case: z.string(),
      title: z.string(),
      issuedAt: instant,
      retrievedAt: instant.nullable(),
      objectionUntil: day.nullable(),
    }),
  ),
  drafts: z.array(
    z.object({
      id: z.string(),
      service: z.string(),
      title: z.string(),
      savedAt: instant,
      keptUntil: day,
      isGuest: z.boolean(),
    }),
  ),
  visits: z.array(z.object({ number: z.string(), start: instant, place: z.string() })),
  wishes: z.array(z.object({ number: z.string(), isOffered: z.boolean() })),
});

export const accessQuery = z.object({ page: z.coerce.number().int().min(1).optional().describe('100 entries each') });
export const accessSchema = z.object({
  isGapless: z.boolean().describe('False would mean that an entry is missing'),
  total: z.int(),
  page: z.int(),
  entries: z.array(
    z.object({
      number: z.int().describe('Counted without a gap by each case and by the account'),
      countedBy: z.string().nullable().describe('Number of the case that counts; null for the account'),
      at: instant,
      actorKind: z.string(),
      role: z.string(),
      office: z.string().nullable(),
      purpose: z.string(),
      legalBasis: z.string().nullable(),
      case: z.string().nullable(),
      what: z.array(z.string()),
    }),
  ),
});

const things = z.array(z.record(z.string(), z.unknown()));
export const copySchema = z.object({
  format: z.literal('urn:lipsia:data-copy:1'),
  madeAt: instant,
  account: z.record(z.string(), z.unknown()).nullable(),
  cases: things,
  drafts: things,
  visits: things.describe('Visits at a counter'),
  wishes: things.describe('Wishes for a visit'),
  branchVisits: things.describe('Visits at service points of partners'),
  requests: things.describe('Requests for information'),
  accessRecord: z.object({ isGapless: z.boolean(), entries: things }),
});

export const erasableSchema = z.object({
  cases: z.array(
    z.object({
      number: z.string(),
      title: both,
      may: z.enum(['now', 'open', 'busy', 'erased', 'retention']),
      until: day.nullable().describe('Last day on which it must stay'),
      reference: z.string().nullable(),
    }),
  ),
  requests: z
    .array(z.object({ number: z.string(), may: z.enum(['now', 'open']) }))
    .describe('Requests for information: whether the city may forget who asked'),
});
export const eraseBody = z.strictObject({ confirm: z.literal(true) });
export const erasedSchema = z.object({ erased: z.int() });
