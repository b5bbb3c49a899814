import { z } from 'zod';
import { endStates, liveStates } from '../domain/booking-state.ts';

const instant = z.string().describe('ISO 8601 in UTC');
const day = z.iso.date();

export const visitLine = z.strictObject({ service: z.string(), persons: z.int().min(1).max(20) });

export const officeList = z.object({
  services: z.array(
    z.object({
      id: z.string(),
      name: z.object({ de: z.string(), en: z.string() }),
      minutes: z.int(),
      service: z.string().nullable(),
    }),
  ),
  offices: z.array(
    z.object({
      id: z.string(),
      accessible: z.boolean().nullable().describe('Reachable with a wheelchair; null when not known'),
      desks: z.int(),
    }),
  ),
});

export const freeQuery = z.object({
  lines: z
    .string()
    .optional()
    .describe('Services with persons: `personalausweis:2,reisepass:1`; one person for the first service if left out'),
  office: z.string().optional(),
  accessible: z.enum(['true', 'false']).optional(),
  from: day.optional(),
  days: z.coerce.number().int().min(1).max(60).optional(),
});
export const freeAnswer = z.object({
  days: z.array(
    z.object({
      day,
      offices: z.array(z.object({ office: z.string(), minutes: z.int(), starts: z.array(instant) })),
    }),
  ),
});

export const newHold = z.strictObject({
  office: z.string(),
  start: z.iso.datetime({ offset: true }),
  lines: z.array(visitLine).min(1).max(10),
  case: z
    .string()
    .optional()
    .describe(
      'Number of an own case the visit belongs to; for staff, of a case they may see, and the visit is its person’s',
    ),
  work: z
    .strictObject({ challenge: z.string().max(200), solution: z.string().max(40) })
    .optional()
    .describe(
      'Answer to `work-needed`: SHA-256 of `challenge:solution` begins with `bits` zero bits, or `solution` is empty after `waitSeconds`',
    ),
});
export const contactBody = z.strictObject({ name: z.string(), email: z.string() });
export const newVisit = newHold.extend(contactBody.shape);
export const newPlace = z.strictObject({ office: z.string(), start: z.iso.datetime({ offset: true }) });

export const visitAnswer = z.object({
  number: z.string(),
  state: z.enum([...liveStates, ...endStates]),
  office: z.string(),
  start: instant,
  end: instant,
  lines: z.array(visitLine),
  heldUntil: instant.nullable(),
  changes: z.int().describe('SEQUENCE of the calendar entry'),
  case: z.string().nullable(),
  resumeCode: z.string().optional().describe('Shown to guests once: opens the visit in the header `Resume-Code`'),
});
export const visitList = z.object({ visits: z.array(visitAnswer) });

export const dayAnswer = z.object({
  office: z.string(),
  day,
  visits: z.array(visitAnswer.extend({ desk: z.int(), name: z.string().nullable() })),
  closures: z.array(
    z.object({ id: z.string(), desk: z.int().nullable(), from: instant, until: instant, reason: z.string() }),
  ),
});
export const markBody = z.strictObject({ mark: z.enum(['checked-in', 'finished', 'missed']) });
export const closureBody = z.strictObject({
  from: z.iso.datetime({ offset: true }),
  until: z.iso.datetime({ offset: true }),
  desk: z.int().nullable(),
  reason: z.string().trim().min(1).max(200),
  moves: z.boolean().describe('Give everybody affected the nearest substitute at once'),
});
export const closureAnswer = z.object({
  id: z.string(),
  affected: z.array(
    z.object({
      number: z.string(),
      start: instant,
      substitute: z.object({ office: z.string(), start: instant }).nullable(),
    }),
  ),
});
export const previewQuery = z.object({
  policy: z.string().optional(),
  from: day.optional(),
  days: z.coerce.number().int().min(1).max(120).optional(),
});
export const previewAnswer = z.object({
  policy: z.string(),
  parts: z.array(
    z.object({ day, released: instant.nullable(), channel: z.enum(['online', 'counter']), minutes: z.int() }),
  ),
});
