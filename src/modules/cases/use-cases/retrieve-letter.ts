import { legalDay } from '#kernel/clock';
import { isUuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import { notificationOf, objectionDeadline } from '#kernel/notification';
import type { Letter } from '#platform/pdf';
import type { Visitor } from '../domain/access.ts';
import { type NoticeRow, noticesOf, retrieveNotice } from '../store/notice-store.ts';
import { caseEvents } from './case-events.ts';
import type { CaseParts } from './case-parts.ts';
import { unmoved } from './citizen-commands.ts';
import { openBodies } from './view-case.ts';
import { openForChange, saveCase } from './with-case.ts';

/**
 * Opens a letter. The person's own first retrieval is logged and starts the period: notified on the day after
 * (VwVfG § 41(2a)) or by the rule of tax law. Staff read without such an effect, with an entry for the person.
 */
export async function retrieveLetter(
  parts: CaseParts,
  visitor: Visitor,
  number: string,
  noticeId: string,
): Promise<OpenedLetter | null> {
  if (!isUuid(noticeId)) return null;
  return parts.db.transaction(async (tx) => {
    const opened = await openForChange(parts, tx, visitor, {
      number,
      permission: 'notice:read',
      what: ['notice'],
      purpose: 'processing',
    });
    if (!opened?.state) return null;
    const { row, state } = opened;
    let notice = (await noticesOf(tx, row.id)).find((candidate) => candidate.id === noticeId);
    if (!notice) return null;
    const at = parts.clock.now().toString();
    const isOwn = visitor.actor.kind !== 'staff';
    if (isOwn && notice.retrievedAt === null) {
      const next = notifiedAfter(parts, notice, legalDay(parts.clock.now()));
      if (await retrieveNotice(tx, notice.id, at, next.notifiedOn, next.objectionUntil)) {
        const event = { type: 'case.letter-retrieved', public: { letter: notice.letter, notifiedOn: next.notifiedOn } };
        await saveCase(parts, tx, row, { ...unmoved(row, state), events: [event], actor: visitor.actor });
        notice = { ...notice, retrievedAt: at, ...next };
      }
    }
    const event = (await caseEvents(parts, tx, row)).find((candidate) => candidate.seq === notice.seq);
    if (!event) throw new Error(`letter ${noticeId} has no event`);
    const read = {
      actor: visitor.actor,
      purpose: 'same-read' as const,
      caseId: row.id,
      subjects: [row.key],
      what: ['notice' as const],
    };
    const [body] = await openBodies(parts, tx, row, [event], read);
    const letters = body?.['letters'] as JsonObject | undefined;
    if (!letters) return null;
    return { notice, letters: letters as unknown as OpenedLetter['letters'] };
  });
}

function notifiedAfter(
  parts: CaseParts,
  notice: NoticeRow,
  today: Temporal.PlainDate,
): Pick<NoticeRow, 'notifiedOn' | 'objectionUntil'> {
  if (notice.regime === 'none' || notice.channel === 'post')
    return { notifiedOn: notice.notifiedOn, objectionUntil: notice.objectionUntil };
  const sent = legalDay(Temporal.Instant.from(notice.issuedAt));
  const result = notificationOf(
    { channel: 'own-portal', regime: notice.regime, sent, fetched: today },
    today,
    parts.calendar,
  );
  if (result.state !== 'notified') return { notifiedOn: null, objectionUntil: null };
  const until =
    notice.remedy === 'objection' ? objectionDeadline(result.on, 'correct', parts.calendar).end.toString() : null;
  return { notifiedOn: result.on.toString(), objectionUntil: until };
}

export interface OpenedLetter {
  readonly notice: NoticeRow;
  /** German is binding; English is a reading version. */
  readonly letters: { readonly de: Letter; readonly en?: Letter };
}
