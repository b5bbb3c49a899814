import { z } from 'zod';
import { identityLevels } from '#kernel/actor';
import type { JsonObject } from '#kernel/json';
import { json, type RefusalStatus, type Route, refusal } from '#platform/http';
import { appPackage } from '../../use-cases/app/app-package.ts';
import type { CityKeys } from '../../use-cases/app/city-keys.ts';
import { type ReceiveRefusal, receiveSealed } from '../../use-cases/app/receive-sealed.ts';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';

/** What the app at the counter asks of the city: what it needs to work alone, the street list, and to take what it sealed. */
export const appApi = (parts: PartnerParts, keys: Promise<CityKeys>): readonly Route[] => [
  {
    method: 'GET',
    path: '/api/v1/branch-app',
    permission: 'partner-visit:serve',
    api: {
      summary:
        'What a device of the own branch needs while the line is gone: services with their forms, keys of the city',
      tag: 'partners',
      response: packageSchema,
      refusals: { 403: ['not-serving'] },
    },
    async handle({ actor }) {
      const made = await appPackage(parts, await keys, actor);
      return made.ok ? json(made.value) : refusal(403, 'not-serving', { why: made.reason });
    },
  },
  {
    method: 'GET',
    path: '/api/v1/branch-app/streets',
    permission: 'partner-visit:serve',
    api: {
      summary: 'The street list of the city, so that a device can check addresses by itself',
      tag: 'partners',
      response: streetsSchema,
    },
    handle: () => json(parts.catalogue.streetData()),
  },
  {
    method: 'POST',
    path: '/api/v1/branch-app/visits',
    permission: 'partner-visit:serve',
    body: 'json',
    maxBody: mostBytes,
    api: {
      summary: 'Take a visit that a device of the own branch sealed; the very same again gives its receipt again',
      tag: 'partners',
      body: sealedSchema,
      response: z.object({ receipt: z.string().describe('JWS (ES256) over the receipt and the hash of what arrived') }),
      refusals: { 403: ['not-yours'], 409: ['other-body', 'send-first'], 422: ['validation', 'cannot-open'] },
    },
    async handle(request) {
      const read = sealedSchema.safeParse(request.json);
      if (!read.success) return refusal(422, 'validation');
      const done = await receiveSealed(parts, await keys, request.actor, read.data.sealed);
      if (done.ok) return json({ receipt: done.value });
      return refusal(statusOf[done.reason], done.reason, done.details as JsonObject | undefined);
    },
  },
];

const statusOf: Readonly<Record<ReceiveRefusal, RefusalStatus>> = {
  'cannot-open': 422,
  'not-yours': 403,
  'other-body': 409,
  'send-first': 409,
  'try-again': 503,
};

/** Files of 20 MB, twice as Base64. */
const mostBytes = 40_000_000;
const sealedSchema = z.object({
  sealed: z
    .string()
    .min(1)
    .describe('A filed visit as compact JWE (ECDH-ES on P-256, A256GCM) for the key of the city'),
});
const key = z.object({ kid: z.string(), x: z.string(), y: z.string() }).describe('P-256');
const named = z.object({ id: z.string(), name: z.string() });
const packageSchema = z.object({
  branch: named,
  clerk: named,
  at: z.string(),
  until: z.string().describe('Visits may be recorded with it until then'),
  keys: z.object({ seal: key, receipt: key }),
  city: z.string(),
  services: z.array(
    z.object({
      id: z.string(),
      edition: z.int(),
      needsCard: z.boolean(),
      level: z.enum(identityLevels),
      form: z.record(z.string(), z.json()),
      fees: z.json(),
      texts: z.record(z.string(), z.json()),
      mandates: z.record(z.string(), z.json()),
    }),
  ),
});
const streetsSchema = z.object({
  list: z.array(
    z.object({
      name: z.string(),
      postcodes: z.array(z.string()),
      numbers: z.array(z.object({ number: z.string(), postcode: z.string() })),
      spans: z.array(z.object({ postcode: z.string(), from: z.number(), to: z.number(), side: z.string() })),
    }),
  ),
  postcodes: z.array(z.string()),
  isComplete: z.boolean(),
});
