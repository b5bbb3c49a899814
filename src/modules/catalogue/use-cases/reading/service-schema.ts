import { z } from 'zod';
import { identityLevels } from '#kernel/actor';
import type { ServiceMeta, ServiceTexts } from '../../domain/service.ts';
import { filled, isoDate, isoPeriod, kebab, promised, questionId } from './schema-parts.ts';

const key = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('confirmed'),
    number: z.string().regex(/^99\d{12}$/, 'service-key'),
    source: filled,
  }),
  z.strictObject({
    state: z.literal('unconfirmed'),
    number: z
      .string()
      .regex(/^99\d{12}$/, 'service-key')
      .exactOptional(),
    reason: filled,
    source: filled,
  }),
]);

const law = z.strictObject({ id: filled, reference: filled, source: filled, asOf: isoDate });

const deadline = z.strictObject({
  citizen: z
    .strictObject({ period: isoPeriod, from: questionId, shift: z.boolean(), reference: filled })
    .exactOptional(),
  promised: promised.exactOptional(),
  legal: z.strictObject({ period: isoPeriod, reference: filled }).exactOptional(),
});

/** `service.yaml`, strict: an unknown key is a typing error, not an extension. */
export const serviceSchema: z.ZodType<ServiceMeta> = z.strictObject({
  id: kebab,
  edition: z.int().min(1, 'edition'),
  key,
  office: kebab,
  identity: z.enum(identityLevels),
  guests: z.boolean().default(false),
  lifeEvents: z.array(kebab).default([]),
  law: z.array(law).min(1, 'law'),
  fees: z.array(questionId).default([]),
  deadline: deadline.default({}),
  decision: z.strictObject({
    kind: z.enum(['automatic', 'clerk']),
    reference: filled,
    fourEyes: z.boolean().default(false),
    freeTextQuestion: questionId.exactOptional(),
  }),
  notice: z.strictObject({ regime: z.enum(['ao', 'vwvfg', 'none']) }),
  purposeNeeded: z.boolean().default(false),
  payment: z.strictObject({ kinds: z.array(z.enum(['sepa', 'girocode'])).min(1, 'not-empty') }).exactOptional(),
  subject: z.strictObject({
    name: z.array(questionId).min(1, 'not-empty'),
    birthDate: questionId.exactOptional(),
    email: questionId.exactOptional(),
    address: questionId.exactOptional(),
  }),
  prefill: z.strictObject({ source: z.literal('register'), questions: z.record(questionId, filled) }).exactOptional(),
  followUps: z.array(kebab).default([]),
  carry: z.record(questionId, filled).default({}),
  retention: z.strictObject({ period: isoPeriod, reference: filled }),
});

const sentences = z.array(filled);
const words = <T extends z.ZodType>(entry: T) => z.record(z.string(), entry).default({});

/** `texts.<language>.yaml`, strict. */
export const textsSchema: z.ZodType<ServiceTexts> = z.strictObject({
  title: filled,
  official: filled,
  summary: filled,
  search: sentences,
  who: filled,
  need: sentences,
  cost: filled,
  duration: filled,
  elsewhere: sentences.default([]),
  law: filled,
  after: sentences,
  send: filled,
  pages: words(z.strictObject({ title: filled.exactOptional(), help: filled.exactOptional() })),
  questions: words(
    z.strictObject({
      label: filled,
      help: filled.exactOptional(),
      example: filled.exactOptional(),
      options: z.record(z.string(), filled).exactOptional(),
      errors: z.record(z.string(), filled).exactOptional(),
      short: filled.exactOptional(),
    }),
  ),
  repeats: words(z.strictObject({ title: filled, item: filled, add: filled, none: filled })),
  exits: words(
    z.strictObject({
      title: filled,
      text: filled,
      ways: z.array(z.strictObject({ label: filled, href: filled })).default([]),
    }),
  ),
  steps: words(filled),
  tasks: words(
    z.strictObject({
      title: filled,
      help: filled.exactOptional(),
      outcomes: z.record(z.string(), filled).exactOptional(),
      entries: z.record(z.string(), z.strictObject({ label: filled, help: filled.exactOptional() })).exactOptional(),
      blocks: z.record(z.string(), filled).exactOptional(),
    }),
  ),
});
