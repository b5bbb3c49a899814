import { z } from 'zod';
import type { Json, JsonObject } from '#kernel/json';
import type { Evaluate, LetterScope } from './letter-template.ts';

/** `21, 27-31` as the law writes fields; each field once, in order. */
export function fieldsIn(text: string): readonly number[] {
  const fields = text.split(',').flatMap((part) => {
    const [from = Number.NaN, to = from] = part.trim().split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, step) => from + step);
  });
  return [...new Set(fields)].sort((a, b) => a - b);
}

/** The fields of the form that one recipient may get: those named alone, or all but those excepted. */
export function fieldsFor(rules: ForwardingRules, recipient: ForwardingRecipient): readonly number[] {
  const { fields } = recipient;
  if ('only' in fields) return fieldsIn(fields.only);
  const without = new Set(fieldsIn(fields.without));
  return rules.fields.map(({ number }) => number).filter((number) => !without.has(number));
}

/**
 * What each recipient gets of a report (GewAnzV § 3): exactly its fields, of these only what was answered, and nothing else of
 * the case. Recipients whose condition does not hold get nothing.
 */
export function messagesOf(
  rules: ForwardingRules,
  report: ForwardedReport,
  scope: LetterScope,
  evaluate: Evaluate,
): readonly ForwardedMessage[] {
  return rules.recipients
    .filter(({ when }) => when === undefined || evaluate(when, scope) === true)
    .map((recipient) => {
      const allowed = new Set(fieldsFor(rules, recipient));
      const fields = rules.fields.flatMap(({ number, label, answers }) => {
        const given = answers.filter((id) => isGiven(scope[id]));
        if (!allowed.has(number) || given.length === 0) return [];
        return [{ number, label, values: Object.fromEntries(given.map((id) => [id, scope[id] as Json])) }];
      });
      return { ...report, form: rules.form, recipient: recipient.id, reference: recipient.reference, fields };
    });
}

const isGiven = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

const words = z.strictObject({ de: z.string().min(1), en: z.string().min(1) });
const fieldList = z.string().regex(/^\d+(-\d+)?(, ?\d+(-\d+)?)*$/, 'fields as the law writes them: 13, 27-31');

/** `forwarding.yaml` of a service: the fields of the prescribed form, what fills them, and who gets which. */
export const forwardingRules = z.strictObject({
  form: z.string().min(1),
  source: z.string().min(1),
  asOf: z.iso.date(),
  fields: z
    .array(
      z.strictObject({
        number: z.int().positive(),
        label: z.string().min(1),
        /** Ids of the questions that fill the field; none where nothing is asked. */
        answers: z.array(z.string()),
        state: z.enum(['confirmed', 'unconfirmed']),
        reason: z.string().optional(),
      }),
    )
    .min(1),
  /** Questions that never leave the office. */
  kept: z.array(z.string()),
  recipients: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
        name: words,
        reference: z.string().min(1),
        fields: z.union([z.strictObject({ only: fieldList }), z.strictObject({ without: fieldList })]),
        when: z.string().optional(),
        state: z.enum(['confirmed', 'unconfirmed']),
        reason: z.string().optional(),
      }),
    )
    .min(1),
});

export type ForwardingRules = z.infer<typeof forwardingRules>;
export type ForwardingRecipient = ForwardingRules['recipients'][number];
export interface ForwardedReport {
  readonly schema: 'urn:lipsia:forwarded-report:1';
  readonly service: string;
  readonly caseNumber: string;
  /** ISO date of the report. */
  readonly reportedOn: string;
  /** ISO date of the forwarding. */
  readonly forwardedOn: string;
}
/** The written interface: what stands in one message to one recipient. */
export interface ForwardedMessage extends ForwardedReport {
  readonly form: string;
  readonly recipient: string;
  readonly reference: string;
  readonly fields: readonly { readonly number: number; readonly label: string; readonly values: JsonObject }[];
}
