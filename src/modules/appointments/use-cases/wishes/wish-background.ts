import { systemActor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { formatDateWithWeekday, formatTime } from '#kernel/format';
import type { Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import { instantOf } from '../../domain/spans.ts';
import { forgetTickets } from '../../store/draw-store.ts';
import { deleteTargets } from '../../store/notice-store.ts';
import { forgetProofs } from '../../store/urgent-store.ts';
import { findOffer, findWishById, forgetWishes, wishKeysToDestroy } from '../../store/wish-store.ts';
import { texts } from '../../texts/index.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { wisherOf } from './wish-commands.ts';
import { confirmSecret } from './wish-parts.ts';

/** Tells by e-mail what is free for somebody and until when to answer; nothing when the offer is over by then. */
export async function sendOfferMail(parts: AppointmentParts, id: string): Promise<void> {
  const offer = await findOffer(parts.db, id);
  if (offer?.state !== 'open') return;
  const row = await findWishById(parts.db, offer.wish);
  const contact = row && (await wisherOf(parts, { actor: systemActor, guestProofs: [] }, row));
  if (!row || !contact) return;
  const { language } = row;
  const office = parts.catalogue.findOffice(offer.slot.office);
  const words = texts[language].wishes.mail.offer;
  await parts.mail.send({
    id: `offer.${offer.booking}`,
    to: contact.email,
    subject: words.subject,
    text: words.text({
      number: row.number,
      when: whenIn(offer.slot.at, language),
      place: [office?.name[language], office?.address].filter(Boolean).join(', '),
      until: whenIn(Math.floor(offer.until), language),
      address: addressOf(parts, language, row.number),
    }),
  });
}

/** Asks by e-mail whether the address is the person's; nothing when that is known by then, or the wish is over. */
export async function sendConfirmMail(parts: AppointmentParts, id: Uuid): Promise<void> {
  const row = await findWishById(parts.db, id);
  if (row?.state !== 'awaiting') return;
  const contact = await wisherOf(parts, { actor: systemActor, guestProofs: [] }, row);
  if (!contact) return;
  const words = texts[row.language].wishes.mail.confirm;
  const query = new URLSearchParams({ nummer: row.number, schluessel: confirmSecret(parts, row.id) });
  await parts.mail.send({
    id: `wish.${row.id}.confirm`,
    to: contact.email,
    subject: words.subject,
    text: words.text({
      number: row.number,
      address: `${parts.config.baseUrl}/${row.language}/termin/wunsch/bestaetigen?${query}`,
    }),
  });
}

/** Tells by e-mail that a wish ended without an appointment, unless the person ended it. */
export async function sendWishOverMail(parts: AppointmentParts, id: Uuid): Promise<void> {
  const row = await findWishById(parts.db, id);
  if (!row || (row.state !== 'expired' && row.state !== 'rested')) return;
  const contact = await wisherOf(parts, { actor: systemActor, guestProofs: [] }, row);
  if (!contact) return;
  const words = texts[row.language].wishes.mail.over;
  await parts.mail.send({
    id: `wish.${row.id}.over`,
    to: contact.email,
    subject: words.subject,
    text: words.text({ number: row.number, address: addressOf(parts, row.language, row.number) }),
  });
}

/** Destroys the keys of wishes that ended some time ago; gives how many. */
export async function forgetWishers(parts: AppointmentParts): Promise<number> {
  const hours = 24 * parts.plan.rules.keepDays;
  const before = parts.clock.now().subtract({ hours }).toString();
  await forgetTickets(parts.db, before);
  await forgetProofs(parts.db);
  const due = await wishKeysToDestroy(parts.db, before);
  if (due.length > 0)
    await parts.db.transaction(async (tx) => {
      for (const { key } of due) await parts.vault.destroyKey(tx, key, 'wish-over');
      const ids = due.map(({ id }) => id);
      await deleteTargets(tx, 'wish', ids);
      await forgetWishes(tx, ids);
    });
  return due.length;
}

const whenIn = (minute: number, language: Language): string =>
  `${formatDateWithWeekday(legalDay(instantOf(minute)), language)}, ${formatTime(instantOf(minute), language)}`;

const addressOf = ({ config }: AppointmentParts, language: Language, number: string): string =>
  `${config.baseUrl}/${language}/termin/wunsch/oeffnen?nummer=${number}`;
