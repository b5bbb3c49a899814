import { z } from 'zod';
import type { MatchOutcome } from '../../domain/bank/match-entry.ts';

/** Bodies and answers of the treasury's interface; all amounts in cents. */
const day = z.iso.date();

export const claimAnswer = z.object({
  reference: z.string(),
  method: z.enum(['sepa', 'girocode']),
  cents: z.int(),
  paidCents: z.int(),
  status: z.enum(['open', 'mandate-given', 'paid']),
  dueOn: day.nullable().describe('Null when only the letter names a day'),
  isOverdue: z.boolean(),
});
export const claimsAnswer = z.object({
  claims: z.array(claimAnswer).describe('At most 200'),
  open: z.object({ count: z.int(), cents: z.number() }),
  statements: z.array(
    z.object({ id: z.string(), importedAt: z.string(), entries: z.int(), paid: z.int(), toCheck: z.int() }),
  ),
  batches: z.array(z.object({ id: z.string(), madeAt: z.string(), count: z.int(), cents: z.number() })),
  mayCollect: z.boolean().describe('The city has a creditor identifier'),
});
export const paymentBody = z.strictObject({ cents: z.int().min(1), paidOn: day, reason: z.string().max(1_000) });

export const statementBody = z.strictObject({ xml: z.string().describe('The file as the bank gave it') });
export const readInAnswer = z.object({ id: z.string(), isNew: z.boolean() });
const outcome = z.enum([
  ...(['paid', 'outgoing', 'repeated', 'partly-paid', 'overpaid', 'already-paid'] as const),
  ...(['no-reference', 'unknown-reference', 'several-claims', 'other-currency', 'returned'] as const),
] satisfies readonly MatchOutcome[]);
export const statementAnswer = z.object({
  id: z.string(),
  importedAt: z.string(),
  counts: z.array(z.object({ outcome, count: z.int() })),
  entries: z
    .array(
      z.object({
        position: z.int(),
        cents: z.number(),
        bookedOn: day,
        bankReference: z.string().nullable(),
        outcome,
        reference: z.string().nullable(),
        surplus: z.number(),
      }),
    )
    .describe('At most 1,000, without what the city paid itself'),
});
export const batchAnswer = z.object({ id: z.string(), count: z.int() });
