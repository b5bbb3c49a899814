import { systemActor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { JsonObject } from '#kernel/json';
import type { Hand } from '../../domain/custody/index.ts';
import { itemsToExpire, overdueBags, setAlarmed } from '../../store/bag-store.ts';
import { findWish, setReminded, streamOf, wishesToRemind } from '../../store/pick-up-store.ts';
import { texts } from '../../texts/custody.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { calendar, networkOf, placeName } from './custody-parts.ts';
import { lockerHand, readyAtLocker } from './locker.ts';
import { textContext } from './pick-up.ts';
import { append } from './publish-custody.ts';
import { carryOut } from './run-custody.ts';

/** What time does to documents: alarms for legs that take too long, reminders, and the end of a pick-up. Gives how many of each. */
export async function sweepCustody(parts: PartnerParts): Promise<Swept> {
  if (!parts.network) return { alarms: 0, reminders: 0, expired: 0 };
  for (const { id } of parts.network.lockers) await readyAtLocker(parts, lockerHand(id));
  return { alarms: await raiseAlarms(parts), reminders: await remind(parts), expired: await expireItems(parts) };
}

/** Sends a code that somebody asked for to their telephone; the number is forgotten with the job. */
export async function sendCodeText(parts: PartnerParts, data: JsonObject): Promise<void> {
  const wish = await findWish(parts.db, String(data['wish']));
  if (!wish || !parts.sms) return;
  const sealed = Buffer.from(String(data['sealed']), 'base64');
  const about = {
    actor: systemActor,
    purpose: 'delivery',
    caseId: wish.caseId,
    subjects: [wish.key],
    what: ['account'],
  } as const;
  const item = { key: wish.key, sealed, context: textContext(wish.id) };
  const [message] = await parts.db.transaction((tx) =>
    parts.vault.open<{ readonly to: string; readonly code: string }>(tx, about, [item]),
  );
  if (!message) return;
  const id = `pick-up.${wish.id}.${wish.codesGiven}`;
  await parts.sms.send({ id, to: message.to, text: texts[wish.language].pickUp.textMessage(message.code) });
}

/** One event per leg that is open longer than the rules allow; the pages show it until the bag arrives. */
async function raiseAlarms(parts: PartnerParts): Promise<number> {
  const now = parts.clock.now();
  const before = now.subtract({ hours: networkOf(parts).rules.legHours }).toString();
  return parts.db.transaction(async (tx) => {
    const bags = await overdueBags(tx, before);
    for (const { seal } of bags) {
      const { stream, seq, face } = await streamOf(tx, 'bag', seal);
      const told = { type: 'partners.leg-overdue', public: { ...face, seal } };
      await append(parts, tx, { stream, seq, told, actor: systemActor, table: 'bag', id: seal });
      await setAlarmed(tx, seal, now.toString());
      parts.log.warn('a bag is on its way for too long', { seal });
    }
    return bags.length;
  });
}

/** Two working days before the last one, once. */
async function remind(parts: PartnerParts): Promise<number> {
  const now = parts.clock.now();
  const until = calendar.addWorkingDays(legalDay(now), 2).toString();
  return parts.db.transaction(async (tx) => {
    const wishes = (await wishesToRemind(tx, until)).toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1));
    for (const { id, caseId, kind, place } of wishes) {
      const words = { de: placeName(parts, place, 'de'), en: placeName(parts, place, 'en') };
      await parts.cases.noteDocument(tx, caseId, { because: 'reminder', kind, place: words }, systemActor);
      await setReminded(tx, id, now.toString());
    }
    return wishes.length;
  });
}

/** The clock of the city notes that a last day is over; the branch then sends the document back. */
async function expireItems(parts: PartnerParts): Promise<number> {
  const day = legalDay(parts.clock.now()).toString();
  const due = await itemsToExpire(parts.db, day);
  let count = 0;
  for (const { serial, office } of due) {
    const by: Hand = { role: 'office', id: 'clock', place: office };
    const done = await parts.db.transaction((tx) =>
      carryOut(parts, tx, {
        ...{ once: parts.newId(), actor: systemActor, by, office, scope: { places: [], seals: [], serials: [serial] } },
        command: { do: 'expire', serial },
      }),
    );
    if (done.ok) count += 1;
  }
  return count;
}

export interface Swept {
  readonly alarms: number;
  readonly reminders: number;
  readonly expired: number;
}
