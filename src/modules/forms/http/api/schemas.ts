import { z } from 'zod';
import { identityLevels } from '#kernel/actor';
import { questionTypes } from '../../domain/form-model.ts';

const instant = z.iso.datetime();
const day = z.iso.date().describe('Legal time in Europe/Berlin');
const both = z.object({ de: z.string(), en: z.string() });
const optionalBoth = z.object({ de: z.string().optional(), en: z.string().optional() });
const feel = z.string().describe('FEEL over the answers by question id, `today`, `sentOn`, `fees` and `language`');
const json = z.json();

const questionSchema = z.object({
  id: z.string(),
  type: z.enum(questionTypes),
  required: z.union([z.boolean(), feel]),
  when: feel.nullable().describe('Asked only while this is true'),
  label: both,
  help: optionalBoth,
  example: optionalBoth,
  maxLength: z.int().nullable().describe('In characters (code points of NFC text)'),
  pattern: z.string().nullable().describe('Regular expression with the flag `u`'),
  options: z.array(z.object({ id: z.string(), when: feel.nullable(), label: both })),
  min: feel.nullable(),
  max: feel.nullable(),
  integer: z.boolean(),
  local: z.boolean().describe('Only addresses that the street list of the city knows'),
  translate: z.boolean().describe('Free text in another language is kept beside its German text'),
  files: z
    .object({ max: z.int(), types: z.array(z.string()), maxBytes: z.int() })
    .nullable()
    .describe('For questions of the type `file`: uploaded on their own'),
  errors: z.object({ de: z.record(z.string(), z.string()), en: z.record(z.string(), z.string()) }),
});
const exitSchema = z.object({
  id: z.string(),
  when: feel,
  title: both,
  text: both,
  ways: z.object({
    de: z.array(z.object({ label: z.string(), href: z.string() })),
    en: z.array(z.object({ label: z.string(), href: z.string() })),
  }),
});
const questionPage = z.object({
  kind: z.literal('questions'),
  id: z.string(),
  key: z.string().describe('Names the page of a draft; inside a list after it and the number: `hunde/1/name`'),
  when: feel.nullable(),
  title: optionalBoth,
  help: optionalBoth,
  questions: z.array(questionSchema),
  exits: z.array(exitSchema).describe('The first that is true ends the form here'),
});
const listPage = z.object({
  kind: z.literal('list'),
  id: z.string(),
  key: z.string(),
  when: feel.nullable(),
  list: z.object({ id: z.string(), min: z.int(), max: z.int(), label: z.string() }),
  title: both,
  item: both,
  pages: z.array(questionPage),
});

/** The form of one version of a service. */
export const formSchema = z.object({
  service: z.string(),
  edition: z.int(),
  version: z.string(),
  title: both,
  identity: z.enum(identityLevels).describe('Level needed to send, unless guests may'),
  guests: z.boolean(),
  send: both,
  pages: z.array(z.discriminatedUnion('kind', [questionPage, listPage])),
});

const missingSchema = z.object({
  pointer: z.string().describe('Place in the draft (RFC 6901); empty when it is a whole page'),
  page: z.string(),
  question: z.string().nullable(),
  code: z.string(),
  detail: z.string(),
});
const stepSchema = z.object({
  page: z.string(),
  kind: z.enum(['questions', 'list']),
  done: z.boolean(),
  open: z.boolean().describe('May be answered now'),
  items: z.int().optional(),
});

/** One draft. */
export const draftSchema = z.object({
  id: z.uuid(),
  service: z.string(),
  edition: z.int(),
  version: z.string().describe('The draft keeps the version on which it began'),
  title: z.string(),
  createdAt: instant,
  savedAt: instant,
  keptUntil: day,
  resumeCode: z.string().nullable().describe('Of a guest: who has it can read the draft'),
  caseNumber: z.string().nullable().describe('Set once it was sent; the answers are then in the case'),
  answers: z.record(z.string(), json).describe('What is asked now; answers of other branches are kept and left out'),
  provenance: z.record(z.string(), z.enum(['register', 'carried', 'citizen'])),
  pages: z.array(stepSchema).describe('What is asked now, in order'),
  next: z.string().nullable().describe('First page that is not answered; null when all are'),
  exit: z.string().nullable().describe('Exit reached by the answers'),
  missing: z.array(missingSchema).describe('What stands in the way of sending, as far as can be told now'),
  ready: z.boolean(),
});
export const draftList = z.object({
  drafts: z.array(
    z.object({
      id: z.uuid(),
      service: z.string(),
      title: z.string(),
      savedAt: instant,
      keptUntil: day,
      isGuest: z.boolean(),
    }),
  ),
});

/** Everything once more before it is sent. */
export const checkSchema = z.object({
  ready: z.boolean(),
  next: z.string().nullable(),
  exit: z.string().nullable(),
  missing: z.array(missingSchema),
  summary: z.array(
    z.object({
      title: z.string(),
      rows: z.array(
        z.object({
          page: z.string(),
          path: z.string(),
          label: z.string(),
          lines: z.array(z.string()),
          source: z.enum(['register', 'carried', 'citizen']).nullable(),
        }),
      ),
    }),
  ),
  after: z.array(z.string()).describe('What happens next'),
  promisedOn: day.nullable(),
  duty: z.object({ until: day, passed: z.boolean() }).nullable().describe('The deadline of the person'),
  neededLevel: z.enum(identityLevels).nullable().describe('Sign-in still needed to send'),
  consent: z.object({ id: z.string(), text: z.string() }).describe('Show the text; its id goes along when sending'),
});

export const newDraft = z.strictObject({ service: z.string().max(80) });
const answers = z
  .record(z.string().max(80), json)
  .describe('By question id: ISO dates, money in cents, addresses as objects; what is left out is not answered');
export const pageBody = z.strictObject({ answers: answers.default({}) });
export const pagesBody = z.strictObject({
  pages: z
    .array(z.strictObject({ page: z.string().max(200), answers: answers.default({}) }))
    .min(1)
    .max(100),
});
export const uploadBody = z
  .record(z.string(), z.array(z.string().meta({ format: 'binary' })))
  .describe('Files in fields named by the id of their question');
export const itemSchema = z.object({ number: z.int(), draft: draftSchema });
export const deletedSchema = z.object({ deleted: z.literal(true) });
export const claimedSchema = z.object({ claimed: z.int() });
export const streetQuery = z.object({ q: z.string().max(60).describe('How the name of the street begins') });
export const streetsSchema = z.object({ streets: z.array(z.string()) });
