import { systemActor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import { sha256Of } from '#kernel/sha256';
import { findOffer, findWishById, takeTextTry, turnTextsOn, type WishRow } from '../../store/wish-store.ts';
import { texts } from '../../texts/index.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { type OpenedWish, wisherOf } from './wish-commands.ts';

/** Turns text messages on with the code that came to the telephone. Refused for a wrong code, and after five tries for any. */
export async function confirmTexts(
  parts: AppointmentParts,
  { row }: Pick<OpenedWish, 'row'>,
  code: string,
): Promise<Result<null, 'code-wrong' | 'code-too-often'>> {
  if (row.texts === 'on') return ok(null);
  if (!(await takeTextTry(parts.db, row.id, mostTries))) return refuse('code-too-often');
  if (code.replace(/\s/g, '') !== textCode(parts, row.id)) return refuse('code-wrong');
  await turnTextsOn(parts.db, row.id);
  return ok(null);
}

/** Sends the code, once the e-mail address is confirmed: strangers cannot make the city text anybody in bulk. */
export async function sendTextCode(parts: AppointmentParts, id: Uuid): Promise<void> {
  const row = await findWishById(parts.db, id);
  const phone = row?.texts === 'asked' ? await phoneOf(parts, row) : null;
  if (!row || !phone) return;
  const text = texts[row.language].wishes.texting.codeText(textCode(parts, id));
  await parts.sms?.send({ id: `wish-code-${id}`, to: phone, text });
}

/** Tells by text message that something is free, and where to answer; nothing when the offer is over by then. */
export async function sendOfferText(parts: AppointmentParts, id: string): Promise<void> {
  const offer = await findOffer(parts.db, id);
  const row = offer?.state === 'open' ? await findWishById(parts.db, offer.wish) : null;
  const phone = row?.texts === 'on' ? await phoneOf(parts, row) : null;
  if (!offer || !row || !phone) return;
  const address = `${parts.config.baseUrl}/${row.language}/termin/wunsch/oeffnen?nummer=${row.number}`;
  const text = texts[row.language].wishes.texting.offerText(address);
  await parts.sms?.send({ id: `wish-offer-${offer.booking}`, to: phone, text });
}

/** Six digits that nobody can know who does not hold the telephone; nothing of them is stored. */
export const textCode = ({ vault }: Pick<AppointmentParts, 'vault'>, id: Uuid): string => {
  const hash = sha256Of(vault.blindIndex('appointment-wish-text', id));
  return String(hash.readUInt32BE(0) % 1_000_000).padStart(6, '0');
};

const phoneOf = async (parts: AppointmentParts, row: WishRow): Promise<string | null> =>
  (await wisherOf(parts, { actor: systemActor, guestProofs: [] }, row))?.phone ?? null;

const mostTries = 5;
