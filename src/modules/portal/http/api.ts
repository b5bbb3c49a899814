import { z } from 'zod';

const both = z.object({ de: z.string(), en: z.string() });
const isoDate = z.string().meta({ format: 'date' });

const measured = z
  .object({ cases: z.int(), median: z.number(), p90: z.number() })
  .nullable()
  .describe('Seconds from sending to decision; null while fewer than five cases were decided.');

/** A service in the list. */
export const serviceEntry = z.object({
  id: z.string(),
  title: both,
  official: both,
  summary: both,
  office: z.string(),
  lifeEvents: z.array(z.string()),
  edition: z.int(),
  version: z.string().describe('SHA-256 over all files of the service.'),
  guests: z.boolean().describe('May be sent without signing in.'),
  identity: z.enum(['low', 'substantial', 'high']),
});

/** Everything a page shows of a service. */
export const serviceDetail = serviceEntry.extend({
  key: z.object({ number: z.string().nullable(), state: z.enum(['confirmed', 'unconfirmed']), source: z.string() }),
  who: both,
  need: z.object({ de: z.array(z.string()), en: z.array(z.string()) }),
  cost: both,
  elsewhere: z.object({ de: z.array(z.string()), en: z.array(z.string()) }),
  promised: z.string().nullable().describe('`WDn` working days, or an ISO 8601 duration.'),
  decision: z.object({ kind: z.enum(['automatic', 'clerk']), reference: z.string() }),
  law: z.array(z.object({ id: z.string(), reference: z.string(), source: z.string(), asOf: isoDate })),
  fees: z.array(
    z.object({
      id: z.string(),
      name: both,
      cents: z.int(),
      legalBasis: z.string(),
      asOf: isoDate,
      state: z.enum(['confirmed', 'unconfirmed']),
    }),
  ),
  followUps: z.array(z.string()).describe('Services to go on with'),
  measured,
});

export const serviceList = z.object({ services: z.array(serviceEntry) });

const office = z.object({
  id: z.string(),
  name: both,
  kind: z.string(),
  state: z.enum(['open', 'closed']),
  address: z.string().nullable(),
  hours: both.nullable(),
  accessible: z.boolean().nullable(),
  asOf: isoDate,
  source: z.string(),
});
export const officeList = z.object({ offices: z.array(office) });
export const officeDetail = office.extend({
  knowledge: both.nullable().describe('What is not known for certain.'),
  services: z.array(z.string()),
});

export const lifeEventList = z.object({
  lifeEvents: z.array(
    z.object({
      id: z.string(),
      title: both,
      text: both,
      services: z.array(z.string()),
      elsewhere: z.array(
        z.object({
          id: z.string(),
          title: both,
          text: both,
          href: z.string().nullable(),
          office: z.string().nullable(),
          source: z.string(),
        }),
      ),
    }),
  ),
});
export const glossaryList = z.object({
  terms: z.array(
    z.object({
      term: z.string(),
      english: z.string(),
      explanation: both.nullable(),
      source: z.string().nullable(),
    }),
  ),
});

export const searchQuery = z.object({
  q: z.string().max(200).describe('What somebody types.'),
  language: z.enum(['de', 'en']).optional(),
});
export const searchResults = z.object({
  query: z.string(),
  meant: z.string().nullable(),
  hits: z.array(
    z.object({
      kind: z.enum(['service', 'life-event', 'office', 'term']),
      id: z.string(),
      title: z.string(),
      summary: z.string(),
      score: z.number(),
      href: z.string(),
    }),
  ),
});

export const figures = z.object({
  day: isoDate,
  countedAt: z.string().meta({ format: 'date-time' }),
  sentToday: z.int(),
  decidedToday: z.int(),
  keptPromise: z.number().nullable().describe('Share from 0 to 1; null while none was due.'),
  durations: z.array(z.object({ service: z.string(), measured })),
});
