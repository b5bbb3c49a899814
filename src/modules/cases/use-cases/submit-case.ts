import type { ServiceFolder } from '#catalogue';
import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { endOfPeriod } from '#kernel/deadline';
import { hashOfProof } from '#kernel/guest-proof';
import type { Uuid } from '#kernel/ids';
import type { Json, JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import type { Tx } from '#platform/database';
import { newState } from '#processes';
import type { Applicant, CaseRow, CaseState } from '../domain/case-state.ts';
import { addressLines } from '../domain/fill-text.ts';
import { insertCase } from '../store/case-store.ts';
import { insertEvidence } from '../store/small-stores.ts';
import { advance } from './advance.ts';
import type { CaseParts } from './case-parts.ts';
import { justSent } from './just-sent.ts';
import { personKeys } from './person-keys.ts';
import { saveNewCase } from './save-command.ts';

/**
 * Makes one case of complete answers and runs it as far as it goes: the number is given, the receipt stands, rules decide what they
 * may decide. Everything in the caller's transaction, so that a draft is sent exactly once.
 */
export async function submitCase(parts: CaseParts, tx: Tx, order: Submission): Promise<CaseRow> {
  const { folder, answers, actor } = order;
  const { model } = await parts.processes.of(folder);
  const now = parts.clock.now();
  const at = now.toString({ smallestUnit: 'millisecond' });
  const { id, number } = order;
  // A key of its own, so that this case can be erased alone when its retention ends.
  const key = await parts.vault.createKey(tx);
  const state: CaseState = {
    process: newState(model),
    freeText: hasFreeText(folder, answers),
    applicant: applicantOf(folder, order, at, consentTextOf(parts)),
    question: null,
    proposal: null,
  };
  const row: CaseRow = {
    id,
    number,
    service: folder.id,
    version: folder.version,
    office: folder.service.office,
    language: order.language,
    accountId: order.accountId,
    guestProof: order.guestProof ? hashOfProof(order.guestProof) : null,
    key,
    status: 'open',
    outcome: null,
    automatic: null,
    seq: 0,
    sealed: new Uint8Array(),
    submittedAt: at,
    ...dueDays(parts, folder, order.receivedOn ?? legalDay(now)),
    decidedAt: null,
    erasedAt: null,
  };
  const started = await advance(parts, tx, { row, state, actor }, { type: 'start', at, variables: { ...answers } });
  if (!started.ok) throw new Error(`process of ${folder.id} does not start: ${started.refusal}`);
  const submitted = {
    type: 'case.submitted',
    public: {
      service: folder.id,
      version: folder.version,
      edition: folder.edition,
      language: order.language,
      channel: order.channel,
      identity: (actor.kind === 'staff' ? null : actor.level) ?? 'none',
      shown: order.shown ?? null,
      represented: Boolean(order.mandateId),
    },
    sealed: {
      answers,
      applicant: state.applicant as unknown as Json,
      freeText: state.freeText,
      mandate: order.mandateId ?? null,
      provenance: order.provenance ?? {},
    },
  };
  const done = { ...started, actor, events: [submitted, ...started.events] };
  const finders = findersOf(parts, folder, answers);
  const begun = await saveNewCase(parts, tx, done, (after) =>
    insertCase(tx, { ...after, channel: order.channel }, finders),
  );
  tx.afterCommit(() => justSent.keep(number, begun));
  for (const file of order.files) {
    const sealed = await parts.vault.sealBytes(key, file.bytes, `evidence:${file.id}`, tx);
    await insertEvidence(tx, { id: file.id, caseId: id, sealed, size: file.bytes.length, at });
  }
  return begun.row;
}

/** True when the free-text question was answered: a person must read it (VwVfG § 24(1) s. 3). */
export function hasFreeText(folder: ServiceFolder, answers: JsonObject): boolean {
  const question = folder.service.decision.freeTextQuestion;
  const value = question ? answers[question] : null;
  return (
    value !== undefined &&
    value !== null &&
    value !== '' &&
    (typeof value !== 'object' || Boolean((value as JsonObject)['text']))
  );
}

/** Id and version of the consent text that was shown. */
export const consentTextOf = ({ cityWords }: Pick<CaseParts, 'cityWords'>): string =>
  `${cityWords.retrievalConsent.id}-${cityWords.retrievalConsent.version}`;

/** Who the case is about, as the answers say it. */
export function applicantOf(
  folder: ServiceFolder,
  { answers, language, actor }: Pick<Submission, 'answers' | 'language' | 'actor'>,
  at: string,
  consentText: string,
): Applicant {
  const { subject } = folder.service;
  const text = (id: string | undefined): string | null => {
    const value = id ? answers[id] : null;
    return typeof value === 'string' && value !== '' ? value : null;
  };
  // Consent is an explicit yes to the question that shows its text; being signed in is none (VwVfG § 41(2a)).
  const consent = answers['bekanntgabePortal'] === true || answers['bekanntgabe'] === 'portal';
  return {
    name:
      subject.name
        .map((id) => text(id) ?? '')
        .join(' ')
        .trim() || (actor.kind === 'staff' ? '' : (actor.name ?? '')),
    birthDate: text(subject.birthDate),
    email: text(subject.email),
    addressLines: subject.address ? addressLines(answers[subject.address]) : [],
    consent: consent ? { text: consentText, language, at } : null,
  };
}

function dueDays(
  parts: CaseParts,
  folder: ServiceFolder,
  sentOn: Temporal.PlainDate,
): Pick<CaseRow, 'promisedOn' | 'legalOn'> {
  const { promised, legal } = folder.service.deadline;
  const end = (period: string): string => endOfPeriod({ from: sentOn, period }, parts.calendar).end.toString();
  const inDays = promised && !/^PT/.test(promised) ? end(promised) : promised ? sentOn.toString() : null;
  return { promisedOn: inDays, legalOn: legal ? end(legal.period) : null };
}

/** Clerks find a case by the name and birth date of its person, never by reading sealed data. */
export function findersOf(parts: CaseParts, folder: ServiceFolder, answers: JsonObject): string[] {
  const { subject } = folder.service;
  const birthDate = subject.birthDate ? answers[subject.birthDate] : null;
  if (typeof birthDate !== 'string') return [];
  const names = subject.name.map((id) => answers[id]).filter((name) => typeof name === 'string');
  return personKeys(parts.vault, names, birthDate);
}

export interface Submission {
  readonly id: Uuid;
  readonly number: string;
  readonly folder: ServiceFolder;
  readonly answers: JsonObject;
  readonly files: readonly { readonly id: Uuid; readonly bytes: Uint8Array }[];
  readonly language: Language;
  readonly channel: 'online' | 'api' | 'counter' | 'paper';
  /** Day on which it came on paper: deadlines count from it, not from the day somebody typed it in. */
  readonly receivedOn?: Temporal.PlainDate | undefined;
  readonly actor: Actor;
  readonly accountId: Uuid | null;
  /** Proof derived from the guest's resume code. */
  readonly guestProof: Uint8Array | null;
  /** Id, version and language of the words under the send button. */
  readonly shown?: string | null;
  /** Where answers come from that the person did not type first, by question. */
  readonly provenance?: Readonly<Record<string, string>>;
  /** The mandate under which somebody sends for another person. */
  readonly mandateId?: string | null;
}
