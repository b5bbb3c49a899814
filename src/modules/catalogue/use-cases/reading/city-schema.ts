import { z } from 'zod';
import { isLanguage } from '#kernel/language';
import type { AllowedWording, Demand, Fee, GlossaryTerm, LifeEvent, Office, SmallStreet } from '../../domain/city.ts';
import { bilingual, filled, isoDate, kebab, questionId } from './schema-parts.ts';

/** `city.yaml`: the facts every page and letter needs; further facts are kept as they stand. */
export const citySchema = z.looseObject({
  name: filled,
  ars: z.string().regex(/^\d{12}$/, 'ars'),
  ags: z.string().regex(/^\d{8}$/, 'ags'),
  languages: z.array(z.custom<'de' | 'en'>(isLanguage, 'de | en')).default(['de', 'en']),
  timeZone: filled.default('Europe/Berlin'),
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'colour')
    .nullable()
    .default(null),
});

/** Everyday words for the search, in both languages. */
const searchWords = z.object({ de: z.array(filled), en: z.array(filled) }).default({ de: [], en: [] });

export const officesSchema: z.ZodType<readonly Office[]> = listOf(
  'offices',
  z.looseObject({
    id: kebab,
    name: bilingual,
    kind: filled,
    state: z.enum(['open', 'closed']),
    address: filled.nullable().default(null),
    hours: bilingual.nullable().default(null),
    accessible: z.boolean().nullable().default(null),
    search: searchWords,
    baskets: z.array(z.strictObject({ id: kebab, name: bilingual })).optional(),
    asOf: isoDate,
    source: filled,
  }),
);

export const feesSchema: z.ZodType<readonly Fee[]> = listOf(
  'fees',
  z.looseObject({
    id: questionId,
    name: bilingual,
    amounts: z
      .array(
        z.looseObject({
          id: questionId,
          name: bilingual.nullable().default(null),
          cents: z.int().min(0, 'cents'),
          from: isoDate,
          until: isoDate.nullable().default(null),
          legalBasis: filled,
          source: filled,
          asOf: isoDate,
          state: z.enum(['confirmed', 'unconfirmed']),
        }),
      )
      .min(1, 'not-empty'),
  }),
);

export const lifeEventsSchema: z.ZodType<readonly LifeEvent[]> = listOf(
  'lifeEvents',
  z.looseObject({
    id: kebab,
    title: bilingual,
    text: bilingual,
    search: searchWords,
    services: z.array(kebab),
  }),
);

export const demandSchema: z.ZodType<readonly Demand[]> = listOf(
  'demand',
  z.looseObject({ id: kebab, source: filled, asOf: isoDate }),
);

export const glossarySchema: z.ZodType<readonly GlossaryTerm[]> = listOf(
  'terms',
  z.looseObject({
    term: filled,
    english: filled,
    explanation: bilingual.nullable().default(null),
    source: filled.nullable().default(null),
  }),
);

export const streetsSchema: z.ZodType<readonly SmallStreet[]> = listOf(
  'streets',
  z.looseObject({
    name: filled,
    parts: z.array(
      z.looseObject({
        postcode: z.string().regex(/^\d{5}$/, 'postcode'),
        from: z.int().min(1, 'house-number'),
        to: z.int().min(1, 'house-number'),
        side: z.enum(['all', 'odd', 'even']).default('all'),
      }),
    ),
  }),
);

/** Allow-listed wording in `legal-texts.yaml`; the objection instructions there are read by the cases. */
export const legalTextsSchema = z.looseObject({
  allowed: z.array(z.looseObject({ text: filled, reference: filled })).default([]),
}) satisfies z.ZodType<{ allowed: readonly AllowedWording[] }>;

/** A list, alone in its file or under its name. */
function listOf<T>(name: string, entry: z.ZodType<T>): z.ZodType<readonly T[]> {
  return z.preprocess(
    (value) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? (value as Record<string, unknown>)[name]
        : value,
    z.array(entry),
  );
}
