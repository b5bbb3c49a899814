import type { ZodType, z } from 'zod';
import type { Random } from '#kernel/clock';
import type { Json } from '#kernel/json';
import type { Tx } from '#platform/database';
import { registerWire } from '#register';
import type { Addresses } from './addresses.ts';
import { type Answer, problem } from './answers.ts';
import { registerDeparture } from './departure.ts';
import { decideInquiry, findSought, keepBlockedRequests } from './inquire.ts';
import { checkLetterCode, sendCodeLetter } from './letters.ts';
import { decideMatch } from './match.ts';
import { registerMove } from './move.ts';
import { once } from './once.ts';
import { findByPseudonym, findCandidates, findRecord, writeAudit } from './store.ts';

/** Every call of the written interface: its address, the right it wants, its body and its answer. */
export const calls: readonly Call[] = [
  call({
    ...{ method: 'POST', path: '/match', scope: 'match', readsPersons: true, body: registerWire.wirePersonQuery },
    summary: 'Whom an application means (BMG § 38); unique only without doubt.',
    answer: registerWire.wireMatch,
    async handle(context, query) {
      const { tx, today, city } = context;
      const found = decideMatch(query, await findCandidates(tx, query, today));
      await audit(context, found.kind, found.kind === 'unique' ? [found.id] : []);
      if (found.kind !== 'unique') return ok({ kind: found.kind });
      return ok({ kind: 'unique', record: await findRecord(tx, found.id, { today, city }) });
    },
  }),
  call({
    ...{ method: 'GET', path: '/records/:key', scope: 'read', readsPersons: true },
    summary: 'A record by its id.',
    answer: registerWire.wireRecord,
    refusals: [[404, 'record-gone']],
    handle: (context) => recordAnswer(context, context.key),
  }),
  call({
    ...{ method: 'GET', path: '/pseudonyms/:key', scope: 'read', readsPersons: true },
    summary: 'The record behind the pseudonym that the identity provider gives for a sign-in at level high.',
    answer: registerWire.wireRecord,
    refusals: [[404, 'record-gone']],
    handle: async (context) => recordAnswer(context, await findByPseudonym(context.tx, context.key)),
  }),
  call({
    ...{ method: 'POST', path: '/inquiries', scope: 'read', readsPersons: true, body: registerWire.wireInquiry },
    summary:
      'Tells anybody where somebody lives (BMG §§ 44, 45); nobody, several and a block give the same answer (§ 51(2)).',
    answer: registerWire.wireInquiryAnswer,
    async handle(context, inquiry) {
      const { tx, today, city } = context;
      const { id, meant } = decideInquiry(inquiry, await findSought(tx, inquiry, today));
      await keepBlockedRequests(tx, meant, context);
      const record = id === null ? null : await findRecord(tx, id, { today, city });
      await audit(context, record ? 'found' : 'none', meant);
      return ok(record ? { kind: 'found', person: toldOf(record, inquiry.isExtended) } : { kind: 'none' });
    },
  }),
  call({
    ...{ method: 'POST', path: '/changes', scope: 'change', isKeyed: true, body: registerWire.wireMove },
    summary: 'Registers a move of a whole family (BMG §§ 17, 23(4)), all or nobody.',
    answer: registerWire.wireMoved,
    refusals: [
      [404, 'record-gone'],
      [409, 'conflict'],
      [422, 'unknown-address'],
    ],
    async handle(context, move) {
      if (!context.addresses.has(move.address)) return refused(context, 422, 'unknown-address');
      const outcome = await registerMove(context.tx, move, context);
      if (outcome === 'record-gone') return refused(context, 404, outcome);
      if (outcome === 'conflict') return refused(context, 409, outcome);
      await audit(context, 'registered', outcome.persons);
      return ok({ registeredOn: outcome.registeredOn, newRecords: outcome.newRecords });
    },
  }),
  call({
    ...{ method: 'POST', path: '/departures', scope: 'change', isKeyed: true, body: registerWire.wireDeparture },
    summary: 'Ends every home of everybody in the report on one day (BMG § 17(2)), all or nobody.',
    answer: registerWire.wireDeparted,
    refusals: [
      [404, 'record-gone'],
      [409, 'conflict'],
    ],
    async handle(context, departure) {
      const outcome = await registerDeparture(context.tx, departure, context.today);
      if (outcome === 'record-gone') return refused(context, 404, outcome);
      if (outcome === 'conflict') return refused(context, 409, outcome);
      await audit(context, 'registered', departure.persons);
      return ok(outcome);
    },
  }),
  call({
    ...{ method: 'POST', path: '/code-letters', scope: 'letter', isKeyed: true, body: registerWire.wireLetter },
    summary: 'Sends a letter with a code to the new address (BMG § 23a(3)).',
    answer: registerWire.wireLetterSent,
    refusals: [[422, 'unknown-address']],
    async handle(context, letter) {
      if (!context.addresses.has(letter.address)) return refused(context, 422, 'unknown-address');
      const sent = await sendCodeLetter(context.tx, letter, context);
      await audit(context, 'sent', []);
      return ok(sent);
    },
  }),
  call({
    ...{ method: 'POST', path: '/code-letters/check', scope: 'letter', body: registerWire.wireLetterCheck },
    summary: 'Holds a typed code against its letter; locked after five wrong ones.',
    answer: registerWire.wireLetterChecked,
    refusals: [[404, 'letter-unknown']],
    async handle(context, { letterId, code }) {
      const result = await checkLetterCode(context.tx, letterId, code, context.today);
      if (!result) return refused(context, 404, 'letter-unknown');
      await audit(context, result, []);
      return ok({ result });
    },
  }),
];

/** Exactly what the law lets others know of a record. */
function toldOf(record: registerWire.WireRecord, isExtended: boolean) {
  const { familyName, givenNames, usualName, doctorate, address, otherHomes } = record;
  const { formerNames, birthDate, birthPlace, nationalities, formerAddresses, livesThereSince } = record;
  const isMarried = ['verheiratet', 'lebenspartnerschaft'].includes(record.civilStatus);
  const more = { formerNames, birthDate, birthPlace, nationalities, formerAddresses, livesThereSince, isMarried };
  const addresses = [address, ...otherHomes.map((home) => home.address)];
  return { familyName, givenNames, usualName, doctorate, addresses, extended: isExtended ? more : null };
}

async function recordAnswer(context: CallContext, id: string | null): Promise<Answer> {
  const { tx, today, city } = context;
  const record = id !== null && isId(id) ? await findRecord(tx, id, { today, city }) : null;
  if (!record) return refused(context, 404, 'record-gone');
  await audit(context, 'found', [record.id]);
  return ok(record);
}

async function refused(context: CallContext, status: number, code: Parameters<typeof problem>[1]): Promise<Answer> {
  await audit(context, code, []);
  return problem(status, code);
}

const audit = (context: CallContext, result: string, persons: readonly string[]): Promise<void> =>
  writeAudit(context.tx, { ...context, result, persons });

const ok = (body: unknown): Answer => ({ status: 200, body: body as Json });
const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** Checks the body, and gives keyed calls their one answer. */
function call<Body extends ZodType>(given: Given<Body>): Call {
  const { body, handle } = given;
  return {
    ...given,
    isKeyed: given.isKeyed ?? false,
    readsPersons: given.readsPersons ?? false,
    refusals: given.refusals ?? [],
    async run(context, raw) {
      const read = body?.safeParse(raw);
      if (read && !read.success) return problem(422, 'body-invalid');
      const work = () => handle(context, read?.data as z.output<Body>);
      return given.isKeyed ? once(context.tx, { ...context, key: context.idempotencyKey, body: raw }, work) : work();
    },
  };
}

export type Scope = 'match' | 'read' | 'change' | 'letter';
export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly scope: Scope;
  /** The header `x-purpose` must say why. */
  readonly readsPersons: boolean;
  /** The header `idempotency-key` is needed. */
  readonly isKeyed: boolean;
  readonly summary: string;
  readonly body?: ZodType;
  readonly answer: ZodType;
  readonly refusals: readonly (readonly [status: number, code: string])[];
  run(context: CallContext, body: Json): Promise<Answer>;
}
export interface CallContext {
  readonly tx: Tx;
  readonly addresses: Pick<Addresses, 'has'>;
  readonly random: Random;
  readonly newId: () => string;
  /** Instant in UTC, and the legal day. */
  readonly at: string;
  readonly today: string;
  readonly city: string;
  readonly client: string;
  readonly action: string;
  readonly purpose: string | null;
  readonly reference: string | null;
  /** Handle of the person in the city hall, to report back to it. */
  readonly subject: string | null;
  readonly idempotencyKey: string | null;
  /** What stands in the address in place of `:key`. */
  readonly key: string;
}
interface Given<Body extends ZodType> {
  readonly method: Call['method'];
  readonly path: string;
  readonly scope: Scope;
  readonly readsPersons?: boolean;
  readonly isKeyed?: boolean;
  readonly summary: string;
  readonly body?: Body;
  readonly answer: ZodType;
  readonly refusals?: Call['refusals'];
  handle(context: CallContext, body: z.output<Body>): Promise<Answer>;
}
