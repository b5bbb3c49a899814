import { z } from 'zod';
import { visitReceiptSchema, visitStates } from '../../domain/visit/index.ts';

const words = z.object({ de: z.string(), en: z.string() });
const mandate = z.object({
  id: z.string(),
  version: z.string(),
  language: z.string(),
  text: z.string(),
  hash: z.string(),
});

export const tokenRequest = z.object({
  grant_type: z.literal('client_credentials'),
  client_assertion_type: z.literal('urn:ietf:params:oauth:client-assertion-type:jwt-bearer'),
  client_assertion: z
    .string()
    .describe('JWT signed with the key of the program (RFC 7523); its `aud` is this city or this address'),
  client_id: z.string().optional(),
  scope: z.string().optional().describe('`visits:file branch:<id> service:<id>`; without it all that the program may'),
});
export const tokenAnswer = z.object({
  access_token: z.string().optional(),
  token_type: z.literal('DPoP').optional(),
  expires_in: z.int().optional(),
  scope: z.string().optional(),
  error: z.string().optional().describe('With 400 and 401 (RFC 6749 § 5.2, RFC 9449)'),
});

export const branchInfos = z.object({
  branches: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      institution: z.string(),
      address: z.object({ street: z.string(), postcode: z.string(), city: z.string() }),
      hours: z.array(z.object({ weekdays: z.array(z.int()), from: z.string(), to: z.string() })),
      languages: z.array(z.string()),
      equipment: z.array(z.string()),
      from: z.string(),
      until: z.string().nullable(),
      clerks: z.array(z.object({ id: z.string(), trainedUntil: z.string() })).describe('Who may serve, without names'),
      test: z.boolean().describe('True for a test client: nothing of it becomes a case'),
    }),
  ),
});

export const partnerServices = z.object({
  branch: z.string(),
  day: z.string(),
  services: z.array(
    z.object({
      service: z.string(),
      title: words,
      open: z.boolean(),
      assist: z.boolean().describe('The person acts with the own means, somebody helps'),
      words: words.nullable().describe('To be said when it is not open'),
      instead: z.array(z.string()),
      edition: z.int().nullable(),
      identity: z.string().nullable().describe('The level that is needed'),
      form: z.string().nullable().describe('Address of the description of the form'),
      mandate: z
        .object({ de: mandate, en: mandate })
        .nullable()
        .describe('The words the person signs; their hash goes with the visit'),
      cents: z.int().nullable(),
    }),
  ),
});

export const visitStatus = z.object({
  id: z.string(),
  branch: z.string(),
  device: z.string(),
  number: z.int(),
  state: z.enum(['refused', ...visitStates]),
  receipt: visitReceiptSchema,
});

export const ledgerQuery = z.object({
  since: z.coerce.number().int().min(0).optional().describe('Number of the last entry that is known; 0 for all'),
});
export const ledgerPart = z.object({
  branch: z.string(),
  since: z.int(),
  entries: z.array(
    z.object({
      branch: z.string(),
      seq: z.int(),
      at: z.string(),
      by: z.enum(['branch', 'office']),
      body: z.record(z.string(), z.json()),
      hash: z.string(),
    }),
  ),
  more: z.boolean().describe('Ask again since the last number'),
});

export const statementAnswer = z.object({
  branch: z.string(),
  month: z.string(),
  final: z.boolean().describe('The month is over: the same entries give the same for ever'),
  vatPercent: z.int(),
  lines: z.array(
    z.object({
      kind: z.string(),
      name: z.string(),
      edition: z.int().nullable(),
      text: z.string().nullable(),
      count: z.int(),
      unit: z.int(),
      total: z.int(),
    }),
  ),
  net: z.int(),
  vat: z.int(),
  gross: z.int(),
  cityFees: z.int().describe('Fees of the city taken at the counter'),
  pending: z.array(z.int()).describe('Entries of the back office that have not counted so far'),
});
