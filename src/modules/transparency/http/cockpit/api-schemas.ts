import { z } from 'zod';
import { accessListFormat } from '../../domain/cockpit/access-list.ts';
import { longestQuestion, questionKinds } from '../../use-cases/cockpit/ask-officer.ts';

const instant = z.string().describe('ISO 8601 in UTC');
const entry = z.object({
  number: z.int().describe('From 1 without a gap in each series'),
  id: z.uuid(),
  at: instant,
  kind: z.string(),
  actor: z.string().describe('Stands for who read, without saying it'),
  role: z.string(),
  office: z.string().nullable(),
  purpose: z.string(),
  legalBasis: z.string().nullable(),
  case: z.string().nullable(),
  what: z.array(z.string()),
  system: z.string().nullable().describe('Another system of the city that reported the reading'),
  action: z.string().nullable(),
  receiver: z.string().nullable(),
  hash: z.string().describe('SHA-256 over the hash before it and this entry as canonical JSON, in hex'),
});
const seal = z.object({
  number: z.int().describe('Of the last entry that it covers'),
  salt: z.string(),
  place: z.int(),
  width: z.int(),
  path: z.array(z.string()),
  receipt: z.string().describe('C2SP tlog-proof'),
});
export const accessListSchema = z.object({
  format: z.literal(accessListFormat),
  madeAt: instant,
  log: z.object({ origin: z.string(), key: z.string() }),
  series: z.array(z.object({ name: z.string(), entries: z.array(entry), seal: seal.nullable() })),
});

export const consentsSchema = z.object({
  consents: z.array(z.object({ case: z.string(), text: z.string(), at: instant })),
  mandates: z.array(z.object({ begins: z.string(), until: z.string() })),
});

export const newQuestion = z.strictObject({
  id: z.uuid().describe('Chosen by the caller: the same id makes one question'),
  kind: z.enum(questionKinds),
  text: z.string().trim().min(1).max(longestQuestion),
  entry: z.strictObject({ series: z.string(), number: z.int().min(1) }).optional(),
});
export const askedSchema = z.object({ number: z.string().describe('Of the case that it became') });

export const retentionSchema = z.object({
  rules: z.array(
    z.object({
      service: z.string(),
      title: z.string(),
      period: z.string().describe('ISO 8601 duration from the end of the case'),
      reference: z.string(),
    }),
  ),
});
