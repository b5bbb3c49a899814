import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { Deadline } from '#kernel/deadline';
import { isUuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import { notificationOf, objectionDeadline } from '#kernel/notification';
import { ok, type Result, refuse } from '#kernel/result';
import type { Letter } from '#platform/pdf';
import { mayWith } from '../../domain/access.ts';
import { letterWay } from '../../domain/letter-way.ts';
import { findCaseByNumber } from '../../store/case-store.ts';
import { findPostLetter, lettersPosted, lettersToPost, markPosted, type PostRow } from '../../store/post-store.ts';
import { caseEvents } from '../case-events.ts';
import type { CaseParts } from '../case-parts.ts';
import { unmoved } from '../citizen-commands.ts';
import { openBodies } from '../view-case.ts';
import { openForChange, saveCase } from '../with-case.ts';
import { asVisitor } from './on-task.ts';
import { serviceTitles } from './service-titles.ts';

/** The letters of the own offices that wait for the post, and those of the last two weeks. Nothing personal: only numbers. */
export async function showPost(parts: CaseParts, actor: Actor): Promise<PostView> {
  const since = legalDay(parts.clock.now()).subtract({ weeks: 2 }).toString();
  const [waiting, posted] = await parts.db.transaction(async (tx) => [
    await lettersToPost(tx, actor.offices, 200),
    await lettersPosted(tx, actor.offices, since, 100),
  ]);
  const named = async (row: PostRow): Promise<PostEntry> => {
    const way = letterWay({ ...row, channel: 'post', retrievedAt: null, postPreparedAt: row.preparedAt });
    return {
      ...row,
      isUnread: way.isUnread,
      title: await serviceTitles(parts, row),
    };
  };
  return { waiting: await Promise.all(waiting.map(named)), posted: await Promise.all(posted.map(named)) };
}

/** The binding German letter for printing; null for everybody but staff of the office. */
export async function openPostLetter(parts: CaseParts, actor: Actor, id: string): Promise<PrintedLetter | null> {
  if (!isUuid(id) || actor.kind !== 'staff') return null;
  return parts.db.transaction(async (tx) => {
    const notice = await findPostLetter(tx, id);
    const row = notice && (await findCaseByNumber(tx, notice.number));
    if (!notice || !row || !mayWith(row, asVisitor(actor), 'notice:read')) return null;
    const event = (await caseEvents(parts, tx, row)).find(({ seq }) => seq === notice.seq);
    if (!event) throw new Error(`letter ${id} has no event`);
    const read = {
      actor,
      purpose: 'delivery' as const,
      legalBasis: deliveryBasis[notice.regime],
      caseId: row.id,
      subjects: [row.key],
      what: ['notice' as const],
    };
    const [body] = await openBodies(parts, tx, row, [event], read);
    const letters = body?.['letters'] as JsonObject | undefined;
    return letters ? { number: row.number, letter: letters['de'] as unknown as Letter } : null;
  });
}

/**
 * Notes that a letter was given to the post on a day: it counts as notified on the fourth day after (VwVfG § 41(2), AO § 122(2)), and
 * the objection period follows. Refused for a day in the future or before the letter was written, and the second time.
 */
export async function notePosted(
  parts: CaseParts,
  actor: Actor,
  order: { readonly id: string; readonly postedOn: Temporal.PlainDate | null },
): Promise<Result<PostedLetter, 'not-found' | 'already-done' | 'wrong-day'>> {
  const today = legalDay(parts.clock.now());
  const day = order.postedOn;
  if (!isUuid(order.id)) return refuse('not-found');
  return parts.db.transaction(async (tx) => {
    const notice = await findPostLetter(tx, order.id);
    const stated = { purpose: 'delivery' as const, legalBasis: deliveryBasis[notice?.regime ?? 'none'] };
    const opened =
      notice &&
      (await openForChange(parts, tx, asVisitor(actor), {
        number: notice.number,
        permission: 'case:decide',
        what: ['notice'],
        ...stated,
      }));
    if (!notice || !opened?.state) return refuse('not-found');
    const written = legalDay(Temporal.Instant.from(notice.issuedAt));
    if (!day || Temporal.PlainDate.compare(day, today) > 0 || Temporal.PlainDate.compare(day, written) < 0)
      return refuse('wrong-day');
    const follows = afterPosting(parts, notice, day);
    const dates = { notifiedOn: follows.notifiedOn, objectionUntil: follows.deadline?.end.toString() ?? null };
    if (!(await markPosted(tx, notice.id, { on: day.toString(), by: actor.id ?? '', ...dates })))
      return refuse('already-done');
    const event = {
      type: 'case.letter-posted',
      public: { letter: notice.letter, notice: notice.id, postedOn: day.toString(), notifiedOn: dates.notifiedOn },
    };
    await saveCase(parts, tx, opened.row, { ...unmoved(opened.row, opened.state), events: [event], actor });
    return ok({ number: notice.number, ...dates, deadline: follows.deadline });
  });
}

function afterPosting(
  parts: CaseParts,
  notice: PostRow,
  sent: Temporal.PlainDate,
): { readonly notifiedOn: string | null; readonly deadline: Deadline | null } {
  if (notice.regime === 'none') return { notifiedOn: null, deadline: null };
  const found = notificationOf({ channel: 'post', regime: notice.regime, sent }, sent, parts.calendar);
  if (found.state !== 'notified') return { notifiedOn: null, deadline: null };
  const deadline = notice.remedy === 'objection' ? objectionDeadline(found.on, 'correct', parts.calendar) : null;
  return { notifiedOn: found.on.toString(), deadline };
}

const deliveryBasis = { vwvfg: 'VwVfG § 41', ao: 'AO § 122', none: 'VwVfG § 41' } as const;

export interface PostEntry extends PostRow {
  /** It goes by post because nobody fetched it within ten days (VwVfG § 41(2a)). */
  readonly isUnread: boolean;
  readonly title: Readonly<Record<'de' | 'en', string>>;
}
export interface PostView {
  readonly waiting: readonly PostEntry[];
  readonly posted: readonly PostEntry[];
}
export interface PrintedLetter {
  readonly number: string;
  readonly letter: Letter;
}
export interface PostedLetter {
  readonly number: string;
  readonly notifiedOn: string | null;
  readonly objectionUntil: string | null;
  readonly deadline: Deadline | null;
}
