import { z } from 'zod';

const both = z.strictObject({ de: z.string().min(1), en: z.string().min(1) });
const day = z.iso.date();
/** How sure a fact is; what was not read works in favour of the person who asks. */
const state = z.enum(['read', 'second-hand', 'unconfirmed', 'practice']);
const period = z
  .string()
  .regex(/^P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?$/)
  .refine((text) => text !== 'P');
const note = z.string().optional();
const effect = z.strictObject({ effect: z.enum(['none', 'pause', 'restart']), state, note });
const cents = z.int().nonnegative();

const fee = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none'), state, basis: z.string(), note }),
  z.strictObject({
    kind: z.literal('bracket'),
    least: cents,
    most: cents,
    simpleIsFree: z.boolean(),
    state,
    basis: z.string(),
    note,
  }),
  z.strictObject({
    kind: z.literal('effort'),
    freeUpTo: cents,
    perQuarterHour: z.strictObject({ least: cents, most: cents }),
    cap: cents,
    state,
    basis: z.string(),
    note,
  }),
]);

const version = z.strictObject({
  from: day,
  until: day.optional(),
  applies: z.boolean(),
  who: z.strictObject({ value: z.enum(['everyone', 'residents']), state, note }),
  pseudonym: z.strictObject({ value: z.boolean(), state, note }),
  deadline: z.strictObject({ period, state, note }),
  extension: z.strictObject({ kind: z.enum(['by', 'total']), period, state, note }),
  clarification: effect,
  feeNotice: effect,
  fee,
  appeal: z.strictObject({ kind: z.enum(['objection']), period, basis: z.string(), state, note }),
  exemptions: z.array(z.string()).min(1),
  sources: z.array(z.strictObject({ source: z.string(), asOf: day })).min(1),
});

/** `city/information.yaml`: the law of asking as data, with source, date and doubt of each fact. */
export const rulesSchema = z.strictObject({
  addressed: z.string(),
  publication: z.strictObject({ delayDays: z.int().min(0).max(90), state, source: z.string(), asOf: day }),
  hearing: z.strictObject({ period, state, source: z.string(), asOf: day }),
  /** So long after the end of a request the city knows who asked. */
  retention: z.strictObject({ period, state, source: z.string(), asOf: day }),
  regimes: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]+$/),
        topic: z.enum(['general', 'environment']),
        name: both,
        scope: both,
        versions: z.array(version).min(1),
      }),
    )
    .min(1),
  exemptions: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9-]+$/),
      code: z.string().regex(/^[A-Z]\d$/),
      name: both,
      reference: z.string(),
      state,
      hearing: z.boolean().default(false),
      text: both,
      note,
    }),
  ),
});

/** The version of a regime that holds for a request received on a day; null when it held nothing then. */
export function ruleOn(rules: Rules, regime: string, received: Temporal.PlainDate): Rule | null {
  const found = rules.regimes.find(({ id }) => id === regime);
  const held = found?.versions
    .filter(({ from, until }) => from <= received.toString() && (until === undefined || received.toString() <= until))
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
  return found && held ? { ...held, regime: found.id, topic: found.topic, name: found.name, scope: found.scope } : null;
}

/** The regimes that bind the city on a day. */
export const rulesOn = (rules: Rules, day: Temporal.PlainDate): readonly Rule[] =>
  rules.regimes.flatMap(({ id }) => ruleOn(rules, id, day) ?? []).filter(({ applies }) => applies);

export type Rules = z.infer<typeof rulesSchema>;
export type RuleVersion = z.infer<typeof version>;
export type Exemption = Rules['exemptions'][number];
export type FeeRule = z.infer<typeof fee>;
export type Topic = Rules['regimes'][number]['topic'];
/** One version of one regime. */
export interface Rule extends RuleVersion {
  readonly regime: string;
  readonly topic: Topic;
  readonly name: { readonly de: string; readonly en: string };
  readonly scope: { readonly de: string; readonly en: string };
}
