import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'kebab');
const text = z.string().min(1, 'not-empty');
const words = z.strictObject({ de: text, en: text });
const day = z.iso.date('iso-date');
const share = z.number().min(0).max(1);

/** What a pilot wants to reach, by which figure it is measured, and until when: declared before it begins. */
const pilot = z.strictObject({
  id,
  title: words,
  goal: words,
  measure: z.strictObject({
    figure: z.enum(['completion', 'errors', 'counter-minutes', 'visits']),
    /** The goal is reached at this value or better. */
    target: z.number().min(0),
    words,
  }),
  institution: id,
  services: z.array(id).min(1, 'not-empty'),
  from: day,
  until: day,
});

/** Part of `partners.yaml`: what the back office works with. */
export const officeSchema = z.strictObject({
  billing: z.strictObject({
    buyer: z.strictObject({
      name: text,
      /** Leitweg-ID. */
      reference: text,
      email: text,
      address: z.strictObject({ street: text, postcode: z.string().regex(/^\d{5}$/, 'postcode'), city: text }),
    }),
    dueDays: z.int().positive(),
    contacts: z.array(z.strictObject({ institution: id, name: text, email: text, phone: text })),
    state: z.enum(['assumption', 'reported', 'confirmed']),
    source: text,
    asOf: day,
  }),
  /** When a clerk or a branch stands out from the others. A report to look into, never a verdict. */
  oversight: z.strictObject({
    /** Robust z-score (Iglewicz and Hoaglin) from which somebody stands out. */
    score: z.number().positive(),
    /** So many must be compared at least, and each with so many visits. */
    leastOthers: z.int().min(3),
    leastVisits: z.int().positive(),
    days: z.int().positive(),
    /** A visit that is done quicker than this is told as quick. */
    quickMinutes: z.number().positive(),
    /** Differences smaller than these never stand out, whatever the score. */
    floors: z.strictObject({ perDay: z.number().min(0), share }),
    state: z.enum(['assumption', 'reported', 'confirmed']),
    source: text,
    asOf: day,
  }),
  /** Where the offices are that branches are compared with, by district. */
  offices: z.array(z.strictObject({ name: words, district: id })),
  pilots: z.array(pilot),
});

export type OfficeRules = z.infer<typeof officeSchema>;
export type PilotTerms = OfficeRules['pilots'][number];
export type OversightRules = OfficeRules['oversight'];
