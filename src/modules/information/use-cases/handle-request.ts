import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { endOfPeriod } from '#kernel/deadline';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import { estimateFee, type FeeRefusal } from '../domain/request/fee.ts';
import type { Answer } from '../domain/request/state.ts';
import type { Step, StepRefusal } from '../domain/request/step.ts';
import { type FileRow, filesOf, type LetterKind } from '../store/paper-store.ts';
import { lockRequest, type RequestRow } from '../store/request-store.ts';
import { type ExtensionReason, extensionReasons } from '../texts/extension-reasons.ts';
import { clockOf, ruleOf } from './clock-of.ts';
import type { InformationParts } from './information-parts.ts';
import { openStory } from './open-request.ts';
import { publishNow } from './publish-request.ts';
import { note, takeStep } from './take-step.ts';
import { type LetterOrder, writeLetter } from './write-letter.ts';

/**
 * What an officer does with a request: the rules decide, the letter is written, the person hears of it, all in one transaction. Refused when
 * somebody else changed the request since the form was opened, and with the reason of the rules.
 */
export async function handleRequest(
  parts: InformationParts,
  actor: Actor,
  number: string,
  order: HandlingOrder,
): Promise<Result<RequestRow, HandlingRefusal>> {
  const text = (order.text ?? '').trim();
  if (text.length > 10_000) return refuse('text-too-long');
  if (needsText(order) && text.length < 3) return refuse('text-missing');
  return parts.db.transaction(async (tx) => {
    const row = await lockRequest(tx, number);
    if (!row) return refuse('not-found');
    if (row.seq !== order.seen) return refuse('changed-meanwhile');
    return handlers[order.do](parts, tx, { row, order: order as never, actor, text });
  });
}

const handlers: { readonly [Name in HandlingOrder['do']]: Handler<Name> } = {
  'ask-back': (parts, tx, handled) => withLetter(parts, tx, handled, { do: 'ask-back' }, { kind: 'question' }),
  async estimate(parts, tx, handled) {
    const { minutes, cents, isSimple } = handled.order;
    const fee = estimateFee(ruleOf(parts, handled.row.state).fee, { minutes, cents, isSimple });
    if (!fee.ok) return refuse(fee.reason, fee.details);
    // Nothing to pay is nothing to agree to.
    if (fee.value === 0) return refuse('fee-is-zero');
    return withLetter(parts, tx, handled, { do: 'estimate', cents: fee.value }, { kind: 'fee' });
  },
  async hear(parts, tx, handled) {
    const { recipient } = handled.order;
    if (recipient.length === 0) return refuse('recipient-missing');
    const from = legalDay(parts.clock.now());
    const until = endOfPeriod({ from, period: parts.rules.hearing.period }, parts.calendar).end.toString();
    const done = await takeStep(parts, tx, handled.row, {
      step: { do: 'hear', until },
      actor: handled.actor,
      isNews: true,
    });
    if (!done.ok) return done;
    const key = await parts.vault.createKey(tx);
    await writeLetter(parts, tx, done.value, { kind: 'hearing', recipient, text: handled.text, key });
    return done;
  },
  'end-hearing': (parts, tx, { row, actor, text }) =>
    takeStep(parts, tx, row, { step: { do: 'end-hearing' }, actor, ...(text ? { sealed: { internal: text } } : {}) }),
  async extend(parts, tx, handled) {
    const { reason } = handled.order;
    const words = extensionReasons[reason];
    if (!words) return refuse('reason-missing');
    const change = { extensionReason: reason };
    return withLetter(
      parts,
      tx,
      handled,
      { do: 'extend' },
      { kind: 'extension', reason: words },
      { change, face: { reason } },
    );
  },
  answer: answerRequest,
  async 'answer-appeal'(parts, tx, handled) {
    const { answer, exemptions } = handled.order;
    const step: Step = { do: 'answer-appeal', answer, exemptions };
    return withLetter(parts, tx, handled, step, { kind: 'appeal-answer', isChanged: answer !== null });
  },
  async 'show-words'(parts, tx, { row, order, actor }) {
    const [subject, wording] = [order.subject.trim(), order.wording.trim()];
    if (subject.length < 5 || wording.length < 3) return refuse('text-missing');
    return ok(
      await note(parts, tx, { ...row, words: 'shown', subject, wording, reports: 0 }, { type: 'words-shown', actor }),
    );
  },
  async 'hide-words'(parts, tx, { row, actor, text }) {
    const hidden = { ...row, words: 'hidden', subject: null, wording: null, reports: 0 } as const;
    return ok(await note(parts, tx, hidden, { type: 'words-hidden', sealed: { internal: text }, actor }));
  },
  async 'dismiss-report'(parts, tx, { row, actor }) {
    return ok(await note(parts, tx, { ...row, reports: 0 }, { type: 'report-dismissed', actor }));
  },
  async publish(parts, tx, { row, order, actor }) {
    if (order.answer.trim().length < 3) return refuse('text-missing');
    const today = legalDay(parts.clock.now()).toString();
    if (!row.state.answer) return refuse('not-now');
    const answer = order.answer.trim();
    if (row.state.publishedOn)
      return ok(await note(parts, tx, { ...row, answer }, { type: 'answer-corrected', actor }));
    const due = { ...row, answer, state: { ...row.state, publishOn: row.state.publishOn ?? today } };
    return publishNow(parts, tx, due, actor);
  },
};

/** The answer leaves: with the exemptions, the files that are ready, the notice, and the day on which everybody may read it. */
async function answerRequest(
  parts: InformationParts,
  tx: Tx,
  handled: Handled<'answer'>,
): Promise<Result<RequestRow, HandlingRefusal>> {
  const { row, order, actor, text } = handled;
  const files = await filesOf(tx, row.id);
  if (order.publish !== 'never' && files.some(isUnready)) return refuse('file-not-ready');
  if (order.publish !== 'never' && order.publicText.trim().length < 3) return refuse('public-text-missing');
  const publishOn = order.publish === 'never' ? null : order.publish === 'now' ? today(parts) : laterDay(parts);
  const step: Step = { do: 'answer', answer: order.answer, exemptions: order.exemptions, publishOn };
  const change = { answer: order.publish === 'never' ? null : order.publicText.trim() };
  const letter = { kind: 'notice', files: files.map(({ name }) => name) } as const;
  const done = await withLetter(parts, tx, { ...handled, text }, step, letter, { change });
  if (!done.ok || order.publish !== 'now') return done;
  return publishNow(parts, tx, done.value, actor);
}

/** Takes the step, writes the letter to the person, and puts the officer's words under the person's key. */
async function withLetter(
  parts: InformationParts,
  tx: Tx,
  { row, actor, text }: Pick<Handled<'answer'>, 'row' | 'actor' | 'text'>,
  step: Step,
  letter: { readonly kind: LetterKind } & Omit<LetterOrder, 'recipient'>,
  more: Pick<Parameters<typeof takeStep>[3], 'change' | 'face'> = {},
): Promise<Result<RequestRow, HandlingRefusal>> {
  const done = await takeStep(parts, tx, row, {
    ...{ step, actor, isNews: true, ...more },
    face: { ...more.face, ...(step.do === 'extend' ? { until: untilAfter(parts, row) } : {}) },
    ...(text ? { sealed: { text } } : {}),
  });
  if (!done.ok) return done;
  const { asker } = await openStory(parts, tx, row, { actor, purpose: 'processing' });
  const recipient = asker.name ? [asker.name] : [];
  await writeLetter(parts, tx, done.value, { ...letter, recipient, ...(text ? { text } : {}) });
  return done;
}

/** The last day once it is extended. */
const untilAfter = (parts: InformationParts, row: RequestRow): string =>
  clockOf(parts, { ...row.state, extendedOn: today(parts) }).deadline.end.toString();

const today = ({ clock }: InformationParts): string => legalDay(clock.now()).toString();
const laterDay = ({ clock, rules }: InformationParts): string =>
  legalDay(clock.now()).add({ days: rules.publication.delayDays }).toString();
/** The public gets no file that nobody prepared for it. */
const isUnready = ({ publicSha256 }: FileRow): boolean => publicSha256 === null;

const needsText = (order: HandlingOrder): boolean =>
  order.do === 'ask-back' ||
  order.do === 'answer' ||
  order.do === 'answer-appeal' ||
  order.do === 'hear' ||
  order.do === 'hide-words';

type Handler<Name extends HandlingOrder['do']> = (
  parts: InformationParts,
  tx: Tx,
  handled: Handled<Name>,
) => Promise<Result<RequestRow, HandlingRefusal>>;
interface Handled<Name extends HandlingOrder['do']> {
  readonly row: RequestRow;
  readonly order: Extract<HandlingOrder, { readonly do: Name }>;
  readonly actor: Actor;
  readonly text: string;
}
export const handlingNames = [
  'ask-back',
  'estimate',
  'hear',
  'end-hearing',
  'extend',
  'answer',
  'answer-appeal',
  'show-words',
  'hide-words',
  'dismiss-report',
  'publish',
] as const;
export type HandlingOrder = {
  /** The last event the officer saw. */
  readonly seen: number;
  readonly text?: string;
} & (
  | { readonly do: 'ask-back' | 'end-hearing' | 'hide-words' | 'dismiss-report' }
  | { readonly do: 'estimate'; readonly minutes: number; readonly cents: number; readonly isSimple: boolean }
  /** Lines of the address of the third party. */
  | { readonly do: 'hear'; readonly recipient: readonly string[] }
  | { readonly do: 'extend'; readonly reason: ExtensionReason }
  | {
      readonly do: 'answer';
      readonly answer: Answer;
      readonly exemptions: readonly string[];
      /** The answer as the public reads it. */
      readonly publicText: string;
      readonly publish: 'later' | 'now' | 'never';
    }
  | { readonly do: 'answer-appeal'; readonly answer: Answer | null; readonly exemptions: readonly string[] }
  | { readonly do: 'show-words'; readonly subject: string; readonly wording: string }
  | { readonly do: 'publish'; readonly answer: string }
);
export type HandlingRefusal =
  | StepRefusal
  | FeeRefusal
  | 'not-found'
  | 'changed-meanwhile'
  | 'text-missing'
  | 'text-too-long'
  | 'fee-is-zero'
  | 'recipient-missing'
  | 'reason-missing'
  | 'file-not-ready'
  | 'public-text-missing';
