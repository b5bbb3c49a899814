import { z } from 'zod';
import { endedTicketStates, openTicketStates } from '../../domain/onsite/ticket.ts';
import { visitLine } from '../api-schemas.ts';

const instant = z.string().describe('ISO 8601 in UTC');
const state = z.enum([...openTicketStates, ...endedTicketStates]);

export const queueAnswer = z.object({
  office: z.string(),
  at: instant,
  calls: z
    .array(z.object({ number: z.string(), desk: z.string().describe('As on its sign'), at: instant }))
    .describe('The latest first; called again has a new time'),
  waiting: z.array(z.string()).describe('Numbers in the order of calling'),
  openDesks: z.int(),
});

export const takeBody = z.strictObject({
  lines: z.array(visitLine).min(1).max(10),
  terminal: z.string().max(64).optional().describe('Code of the terminal of the office; the staff need none'),
  urgent: z.boolean().optional().describe('Called before others; only by the staff'),
});
export const checkInBody = z.strictObject({ number: z.string().max(40).describe('Number of the visit') });

export const ticketAnswer = z.object({
  number: z.string().describe('What is called'),
  code: z.string().describe('Opens the own ticket for the rest of the day'),
  office: z.string(),
  state,
  before: z.int().nullable().describe('How many come first; null for who is not in the queue now'),
  desk: z.string().nullable().describe('Where to go, while called or served'),
  lines: z.array(visitLine),
  arrived: instant,
  booked: instant.nullable(),
  notBefore: instant.nullable().describe('Put aside until then'),
});
export const ownStep = z.strictObject({
  do: z.enum(['park', 'come-back', 'leave']),
  minutes: z.int().min(1).max(120).optional().describe('For `park`; 10 if left out'),
});

export const deskAnswer = z.object({
  office: z.string(),
  desk: z.int(),
  open: z.boolean(),
  waiting: z.int(),
  current: z
    .object({
      number: z.string(),
      state,
      seq: z.int().describe('Goes along with the next step'),
      calls: z.int(),
      lines: z.array(visitLine),
      booked: instant.nullable(),
    })
    .nullable(),
});
export const deskStep = z.strictObject({
  do: z.enum(['open', 'close', 'next', 'recall', 'serve', 'finish', 'miss', 'park', 'transfer', 'leave']),
  current: z
    .strictObject({ number: z.string(), seq: z.int() })
    .optional()
    .describe('Who is at the desk as last told, so that it is done once; with `next` that person is finished first'),
  minutes: z.int().min(1).max(120).optional().describe('For `park`; 10 if left out'),
  desk: z.int().nullable().optional().describe('For `transfer`; null for whoever is free first'),
  lines: z.array(visitLine).min(1).max(10).optional().describe('For `transfer`: what it goes on with'),
});
