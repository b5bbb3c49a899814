import { z } from 'zod';

const instant = z.string().describe('ISO 8601 in UTC');

export const publicLog = z.object({
  origin: z.string(),
  key: z.string().describe('Verifier key (C2SP signed-note)'),
  sealed: z.object({ size: z.int(), root: z.string(), at: instant }).nullable(),
  witnesses: z.array(
    z.object({
      name: z.string(),
      key: z.string().describe('Verifier key; better got from the witness itself'),
      said: z.enum(['cosigned', 'unreachable', 'refused', 'forked']).nullable(),
      at: instant.nullable(),
    }),
  ),
  entries: z.array(
    z.object({
      index: z.int(),
      type: z.string(),
      at: z.string().describe('An hour in UTC, or a day'),
      service: z.string().nullable().describe('Null for a rare one'),
    }),
  ),
});

export const newCheck = z.union([
  z.strictObject({ receipt: z.string().max(250_000) }),
  z.strictObject({ seal: z.string().max(100_000).describe('A checkpoint of any day') }),
]);
export const checkAnswer = z.union([
  z.object({ ok: z.literal(true), index: z.int(), size: z.int(), witnesses: z.array(z.string()) }),
  z.object({ ok: z.literal(true), size: z.int(), now: z.int(), witnesses: z.array(z.string()) }),
  z.object({
    ok: z.literal(false),
    wrong: z.enum(['unreadable', 'signature', 'inclusion', 'commitment', 'seal-signature', 'ahead', 'forked']),
  }),
]);

export const ownLog = z.object({
  steps: z.array(
    z.object({
      seq: z.int(),
      type: z.string(),
      at: instant,
      receipt: z
        .union([z.int(), z.enum(['not-yet', 'forgotten'])])
        .describe('Index in the log, or why there is no receipt'),
    }),
  ),
});
