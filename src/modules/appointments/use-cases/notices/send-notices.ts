import { systemActor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { PushNotice, PushTarget } from '#platform/push';
import { instantOf } from '../../domain/spans.ts';
import { findById } from '../../store/booking-store.ts';
import { deleteTarget, targetsOf } from '../../store/notice-store.ts';
import { findOffer, findWishById } from '../../store/wish-store.ts';
import { texts } from '../../texts/index.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { type NoticeOwner, noticeContext } from './notice-targets.ts';

/** Tells browsers that something is free and until when to answer; nothing when the offer is over by then. */
export async function noticeOfOffer(parts: AppointmentParts, id: string): Promise<void> {
  const offer = parts.push && (await findOffer(parts.db, id));
  const row = offer?.state === 'open' ? await findWishById(parts.db, offer.wish) : null;
  if (!offer || !row) return;
  const words = texts[row.language].wishes.notices;
  await send(
    parts,
    { kind: 'wish', ...row },
    {
      ...{ id: `offer-${offer.booking}`, title: words.offerTitle, text: words.offerText },
      url: `/${row.language}/termin/wunsch/${row.number}`,
      seconds: secondsUntil(parts, offer.until),
    },
  );
}

/** Tells browsers that a wish ended without an appointment, unless the person ended it. */
export async function noticeOfWishOver(parts: AppointmentParts, id: Uuid): Promise<void> {
  const row = parts.push && (await findWishById(parts.db, id));
  if (!row || (row.state !== 'expired' && row.state !== 'rested')) return;
  const words = texts[row.language].wishes.notices;
  await send(
    parts,
    { kind: 'wish', ...row },
    {
      ...{ id: `wish-${id}`, title: words.overTitle, text: words.overText, seconds: aDay },
      url: `/${row.language}/termin/wunsch/${row.number}`,
    },
  );
}

/** Tells browsers that a visit was moved or called off, or is coming; never what it is about. */
export async function noticeOfVisit(parts: AppointmentParts, id: Uuid, about: VisitNews): Promise<void> {
  const row = parts.push && (await findById(parts.db, id));
  if (!row?.number || row.key === null) return;
  const { title, text } = texts[row.language].wishes.notices.visit[about];
  await send(
    parts,
    { kind: 'visit', id, key: row.key },
    {
      ...{ id: `visit-${id}`, title, text, url: `/${row.language}/termin/${row.number}` },
      seconds: Math.min(aDay, secondsUntil(parts, row.from)),
    },
  );
}

/** A notice is for comfort: what cannot be sent is left to the e-mail, which is tried again. */
async function send(parts: AppointmentParts, owner: NoticeOwner, notice: PushNotice): Promise<void> {
  const { db, vault, push, log } = parts;
  const { key } = owner;
  const rows = await targetsOf(db, owner);
  if (!push || key === null || rows.length === 0) return;
  const read = { actor: systemActor, purpose: 'delivery', caseId: null, subjects: [key], what: ['answers'] } as const;
  const items = rows.map(({ id, sealed }) => ({ key, sealed, context: noticeContext(id) }));
  const targets = await db.transaction((tx) => vault.open<{ [name in keyof PushTarget]: string }>(tx, read, items));
  for (const [place, target] of targets.entries()) {
    if (!target) continue;
    try {
      if ((await push.send(target, notice)) === 'gone') await deleteTarget(db, rows[place]!.id);
    } catch (cause) {
      log.warn('notice-not-sent', { id: notice.id, reason: String(cause) });
    }
  }
}

const secondsUntil = ({ clock }: AppointmentParts, minute: number): number =>
  Math.max(
    0,
    Math.round(
      clock
        .now()
        .until(instantOf(Math.floor(minute)))
        .total('seconds'),
    ),
  );
const aDay = 86_400;

/** What there is to tell of a visit. */
export type VisitNews = 'moved' | 'cancelled' | 'soon';
