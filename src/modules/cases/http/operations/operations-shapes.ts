import { z } from 'zod';

/** Bodies and answers of the operators' interface about running cases. */
const both = z.object({ de: z.string(), en: z.string() });
const day = z.iso.date().nullable();
const placed = z.object({ node: z.string(), name: z.string() });
const ofVersion = { service: z.string(), version: z.string(), title: both, edition: z.int(), isOffered: z.boolean() };

export const process = z.object({
  ...ofVersion,
  cases: z.int(),
  suspended: z.int(),
  oldestAt: z.string(),
  standing: z.array(placed.extend({ tokens: z.int() })),
});

const inProcess = z.object({
  number: z.string(),
  status: z.string(),
  submittedAt: z.string(),
  legalOn: day.describe('The legal deadline; it goes on while a case rests'),
  suspendedAt: z.string().nullable(),
  places: z.array(placed),
});
export const versionQuery = z.object({
  node: z.string().max(300).optional().describe('Only cases with a token at this element'),
  after: z.string().max(60).optional().describe('The `after` of the page before'),
});
export const version = z.object({
  ...ofVersion,
  node: z.object({ id: z.string(), name: z.string() }).nullable(),
  cases: z.array(inProcess),
  after: z.string().nullable(),
});

const problem = placed.extend({ code: z.string() });
const gap = problem.extend({ cases: z.int(), mayLetGo: z.boolean(), targets: z.array(placed) });
export const planBody = z.strictObject({
  nodes: z
    .record(z.string().max(300), z.string().max(300).nullable())
    .default({})
    .describe('Old element to new one; null lets go of what waits on a border'),
});
export const plan = z.object({
  service: z.string(),
  from: z.string(),
  fromEdition: z.int(),
  to: z.string(),
  toEdition: z.int(),
  title: both,
  faults: z.array(problem),
  gaps: z.array(gap),
  closed: z.array(gap),
  cases: z.array(
    z.object({
      number: z.string(),
      stays: z.enum(['person-is-asked', 'awaits-approval', 'nowhere-to-go', 'not-known']).nullable(),
      stops: z.array(placed),
      moves: z.array(placed.extend({ to: z.string().nullable(), toName: z.string().nullable() })),
    }),
  ),
});

export const incident = z.object({
  id: z.string(),
  kind: z.enum(['command-failed', 'job-dead', 'never-comes']),
  number: z.string().nullable(),
  place: z.string(),
  node: z.string().nullable(),
  cause: z.string(),
  state: z.enum(['open', 'known', 'over']),
  times: z.int(),
  note: z.string().nullable(),
  notedBy: z.string().nullable(),
  noterName: z.string().nullable(),
  notedAt: z.string().nullable(),
  firstAt: z.string(),
  lastAt: z.string(),
});
export const repair = z.object({
  id: z.string(),
  caseId: z.string(),
  number: z.string(),
  service: z.string(),
  version: z.string(),
  kind: z.enum(['move', 'cancel']),
  token: z.string(),
  node: z.string(),
  nodeName: z.string(),
  target: z.string().nullable(),
  targetName: z.string().nullable(),
  reason: z.string(),
  state: z.enum(['proposed', 'done', 'rejected']),
  proposedBy: z.string(),
  proposerName: z.string(),
  proposedAt: z.string(),
  decidedBy: z.string().nullable(),
  deciderName: z.string().nullable(),
  decidedAt: z.string().nullable(),
});
export const instance = inProcess.extend({
  ...ofVersion,
  id: z.string(),
  isRunning: z.boolean(),
  promisedOn: day,
  tokens: z.array(
    placed.extend({
      token: z.string(),
      waitsFor: z.string(),
      fault: z.string().nullable(),
      targets: z.array(placed).describe('Where an operator may propose to move it'),
    }),
  ),
  timers: z.array(placed.extend({ timer: z.string(), dueAt: z.string(), isLate: z.boolean() })),
  expected: z.array(placed.extend({ what: z.string(), kind: z.enum(['message', 'signal', 'condition']) })),
  jobs: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      state: z.string(),
      retries: z.int(),
      node: z.string().nullable(),
      why: z.string().nullable(),
      sentAt: z.string(),
    }),
  ),
  incidents: z.array(incident),
  repairs: z.array(repair),
  events: z.array(
    z.object({
      seq: z.int(),
      type: z.string(),
      at: z.string(),
      by: z.string(),
      face: z.string().describe('Open side'),
    }),
  ),
});

export const reasonBody = z.strictObject({ reason: z.string().max(2_000) });
export const nothing = z.object({});
export const repairBody = z.strictObject({
  kind: z.enum(['move', 'cancel']),
  token: z.string().max(40),
  target: z.string().max(300).nullable().default(null).describe('Where a token is moved'),
  reason: z.string().max(2_000),
});
export const decisionBody = z.strictObject({ approved: z.boolean() });
export const noteBody = z.strictObject({ note: z.string().max(2_000) });
export const done = z.object({ ok: z.literal(true) });
