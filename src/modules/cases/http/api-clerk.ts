import { z } from 'zod';
import { parseCaseNumber } from '#kernel/case-number';
import type { Permission } from '#kernel/permission';
import { type ApiDoc, json, notFound, type Reply, type Request, type Route, refusal } from '#platform/http';
import { answerObjection } from '../use-cases/answer-objection.ts';
import type { CaseParts } from '../use-cases/case-parts.ts';
import type { ClerkRefusal, Done } from '../use-cases/clerk/on-task.ts';
import { previewDecision } from '../use-cases/clerk/preview-decision.ts';
import { statePurpose } from '../use-cases/clerk/state-purpose.ts';
import { readPlace, showWorklist } from '../use-cases/clerk/worklist.ts';
import { approve, decideTask, handOver, take, writeNote, writeToCitizen } from '../use-cases/clerk-commands.ts';
import {
  approvalBody,
  decisionBody,
  handOverBody,
  objectionBody,
  purposeBody,
  taskAnswer,
  taskQuery,
  textBody,
  tokenBody,
  worklistAnswer,
  worklistQuery,
} from './clerk/api-shapes.ts';
import { readTask } from './clerk/task-json.ts';

/** The interface for programs of staff: worklist and tasks, with the same rights, purposes and records as the pages. */
export const clerkApi = (parts: CaseParts): readonly Route[] => [
  {
    method: 'GET',
    path: '/api/v1/worklist',
    permission: 'worklist:read',
    api: {
      summary: 'Open tasks of the own offices in the order in which they are due',
      tag: 'clerk',
      query: worklistQuery,
      response: worklistAnswer,
      refusals: { 400: ['wrong-query'] },
    },
    handle: (request) => listTasks(parts, request),
  },
  {
    method: 'GET',
    path: '/api/v1/tasks/:number',
    permission: 'worklist:read',
    api: {
      summary:
        'A case with its open task and only the answers that task needs; each call is entered in the access record',
      tag: 'clerk',
      query: taskQuery,
      response: taskAnswer,
      refusals: { 403: ['purpose-needed'], 404: ['not-found'], 410: ['erased'] },
    },
    handle: (request) => readTask(parts, request),
  },
  post(parts, 'purpose', 'worklist:read', 'State purpose and legal basis for today', purposeBody, async (at, body) => {
    const done = await statePurpose(parts, at.request.actor, { number: at.number, ...body });
    return done.ok ? json({ ok: true }) : done.reason === 'not-found' ? notFound : refusal(422, done.reason);
  }),
  post(parts, 'take', 'case:take', 'Take a task', tokenBody, async (at, { token }) =>
    answered(await take(parts, at.request.actor, at.number, token)),
  ),
  post(parts, 'give-back', 'case:hand-over', 'Give a task back to the office', tokenBody, async (at, { token }) =>
    answered(await handOver(parts, at.request.actor, at.number, token, null)),
  ),
  post(
    parts,
    'hand-over',
    'case:hand-over',
    'Hand a task to a colleague',
    handOverBody,
    async (at, { token, to, note }) =>
      answered(await handOver(parts, at.request.actor, at.number, token, to, { note })),
  ),
  post(
    parts,
    'preview',
    'case:decide',
    'The letters a decision would send; nothing is changed',
    decisionBody,
    async (at, body) => {
      const seen = await previewDecision(parts, at.request.actor, { number: at.number, ...orderOf(body) });
      return seen.ok ? json(seen.value) : answered(seen);
    },
  ),
  post(parts, 'decide', 'case:decide', 'Decide a task or ask the person', decisionBody, async (at, body) =>
    answered(await decideTask(parts, at.request.actor, { number: at.number, ...orderOf(body) })),
  ),
  post(
    parts,
    'approve',
    'case:approve',
    'Approve a proposed decision or send it back',
    approvalBody,
    async (at, body) => answered(await approve(parts, at.request.actor, { number: at.number, ...body })),
  ),
  post(parts, 'objection', 'case:decide', 'Answer an objection', objectionBody, async (at, { german, ...body }) =>
    answered(
      await answerObjection(parts, at.request.actor, { number: at.number, ...body, ...(german ? { german } : {}) }),
    ),
  ),
  post(parts, 'note', 'case:note', 'Write a note for colleagues', textBody, async (at, { text }) =>
    answered(await writeNote(parts, at.request.actor, at.number, text)),
  ),
  post(parts, 'message', 'case:ask', 'Write a message to the person', textBody, async (at, { text, german }) =>
    answered(await writeToCitizen(parts, at.request.actor, at.number, text, german ?? null)),
  ),
];

function post<Body>(
  parts: CaseParts,
  what: string,
  permission: Permission,
  summary: string,
  body: z.ZodType<Body>,
  handle: (at: At, body: Body) => Promise<Reply>,
): Route {
  const api: ApiDoc = {
    summary,
    tag: 'clerk',
    body,
    response: what === 'preview' ? z.unknown() : z.object({ ok: z.literal(true) }),
    refusals: { 404: ['not-found'], 409: [...conflicts], 422: ['wrong-body', ...wrongs] },
  };
  return {
    method: 'POST',
    path: `/api/v1/tasks/:number/${what}`,
    permission,
    body: 'json',
    api,
    async handle(request) {
      const number = parseCaseNumber(request.params['number'] ?? '');
      if (!number.ok) return notFound;
      const read = body.safeParse(request.json);
      if (!read.success) return refusal(422, 'wrong-body', { errors: read.error.issues.map(issueOf) });
      return handle({ parts, request, number: number.value }, read.data);
    },
  };
}

const issueOf = ({ path, code, message }: z.core.$ZodIssue) => ({
  pointer: path.map((part) => `/${String(part)}`).join(''),
  code,
  hint: message,
});

/** A refusal as problem details: 409 when the state of the case stands in the way, 422 when the body does. */
function answered(done: Done | { readonly ok: false; readonly reason: ClerkRefusal }): Reply {
  if (done.ok) return json({ ok: true });
  if (done.reason === 'not-found') return notFound;
  return refusal(conflicts.has(done.reason) ? 409 : 422, done.reason);
}

const conflicts: ReadonlySet<ClerkRefusal> = new Set([
  'taken-by-another',
  'take-first',
  'already-done',
  'four-eyes',
  'not-possible-now',
]);
const wrongs: readonly ClerkRefusal[] = [
  'not-a-colleague',
  'unknown-outcome',
  'reason-missing',
  'entry-missing',
  'entry-wrong',
  'question-missing',
  'text-missing',
];

function orderOf({ question, ...order }: z.infer<typeof decisionBody>) {
  const { german, ...asked } = question ?? { questions: [], text: '' };
  return { ...order, question: question ? { ...asked, ...(german ? { german } : {}) } : null };
}

async function listTasks(parts: CaseParts, request: Request): Promise<Reply> {
  const read = worklistQuery.safeParse(Object.fromEntries(request.query));
  if (!read.success) return refusal(400, 'wrong-query', { errors: read.error.issues.map(issueOf) });
  const { whose, kind, service = null, overdue, basket, after } = read.data;
  const page = await showWorklist(parts, request.actor, {
    whose,
    kind,
    service,
    overdue: overdue === 'true',
    basket,
    after: after ? readPlace(after) : null,
  });
  const tasks = page.rows.map((row) => ({
    number: row.number,
    token: row.token,
    service: row.service,
    step: row.step,
    kind: row.kind,
    basket: `${row.basket.office}/${row.basket.basket}`,
    dueOn: row.dueOn,
    daysLeft: row.due.days,
    workingDaysLeft: row.due.workingDays,
    light: row.due.light,
    dueBy: row.due.by,
    legalReference: row.due.reference,
    takenBy: row.takenBy ? (row.takenBy.isMe ? 'me' : row.takenBy.isAbsent ? 'absent' : 'another') : null,
    handedOverBy: row.takenBy?.handedBy ?? null,
    standsInFor: row.takenBy?.heldFor ?? null,
    place: row.place,
    openedAt: row.openedAt,
  }));
  const baskets = page.baskets.map(({ office, basket: id, name, isMine, count }) => ({
    id: `${office}/${id}`,
    name,
    isMine,
    count,
  }));
  const { counts, next, standIns, services } = page;
  return json({ tasks, counts, baskets, next, standIns, services });
}

interface At {
  readonly parts: CaseParts;
  readonly request: Request;
  readonly number: string;
}
