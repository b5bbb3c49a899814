import { z } from 'zod';
import { comparedFigures } from '../../domain/office/index.ts';

const words = z.object({ de: z.string(), en: z.string() });
const count = z.int().nullable().describe('Null stands for one or two: a small count could say who it was');

const cell = z.object({
  state: z
    .enum(['measured', 'too-few', 'not-measured', 'none'])
    .describe('`too-few` hides what could tell of single people; `none` where there is no such thing'),
  value: z.number().optional().describe('The median where `p90` stands beside it'),
  p90: z.number().optional().describe('Nine of ten were not above it'),
  count: z.int().optional().describe('Of how many'),
});

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
      figures: z
        .array(z.object({ figure: z.enum(comparedFigures), partner: cell, office: cell, online: cell }))
        .describe('Minutes for waiting and length, cents for cost, kilometres for distance, days, shares, and counts'),
      branches: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          saved: z.number().nullable().describe('Kilometres nearer than the next citizens’ office'),
        }),
      ),
    }),
  ),
});
