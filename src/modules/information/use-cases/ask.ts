import { caseNumber } from '#kernel/case-number';
import { legalDay } from '#kernel/clock';
import { hashOfProof } from '#kernel/guest-proof';
import { isUuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import { ok, type Result, refuse } from '#kernel/result';
import { findPersonalData } from '../domain/request/find-personal-data.ts';
import { isOpen, type RequestState, statuses } from '../domain/request/state.ts';
import { rulesOn, type Topic } from '../domain/rules/rules.ts';
import { countOpen, findRequestById, insertRequest, type RequestRow } from '../store/request-store.ts';
import type { InformationParts } from './information-parts.ts';
import { isOwn, type Person } from './person.ts';
import { newsJob } from './take-step.ts';

/**
 * Takes a request for information: no account, no reason, no name is asked for. Its page is public at once; its words are, too, unless the person
 * wants that later or traces of personal data stand in them. The same form sent twice gives the same request. Refused with what has to be
 * mended, and beyond ten open requests of one device.
 */
export async function ask(
  parts: InformationParts,
  person: Person,
  asked: Asked,
): Promise<Result<RequestRow, AskRefusal>> {
  const wrong = faultsOf(asked);
  if (wrong) return refuse(wrong);
  const known = isUuid(asked.id) ? await findRequestById(parts.db, asked.id) : null;
  if (known) return isOwn(known, person) ? ok(known) : refuse('not-now');
  const accountId = person.actor.kind === 'citizen' ? person.actor.id : null;
  const proof = accountId ? null : (person.guestProofs[0] ?? null);
  if (!accountId && !proof) throw new Error('a guest without a code cannot be found again');
  const open = statuses.filter(isOpen);
  if ((await countOpen(parts.db, person.guestProofs.map(hashOfProof), accountId, open)) >= mostOpen)
    return refuse('too-many');
  return parts.db.transaction(async (tx) => {
    const [today, at] = [legalDay(parts.clock.now()), parts.clock.now().toString({ smallestUnit: 'millisecond' })];
    const rule = rulesOn(parts.rules, today).find(({ topic }) => topic === asked.topic);
    if (!rule) return refuse('not-now');
    const traces = findPersonalData(`${asked.subject} ${asked.text}`, asked.name ? [asked.name] : []);
    const isShown = asked.wish === 'public' && traces.length === 0;
    const state: RequestState = {
      ...{ status: 'received', regime: rule.regime, rule: rule.from },
      ...{ receivedOn: today.toString(), countedFrom: today.toString(), extendedOn: null, pauses: [] },
      ...{ fee: null, hearingUntil: null, wasHeard: false, answer: null, answeredOn: null, exemptions: [] },
      ...{ appealUntil: null, publishOn: null, publishedOn: null },
    };
    const row: RequestRow = {
      ...{ id: isUuid(asked.id) ? asked.id : parts.newId(), number: caseNumber(parts.random.bytes(5), 'A') },
      ...{ office: parts.rules.addressed, language: asked.language, isExample: asked.isExample ?? false, state },
      ...{ wish: asked.wish, words: isShown ? 'shown' : 'held' },
      ...{ subject: isShown ? asked.subject : null, wording: isShown ? asked.text : null },
      ...{ answer: null, extensionReason: null, dataset: null, reports: 0, hasEmail: asked.email !== '' },
      ...{ key: await parts.vault.createKey(tx), accountId, guestProof: proof ? hashOfProof(proof) : null },
      ...{ seq: 1, receivedAt: at, changedAt: at, overdueSince: null, endedOn: null, forgottenOn: null },
    };
    // Sent twice at the same moment: the first one stands.
    if (!(await insertRequest(tx, row))) return ok((await findRequestById(tx, row.id))!);
    const { subject, text, name, email } = asked;
    const event = {
      type: 'information.received',
      public: { request: row.number, regime: rule.regime, status: 'received' },
      sealed: { subject, text, name, email },
    };
    await parts.events.append(tx, { stream: row.id, expected: 0, events: [event], actor: person.actor, key: row.key });
    if (row.hasEmail)
      await parts.jobs.send(tx, { name: newsJob, data: { number: row.number, seq: 1 }, key: `${row.number}:1` });
    return ok(row);
  });
}

function faultsOf({ subject, text, email, name }: Asked): AskRefusal | null {
  if (subject.length < 5) return 'subject-missing';
  if (subject.length > 120) return 'subject-too-long';
  if (text.length < 10) return 'text-missing';
  if (text.length > 5_000) return 'text-too-long';
  if (name.length > 100) return 'name-too-long';
  return email !== '' && !/^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{2,}$/u.test(email) ? 'email-wrong' : null;
}

const mostOpen = 10;

export interface Asked {
  /** Made with the form, so that it counts once. */
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  /** A pseudonym is fine; empty is, too. */
  readonly name: string;
  readonly email: string;
  readonly topic: Topic;
  readonly wish: RequestRow['wish'];
  readonly language: Language;
  readonly isExample?: boolean;
}
export type AskRefusal =
  | 'subject-missing'
  | 'subject-too-long'
  | 'text-missing'
  | 'text-too-long'
  | 'name-too-long'
  | 'email-wrong'
  | 'too-many'
  | 'not-now';
