import { z } from 'zod';
import { results, statuses } from '../domain/request/state.ts';
import { handlingNames } from '../use-cases/handle-request.ts';
import { ownStepNames } from '../use-cases/own-step.ts';
import { groupNames } from '../use-cases/read-requests.ts';

const day = z.iso.date();

export const requestQuery = z.object({
  q: z.string().max(200).optional().describe('Words that the public may read'),
  status: z.enum(groupNames).optional(),
});

const request = z.object({
  number: z.string(),
  example: z.boolean().describe('Made up for the demo'),
  subject: z.string().nullable().describe('Null as long as the wording is not public'),
  status: z.enum(statuses),
  regime: z.string().describe('Id of the legal basis'),
  office: z.string(),
  receivedOn: day,
  nominal: day.describe('Last day, not moved to a working day; figures count by it'),
  due: day.describe('Last day for the answer'),
  overdue: z.boolean(),
  clockStands: z.boolean(),
  extendedOn: day.nullable(),
  extensionReason: z.string().nullable(),
  feeCents: z.int().nullable().describe('Null as long as none was estimated'),
  feeAgreed: z.boolean(),
  answer: z.enum(results).nullable(),
  answeredOn: day.nullable(),
  appealUntil: day.nullable(),
  publishedOn: day.nullable(),
  dataset: z.string().nullable().describe('Name of the open dataset with the documents'),
});

export const requestList = z.object({
  requests: z.array(request),
  figures: z.object({
    all: z.int(),
    open: z.int(),
    overdue: z.int(),
    answered: z.int(),
    inTime: z.int(),
    middleDays: z.int().nullable(),
    byAnswer: z.record(z.string(), z.int()),
    withFee: z.int(),
  }),
});

export const requestDetail = request.extend({
  wording: z.string().nullable(),
  answerText: z.string().nullable(),
  exemptions: z.array(z.string()).describe('Ids of the grounds for which something was left out'),
  files: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      sha256: z.string(),
      bytes: z.int(),
      pages: z.int().nullable(),
      redacted: z.boolean(),
      path: z.string(),
    }),
  ),
  steps: z.array(z.object({ seq: z.int(), type: z.string(), at: z.string(), by: z.enum(['city', 'asker']) })),
  own: z
    .object({
      resumeCode: z.string().nullable().describe('Opens the request on any device'),
      messages: z.array(z.object({ at: z.string(), by: z.enum(['city', 'asker']), text: z.string() })),
      letters: z.array(z.object({ id: z.string(), kind: z.string(), path: z.string() })),
    })
    .nullable()
    .describe('Only for the person who asked'),
});

export const newRequest = z.object({
  id: z.uuid().optional().describe('Made by the caller; the same id again gives the same request'),
  subject: z.string().max(500),
  text: z.string().max(20_000),
  name: z.string().max(500).default('').describe('A pseudonym is fine'),
  email: z.string().max(300).default(''),
  topic: z.enum(['general', 'environment']).default('general'),
  wish: z.enum(['public', 'after-answer']).default('public'),
});

export const newStep = z.object({ what: z.enum(ownStepNames), text: z.string().max(20_000).default('') });
export const newReport = z.object({ text: z.string().max(10_000) });

const base = {
  seen: z.int().describe('`seq` of the last step that was seen'),
  text: z.string().max(20_000).default(''),
};
const names = new Set<string>(['estimate', 'hear', 'extend', 'answer', 'answer-appeal', 'show-words', 'publish']);
export const newHandling = z.discriminatedUnion('do', [
  z.object({ ...base, do: z.enum(handlingNames.filter((name) => !names.has(name)) as ['ask-back']) }),
  z.object({
    ...base,
    do: z.literal('estimate'),
    minutes: z.int().min(0),
    cents: z.int(),
    isSimple: z.boolean().default(false),
  }),
  z.object({ ...base, do: z.literal('hear'), recipient: z.array(z.string().max(100)).max(6) }),
  z.object({ ...base, do: z.literal('extend'), reason: z.enum(['volume', 'complex', 'third-party', 'search']) }),
  z.object({
    ...base,
    do: z.literal('answer'),
    answer: z.enum(results),
    exemptions: z.array(z.string()).default([]),
    publicText: z.string().max(20_000).default(''),
    publish: z.enum(['later', 'now', 'never']).default('later'),
  }),
  z.object({
    ...base,
    do: z.literal('answer-appeal'),
    answer: z.enum(results).nullable(),
    exemptions: z.array(z.string()).default([]),
  }),
  z.object({ ...base, do: z.literal('show-words'), subject: z.string().max(120), wording: z.string().max(5_000) }),
  z.object({ ...base, do: z.literal('publish'), answer: z.string().max(20_000) }),
]);

export const deskDetail = z.object({
  number: z.string(),
  seq: z.int(),
  status: z.enum(statuses),
  subject: z.string(),
  text: z.string(),
  name: z.string(),
  email: z.string(),
  due: day,
  overdue: z.boolean(),
  may: z.array(z.string()).describe('What can be done now'),
  files: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      ready: z.boolean().describe('Prepared for everybody'),
      redacted: z.boolean(),
      path: z.string().describe('The whole document, for officers'),
    }),
  ),
});
export const newFile = z.object({
  file: z.string().meta({ format: 'binary' }).describe('PDF, JPEG or PNG up to 20 MB'),
  seen: z.string().describe('`seq` of the last step that was seen'),
  forAsker: z
    .enum(['whole', 'public'])
    .default('whole')
    .describe('whole: the person gets it without blacked-out parts'),
});
const points = z.number().min(0).max(20_000);
export const newRedaction = z.object({
  marks: z
    .array(
      z.object({
        page: z.int().min(1).max(5_000),
        box: z.tuple([points, points, points, points]).describe('x, y, width, height in points from the upper left'),
        ground: z.string().describe('Id of an exemption; its paragraph stands in the black box'),
      }),
    )
    .min(1)
    .max(2_000),
  terms: z.array(z.string().min(1).max(500)).max(500).default([]).describe('Words that must not stand anywhere'),
  allowed: z.array(z.string().max(500)).max(500).default([]).describe('Words below a mark that may stand elsewhere'),
});
export const markingQuery = z.object({
  term: z.string().max(500).optional().describe('A word to look for; several times'),
});
export const marking = z.object({
  pages: z.array(z.object({ width: z.number(), height: z.number() })),
  found: z.array(
    z.object({
      kind: z.string(),
      text: z.string(),
      page: z.int(),
      boxes: z.array(z.array(z.number())),
      isVisible: z.boolean(),
    }),
  ),
});
export const inboxQuery = z.object({ view: z.enum(['open', 'waiting', 'reported', 'done']).optional() });
export const inboxList = z.object({ requests: z.array(request) });
export const reported = z.object({ number: z.string() });
