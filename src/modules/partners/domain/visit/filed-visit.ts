import { z } from 'zod';
import { identityLevels } from '#kernel/actor';
import type { JsonObject } from '#kernel/json';
import { mandateMethods } from './mandate.ts';
import { identityMethods } from './visit.ts';

const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'uuid');
const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'kebab');
const at = z.iso.datetime().describe('In UTC, as the clock of the device said');

/** A whole visit that was recorded elsewhere, as a branch sends it: everything that the steps at the counter would have given. */
export const filedVisitSchema = z.strictObject({
  id: uuid.describe('Chosen by the branch; the same again gives the same receipt'),
  device: uuid.describe('Of the device or installation whose running number this is'),
  number: z.int().min(1).max(2_000_000_000).describe('Runs from 1 without a gap for each device of a branch'),
  branch: id,
  clerk: uuid.describe('Who served the person'),
  recordedAt: at,
  language: z.enum(['de', 'en']).describe('Of the person'),
  person: z
    .union([z.strictObject({ code: z.string().max(40) }), z.strictObject({ resumeCode: z.string().max(60) })])
    .describe('The visit code with which somebody came, or a resume code made at the counter and given to the person'),
  service: id,
  edition: z.int().min(1).describe('Of the form that was filled in'),
  mandate: z.strictObject({
    textHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'sha-256')
      .describe('Of the words on the person’s screen'),
    method: z.enum(mandateMethods),
    signedAt: at,
  }),
  identity: z.strictObject({
    method: z
      .enum(identityMethods)
      .describe('`card-reading` is refused as `not-read`: that a card was read, only the eID service can say'),
    level: z.enum(identityLevels),
    at,
  }),
  answers: z.record(z.string(), z.json()).describe('By question, as the description of the form says'),
  files: z
    .array(
      z.strictObject({
        path: z.string().max(200).describe('The question, `foto` or `hunde.1.foto`'),
        name: z.string().min(1).max(200),
        content: z.base64().describe('The bytes, Base64'),
      }),
    )
    .max(20),
});

/** What became of a filed visit: received once and for all, or refused once and for all. */
export const visitReceiptSchema = z.object({
  id: z.string(),
  branch: z.string(),
  device: z.string(),
  number: z.int(),
  state: z.enum(['received', 'refused']),
  bodyHash: z.string().describe('SHA-256 of the canonical body (RFC 8785) that arrived'),
  receivedAt: z.string(),
  sealHash: z.string().nullable().describe('SHA-256 of the German record, as the city’s log has it'),
  ledger: z.object({ seq: z.int(), hash: z.string() }).nullable().describe('The entry in the ledger of the branch'),
  test: z.boolean().describe('True for a visit of a test client: there is no case'),
  reason: z.string().nullable().describe('Why it was refused'),
  words: z.object({ de: z.string(), en: z.string() }).nullable().describe('To be said to the person'),
  instead: z.array(z.string()).describe('Ways that are open instead'),
  errors: z.array(z.object({ path: z.string(), code: z.string() })).describe('What is wrong with answers or files'),
});

export type FiledVisit = Omit<z.infer<typeof filedVisitSchema>, 'answers'> & { readonly answers: JsonObject };
export type VisitReceipt = Readonly<z.infer<typeof visitReceiptSchema>>;
