import { bytes, json, notFound, type Reply, type Request, type Route, refusal } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { makeBatch, openBatch } from '../../use-cases/treasury/collect.ts';
import { importStatement } from '../../use-cases/treasury/import-statement.ts';
import { settleByHand } from '../../use-cases/treasury/settle-by-hand.ts';
import { showClaim, showClaims, showStatement } from '../../use-cases/treasury/show-claims.ts';
import {
  batchAnswer,
  claimAnswer,
  claimsAnswer,
  paymentBody,
  readInAnswer,
  statementAnswer,
  statementBody,
} from './api-treasury-shapes.ts';

/** The treasury for programs: claims without names, statements in, direct debits out. For everybody else there is nothing here. */
export const treasuryApi = (parts: CaseParts): readonly Route[] => [
  {
    ...read('/claims'),
    api: {
      summary: 'Open claims, those due first at the top; the last statements and batches',
      tag: 'treasury',
      response: claimsAnswer,
      refusals: { 404: ['not-found'] },
    },
    async handle({ actor }) {
      const view = await showClaims(parts, actor);
      return view ? json(view) : notFound;
    },
  },
  {
    ...read('/claims/:reference'),
    api: {
      summary: 'One claim by its creditor reference (ISO 11649)',
      tag: 'treasury',
      response: claimAnswer,
      refusals: { 404: ['not-found'] },
    },
    async handle({ actor, params }) {
      const claim = await showClaim(parts, actor, params['reference'] ?? '');
      return claim ? json(claim) : notFound;
    },
  },
  {
    ...write('/claims/:reference/payments'),
    api: {
      summary: 'Note money that came another way, with a reason',
      tag: 'treasury',
      body: paymentBody,
      response: claimAnswer,
      refusals: {
        404: ['not-found'],
        409: ['already-done'],
        422: ['wrong-body', 'wrong-amount', 'wrong-day', 'reason-missing'],
      },
    },
    handle: (request) => settle(parts, request),
  },
  {
    ...write('/bank-statements'),
    maxBody: 11_000_000,
    limit: 'upload',
    api: {
      summary: 'Read in a bank statement (ISO 20022 camt.053); the same file again changes nothing',
      tag: 'treasury',
      body: statementBody,
      response: readInAnswer,
      refusals: {
        404: ['not-found'],
        422: [
          ...['wrong-body', 'file-missing', 'too-large', 'broken', 'forbidden', 'not-a-statement', 'no-account'],
          ...['wrong-entry', 'other-account'],
        ],
      },
    },
    handle: (request) => readIn(parts, request),
  },
  {
    ...read('/bank-statements/:statement'),
    api: {
      summary: 'What became of each entry of a statement, with the reason',
      tag: 'treasury',
      response: statementAnswer,
      refusals: { 404: ['not-found'] },
    },
    async handle({ actor, params }) {
      const view = await showStatement(parts, actor, params['statement'] ?? '');
      return view ? json(view) : notFound;
    },
  },
  {
    ...write('/collections'),
    api: {
      summary: 'Put every direct debit that is due within two weeks into a batch, each once',
      tag: 'treasury',
      response: batchAnswer,
      refusals: { 404: ['not-found'], 409: ['nothing-due', 'no-identifier'] },
    },
    async handle({ actor }) {
      const made = await makeBatch(parts, actor);
      if (made.ok) return json(made.value);
      return made.reason === 'not-found' ? notFound : refusal(409, made.reason);
    },
  },
  {
    ...read('/collections/:batch'),
    api: {
      summary: 'The file of a batch for the bank (ISO 20022 pain.008); the same each time',
      tag: 'treasury',
      mediaType: 'application/xml',
      refusals: { 404: ['not-found'] },
    },
    async handle({ actor, params }) {
      const file = await openBatch(parts, actor, params['batch'] ?? '');
      return file ? bytes(Buffer.from(file), 'application/xml', 'direct-debits.xml') : notFound;
    },
  },
];

function read(path: string) {
  return { method: 'GET', path: `/api/v1${path}`, permission: 'case:decide' } as const;
}

function write(path: string) {
  return { method: 'POST', path: `/api/v1${path}`, permission: 'case:decide', body: 'json' } as const;
}

async function settle(parts: CaseParts, { actor, params, json: body }: Request): Promise<Reply> {
  const claim = await showClaim(parts, actor, params['reference'] ?? '');
  if (!claim) return notFound;
  const typed = paymentBody.safeParse(body);
  if (!typed.success) return refusal(422, 'wrong-body');
  const { cents, paidOn, reason } = typed.data;
  const day = Temporal.PlainDate.from(paidOn);
  const done = await settleByHand(parts, actor, { reference: claim.reference, cents, paidOn: day, reason });
  if (done.ok) return json(await showClaim(parts, actor, claim.reference));
  if (done.reason === 'not-found') return notFound;
  return refusal(done.reason === 'already-done' ? 409 : 422, done.reason);
}

async function readIn(parts: CaseParts, { actor, json: body }: Request): Promise<Reply> {
  const typed = statementBody.safeParse(body);
  const done = await importStatement(parts, actor, Buffer.from(typed.success ? typed.data.xml : ''));
  if (done.ok) return json(done.value);
  if (done.reason === 'not-found') return notFound;
  return refusal(422, typed.success ? done.reason : 'wrong-body');
}
