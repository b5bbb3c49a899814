import type { Tx } from '#platform/database';
import type { Log } from '#platform/log';
import type { PersonalRead, Vault } from '#platform/vault';
import { visibleRelatives } from '../domain/visible-relatives.ts';
import type {
  CodeAnswer,
  CodeLetterAnswer,
  DepartureAnswer,
  MoveAnswer,
  Register,
  RegisterMatch,
  RegisterRecord,
} from '../register.ts';
import {
  type WireRecord,
  wireDeparted,
  wireHealth,
  wireInquiryAnswer,
  wireLetterChecked,
  wireLetterSent,
  wireMatch,
  wireMoved,
  wireRecord,
} from '../wire.ts';
import { type Answer, type Ask, createAsk } from './ask.ts';

/**
 * The population register over its written interface. A read is first entered for the person, in the transaction given,
 * then asked. Throws `RegisterUnavailable` when the service is away, slow or answers nonsense.
 */
export function createRegister(options: RegisterOptions): Register {
  const ask = createAsk(options);
  // Nobody is asked about when the read cannot be entered.
  const enter = (tx: Tx, read: PersonalRead): Promise<void> => options.vault.recordRead(tx, read);
  const readRecord = async (tx: Tx, path: string, read: PersonalRead): Promise<RegisterRecord | null> => {
    await enter(tx, read);
    const answer = await ask({ method: 'GET', path, headers: whyOf(read), schema: wireRecord });
    if (!answer.ok && answer.code === 'record-gone') return null;
    return toRecord(wanted(answer));
  };
  return {
    async match(tx, person, read): Promise<RegisterMatch> {
      await enter(tx, read);
      const { familyName, givenNames, birthDate } = person;
      const body = { familyName, givenNames, birthDate };
      const found = wanted(
        await ask({ method: 'POST', path: '/match', body, headers: whyOf(read), schema: wireMatch }),
      );
      return found.kind === 'unique' ? { kind: 'unique', record: toRecord(found.record) } : { kind: found.kind };
    },
    findByPseudonym: (tx, pseudonym, read) => readRecord(tx, `/pseudonyms/${encodeURIComponent(pseudonym)}`, read),
    findRecord: (tx, id, read) => readRecord(tx, `/records/${encodeURIComponent(id)}`, read),
    async inquire(tx, inquiry, read) {
      await enter(tx, read);
      const question = { method: 'POST', path: '/inquiries', body: inquiry, headers: whyOf(read) } as const;
      return wanted(await ask({ ...question, schema: wireInquiryAnswer }));
    },
    change: (move, key) => change(ask, move, key),
    async leave(departure, key): Promise<DepartureAnswer> {
      const question = { method: 'POST', path: '/departures', body: departure } as const;
      const answer = await ask({ ...question, headers: { 'idempotency-key': key }, schema: wireDeparted });
      if (answer.ok) return { ok: true, ...answer.value };
      const reason = departureRefusals.find((known) => known === answer.code);
      return reason ? { ok: false, reason } : wanted(answer);
    },
    async requestCodeLetter(letter, key): Promise<CodeLetterAnswer> {
      const headers = { 'idempotency-key': key };
      const answer = await ask({
        method: 'POST',
        path: '/code-letters',
        body: letter,
        headers,
        schema: wireLetterSent,
      });
      if (!answer.ok && answer.code === 'unknown-address') return { ok: false, reason: 'unknown-address' };
      return { ok: true, ...wanted(answer) };
    },
    async checkCode(letterId, code): Promise<CodeAnswer> {
      const question = { method: 'POST', path: '/code-letters/check', body: { letterId, code } } as const;
      const answer = await ask({ ...question, schema: wireLetterChecked, once: true });
      return wanted(answer).result;
    },
    async isUp() {
      const question = { method: 'GET', path: '/health', schema: wireHealth, probe: true } as const;
      return ask(question).then(
        (answer) => answer.ok,
        () => false,
      );
    },
  };
}

async function change(ask: Ask, move: Parameters<Register['change']>[0], key: string): Promise<MoveAnswer> {
  const headers = { 'idempotency-key': key };
  const answer = await ask({ method: 'POST', path: '/changes', body: move, headers, schema: wireMoved });
  if (answer.ok) return { ok: true, ...answer.value };
  const reason = moveRefusals.find((known) => known === answer.code);
  return reason ? { ok: false, reason } : wanted(answer);
}

/** The value, or a fault: what the service refuses here is a mistake of this side (secret, right, form of the question). */
function wanted<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new Error(`population register refused the question: ${answer.status} ${answer.code}`);
}

const toRecord = (record: WireRecord): RegisterRecord => ({ ...record, family: visibleRelatives(record.family) });

/** The register keeps its own record of who asked and why (BMG § 40), and reports the access back by the handle of the person. */
const whyOf = (read: PersonalRead): Record<string, string> => ({
  'x-purpose': read.purpose,
  ...(read.caseId ? { 'x-case': read.caseId } : {}),
  ...(read.subjects[0] ? { 'x-subject': read.subjects[0] } : {}),
});

const departureRefusals = ['record-gone', 'conflict'] as const;
const moveRefusals = ['record-gone', 'conflict', 'unknown-address'] as const;

export interface RegisterOptions {
  /** Address of the service without a trailing slash. */
  readonly url: string;
  readonly token: string;
  readonly vault: Pick<Vault, 'recordRead'>;
  readonly log: Log;
  /** Milliseconds for one attempt; 3,000 if left out. */
  readonly timeoutMilliseconds?: number;
  /** Milliseconds before each repeat. */
  readonly pauses?: readonly number[];
}
