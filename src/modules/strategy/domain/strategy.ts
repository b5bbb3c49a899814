import { z } from 'zod';
import { figureMeasures } from './figure-words.ts';
import { thingsMeasured } from './things.ts';

const bilingual = z.strictObject({ de: z.string().min(1), en: z.string().min(1) });
const day = z
  .union([z.string(), z.date().transform((date) => date.toISOString().slice(0, 10))])
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text), 'YYYY-MM-DD');
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'YYYY-MM');
const id = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
const source = z.string().min(1);
const score = z.number().min(0).max(100).nullable();

/** `city/strategy.yaml`: goals with owner, measure, target and day, and what the city is compared with. */
export const strategySchema = z.strictObject({
  asOf: day,
  goals: z
    .array(
      z.strictObject({
        id,
        title: bilingual,
        meaning: bilingual,
        /** An id of `offices.yaml`. */
        owner: z.string(),
        unit: z.enum(['percent', 'days', 'minutes', 'count']),
        direction: z.enum(['up', 'down']),
        query: z.strictObject({
          what: z.enum(thingsMeasured),
          measure: z.enum(figureMeasures),
          counted: z.array(z.string()),
          least: z.int().min(1),
        }),
        target: z.strictObject({
          value: z.number(),
          due: day,
          from: month,
          state: z.enum(['assumption', 'decided']),
          source,
        }),
        baseline: z.strictObject({ value: z.number().nullable(), source, asOf: day }),
      }),
    )
    .min(1),
  cost: z.strictObject({
    centsPerCase: z.int().min(0),
    centsPerStep: z.int().min(0),
    state: z.enum(['assumption', 'confirmed']),
    source,
    asOf: day,
  }),
  index: z.strictObject({
    name: z.string(),
    note: bilingual,
    years: z.array(
      z.strictObject({
        year: z.int(),
        rank: z.int().nullable(),
        score,
        cities: z.int(),
        rankTen: score,
        source,
        sure: z.boolean(),
        top: z.array(z.strictObject({ city: z.string(), score })),
      }),
    ),
    indicators: z.array(
      z.strictObject({
        id,
        name: bilingual,
        state: z.enum(['yes', 'part', 'no']),
        href: z.string().startsWith('/').nullable(),
      }),
    ),
    bestAdministration: z.strictObject({ city: z.string(), score: z.number(), year: z.int(), source }),
  }),
  reports: z.strictObject({
    rule: z.strictObject({ reference: z.string(), workingDays: z.int().min(1), source }),
    list: z.array(
      z.strictObject({
        id,
        title: bilingual,
        publishedOn: day,
        /** The dataset with the data behind it; null where none is known. */
        dataset: z.string().nullable(),
        state: z.enum(['confirmed', 'unconfirmed']),
        source,
      }),
    ),
  }),
});

export type Strategy = z.output<typeof strategySchema>;
export type Goal = Strategy['goals'][number];
export type Unit = Goal['unit'];
