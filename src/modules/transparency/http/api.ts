import type { Cases } from '#cases';
import { invalidBody, json, notFound, type Route, text } from '#platform/http';
import { checkReceipt } from '../domain/receipt.ts';
import { checkSeal } from '../use-cases/check-seal.ts';
import type { LogParts } from '../use-cases/log-parts.ts';
import { logState } from '../use-cases/log-state.ts';
import { proveEvent } from '../use-cases/prove-event.ts';
import { checkAnswer, newCheck, ownLog, publicLog } from './api-schemas.ts';
import { stepsOf, withEvents } from './own-routes.ts';

/** The public log as JSON; the log itself are the files below `/log/`. */
export const logApi = (parts: LogParts, cases: Cases): readonly Route[] => [
  {
    method: 'GET',
    path: '/api/v1/log',
    permission: 'public',
    api: { summary: 'The public log: seal, witnesses, newest entries', tag: 'log', response: publicLog },
    async handle() {
      const { sealed, witnesses, entries } = await logState(parts);
      return json({
        origin: parts.origin,
        key: parts.signer.verifier,
        sealed: sealed && { ...sealed, at: sealed.at.toISOString() },
        witnesses: parts.witnesses.map(({ key, verifier }) => {
          const said = witnesses.find(({ name }) => name === key.name);
          return { name: key.name, key: verifier, said: said?.said ?? null, at: said?.at.toISOString() ?? null };
        }),
        entries,
      });
    },
  },
  {
    method: 'POST',
    path: '/api/v1/log/check',
    permission: 'public',
    body: 'json',
    maxBody: 300_000,
    api: {
      summary:
        'Holds a receipt against the keys of the log and its witnesses, or a seal of any day against the log of today',
      tag: 'log',
      body: newCheck,
      response: checkAnswer,
      refusals: { 422: ['invalid-body'] },
    },
    async handle(request) {
      const read = newCheck.safeParse(request.json);
      if (!read.success) return invalidBody(read.error);
      const seal = 'seal' in read.data ? await checkSeal(parts, read.data.seal) : null;
      const check = 'receipt' in read.data ? checkReceipt(read.data.receipt, parts.trusted) : (seal ?? unreadable);
      if (!check.ok) return json({ ok: false, wrong: check.wrong });
      const witnesses = check.witnesses.map(({ name }) => name);
      return 'kind' in check
        ? json({ ok: true, size: check.size, now: check.now, witnesses })
        : json({ ok: true, index: check.index, size: check.size, witnesses });
    },
  },
  {
    method: 'GET',
    path: '/api/v1/cases/:number/log',
    permission: 'case:read',
    api: {
      summary: 'The steps of an own case in the public log',
      tag: 'log',
      response: ownLog,
      refusals: { 404: ['not-found'] },
    },
    handle: (request) =>
      withEvents(parts, cases, request, async (_, events) => json({ steps: await stepsOf(parts, events) })),
  },
  {
    method: 'GET',
    path: '/api/v1/cases/:number/log/:step',
    permission: 'case:read',
    api: {
      summary: 'The receipt of a step (C2SP tlog-proof)',
      tag: 'log',
      mediaType: 'text/plain',
      refusals: { 404: ['not-found'] },
    },
    handle: (request) =>
      withEvents(parts, cases, request, async (_, events) => {
        const event = events.find(({ seq }) => String(seq) === request.params['step']);
        const receipt = event ? await proveEvent(parts, event) : null;
        return typeof receipt === 'string' ? text(receipt) : notFound;
      }),
  },
];

const unreadable = { ok: false, wrong: 'unreadable' } as const;
