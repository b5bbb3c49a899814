import { z } from 'zod';

const words = z.object({ de: z.string(), en: z.string() });
const count = z.int().nullable().describe('Null stands for one or two: a small count could say who it was');

export const defectList = z.object({
  defects: z.array(
    z.object({
      id: z.uuid(),
      title: words,
      text: words,
      since: z.iso.date(),
      until: z.iso.date().nullable().describe('Null while it is not mended'),
    }),
  ),
});

export const pilotList = z.object({
  pilots: z.array(
    z.object({
      id: z.string(),
      hash: z.string().describe('SHA-256 of the declared terms; it stands in the public log'),
      declaredAt: z.iso.datetime(),
      countedFrom: z.iso.datetime(),
      state: z.enum(['to-come', 'running', 'over']),
      isAsDeclared: z.boolean().describe('False when the city changed the terms later'),
      title: words,
      goal: words,
      figure: z.enum(['completion', 'errors', 'counter-minutes', 'visits']),
      target: z.number(),
      from: z.iso.date(),
      until: z.iso.date(),
      services: z.array(z.string()),
      institution: z.string(),
      result: z.object({
        visits: count,
        sent: count,
        completion: z.number().nullable(),
        errors: z.number().nullable(),
        counterMinutes: z.number().nullable(),
        centsPerCase: z.int().nullable(),
        value: z.number().nullable(),
        reached: z.boolean().nullable(),
      }),
      ways: z.array(
        z.object({
          way: z.enum(['partner', 'office', 'online']),
          sent: count,
          decided: count,
          days: z.number().nullable().describe('Median to the decision'),
        }),
      ),
    }),
  ),
});
