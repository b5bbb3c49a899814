import { z } from 'zod';
import { identityLevels } from '#kernel/actor';

/** The shapes of the account interface, for checking and for its OpenAPI document. */
export const accountSchema = z.object({
  id: z.uuid(),
  givenNames: z.string(),
  familyName: z.string(),
  birthDate: z.iso.date().nullable(),
  address: z.object({ street: z.string(), postcode: z.string(), city: z.string(), country: z.string() }).nullable(),
  email: z.string().nullable(),
  level: z.enum(identityLevels),
  mail: z.array(z.enum(['news', 'deadlines'])),
  createdAt: z.iso.datetime(),
});
export const mailSchema = z.strictObject({ mail: z.array(z.enum(['news', 'deadlines'])).max(2) });
export const confirmSchema = z.strictObject({ confirm: z.literal(true) });
export const deletedSchema = z.object({ deleted: z.literal(true) });
export const endedSchema = z.object({ ended: z.int() });
export const sessionsSchema = z.object({
  sessions: z.array(
    z.object({
      id: z.uuid(),
      device: z.string().nullable().describe('Kind of browser and system'),
      signedInAt: z.iso.datetime(),
      usedAt: z.iso.datetime().describe('To the minute'),
      isThis: z.boolean(),
    }),
  ),
});
export const keptSchema = z.object({
  kept: z.array(
    z.object({ reason: z.enum(['open-case', 'retention']), name: z.string(), until: z.iso.date().nullable() }),
  ),
});

const scopeSchema = z.union([z.literal('*'), z.array(z.string().max(80)).max(50)]);
const sideSchema = z.enum(['principal', 'holder']);
export const wishSchema = z.strictObject({
  side: sideSchema,
  services: scopeSchema,
  from: z.iso.date(),
  until: z.iso.date(),
});
export const wishRefusals = ['no-scope', 'begins-in-the-past', 'ends-before-it-begins', 'too-long'] as const;
export const offeredSchema = z.object({ id: z.uuid(), code: z.string() });
export const codeSchema = z.strictObject({ code: z.string().max(100) });
export const acceptedSchema = z.object({ id: z.uuid() });
export const actingSchema = z.object({ acting: z.uuid().nullable() });
export const offerSchema = z.object({
  side: sideSchema.describe('What the reader becomes by accepting'),
  name: z.string(),
  services: scopeSchema,
  from: z.iso.date(),
  until: z.iso.date(),
});
export const mandatesSchema = z.object({
  acting: z.uuid().nullable().describe('The mandate under which this session acts'),
  mandates: z.array(
    z.object({
      id: z.uuid(),
      side: sideSchema,
      name: z.string(),
      services: scopeSchema,
      from: z.iso.date(),
      until: z.iso.date(),
      createdAt: z.iso.datetime(),
      state: z.enum(['offered', 'offer-expired', 'upcoming', 'active', 'over', 'ended']),
    }),
  ),
});
