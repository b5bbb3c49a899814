import { z } from 'zod';
import { identityLevels } from '#kernel/actor';
import { officeSchema } from '../office/office-schema.ts';

const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'kebab');
const text = z.string().min(1, 'not-empty');
const words = z.strictObject({ de: text, en: text });
const day = z.iso.date('iso-date');
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'clock');
const cents = z.int().min(0, 'cents');
const securityClass = z.int().min(1).max(4);
const provenance = { state: z.enum(['assumption', 'reported', 'confirmed']), source: text, asOf: day };
const address = z.strictObject({ street: text, postcode: z.string().regex(/^\d{5}$/, 'postcode'), city: text });
const hours = z.array(z.strictObject({ weekdays: z.array(z.int().min(1).max(7)).min(1), from: clock, to: clock }));
const access = z.strictObject({ stepFree: z.boolean(), inductionLoop: z.boolean() });

/** Ways to an application, and ways to what comes of it. */
export const applyChannels = ['online', 'office', 'on-site', 'partner'] as const;
export const collectChannels = ['locker', 'delivery'] as const;
export const channels = [...applyChannels, ...collectChannels] as const;
const channel = z.enum(channels);

/** At the counter of a partner another level of identity is enough than online, by this basis. */
const counter = z.strictObject({ level: z.enum(identityLevels), basis: id }).optional();
const pair = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('open'), basis: id, identity: counter }),
  /** The person acts with the own means, somebody helps. */
  z.strictObject({ state: z.literal('assist'), basis: id, identity: counter }),
  z.strictObject({ state: z.literal('refused'), basis: id, reason: id, instead: z.array(channel) }),
]);

const branch = z.strictObject({
  id,
  institution: id,
  name: text,
  district: id,
  address,
  hours: hours.min(1, 'not-empty'),
  access,
  languages: z.array(z.string().regex(/^[a-z]{2}$/, 'language')).min(1, 'not-empty'),
  securityClass,
  equipment: z.array(z.enum(['scanner', 'pen-pad', 'card-reader', 'second-screen', 'safe'])),
  from: day,
  until: day.optional(),
});

/** `partners.yaml` of a city: who helps where with which service, on which legal basis, and at which tariff. */
export const networkSchema = z.strictObject({
  rules: z.strictObject({
    pickUpWorkingDays: z.int().positive(),
    /** A leg that is open longer raises an alarm. */
    legHours: z.int().positive(),
    codeTries: z.int().positive(),
  }),
  /** What a partner says when nothing goes here today, whatever the cause. */
  neutral: words,
  bases: z.array(
    z.strictObject({
      id,
      reference: text,
      state: z.enum(['read', 'inference', 'unconfirmed']),
      source: text,
      asOf: day,
    }),
  ),
  reasons: z.array(z.strictObject({ id, words })),
  matrix: z.array(z.strictObject({ service: id, name: words.optional(), channels: z.partialRecord(channel, pair) })),
  items: z.array(
    z.strictObject({
      id,
      name: words,
      service: id,
      /** A case of the service that ended so makes one of these; none where it is made outside of cases. */
      outcomes: z.array(z.enum(['granted', 'done'])).default([]),
      securityClass,
      /** So many may lie at one place. */
      dayNeed: z.int().positive(),
      /** Nobody else may pick it up. */
      holderOnly: z.boolean(),
    }),
  ),
  institutions: z.array(
    z.strictObject({
      id,
      name: words,
      kind: z.enum(['bank', 'insurer', 'post', 'library', 'shop']),
      /** Marked on every page: there is no such institution. */
      example: z.boolean(),
      legalName: text,
      vatId: text,
      address,
      iban: text,
      contract: z.strictObject({ number: text, from: day, until: day, source: text, asOf: day }),
    }),
  ),
  districts: z.array(
    z.strictObject({
      id,
      name: text,
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      state: z.enum(['estimate', 'measured']),
    }),
  ),
  branches: z.array(branch),
  lockers: z.array(
    z.strictObject({
      ...{ id, name: words, district: id, address, hours, access, securityClass, boxes: z.int().positive() },
      /** SHA-256 of the secret with which the locker speaks to the city; without it, it cannot. */
      secretHash: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'sha-256')
        .optional(),
    }),
  ),
  approvals: z.array(
    z.strictObject({
      institution: id,
      service: id,
      basis: id,
      audit: z.strictObject({ by: text, on: day, report: text }),
      from: day,
      until: day,
    }),
  ),
  vatPercent: z.int().min(0).max(100),
  /** What the city pays for a service from this edition on, without value-added tax. */
  tariffs: z.array(
    z.strictObject({ service: id, edition: z.int().positive(), cents, surchargeForPerson: cents, ...provenance }),
  ),
  /** What the city pays for handing out one item. */
  handover: z.strictObject({ cents, ...provenance }),
  /** What the back office works with; a city without it has no pilots and sends no invoices. */
  office: officeSchema.optional(),
});

export type Network = z.infer<typeof networkSchema>;
export type Branch = Network['branches'][number];
export type Institution = Network['institutions'][number];
export type Pair = z.infer<typeof pair>;
export type Channel = (typeof channels)[number];
