import { legalZone } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import { canonicalJson } from '#kernel/json';
import { signMessage } from '../../domain/client/index.ts';
import { findDelivery, insertDelivery, noteTry, untoldNews } from '../../store/api-deliveries.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { mayTell, webhookSecret } from './clients.ts';
import { postOutside } from './post-outside.ts';

/** Looks for news that programs asked to be told, and sets one job for each; gives how many. */
export function collectNews(parts: PartnerParts): Promise<number> {
  const now = parts.clock.now();
  const at = now.toString({ smallestUnit: 'millisecond' });
  const thisMonth = now.toZonedDateTimeISO(legalZone).toPlainDate().with({ day: 1 });
  const before = thisMonth.subtract({ months: 1 });
  const instant = (day: Temporal.PlainDate): string =>
    day.toZonedDateTime(legalZone).toInstant().toString({ smallestUnit: 'millisecond' });
  return parts.db.transaction(async (tx) => {
    const news = await untoldNews(tx, {
      since: now.subtract({ hours: 24 * 35 }).toString(),
      ...{ month: before.toPlainYearMonth().toString(), monthFrom: instant(before), monthTo: instant(thisMonth) },
    });
    let told = 0;
    for (const one of news) {
      const id = parts.newId();
      if (!(await insertDelivery(tx, id, one, at))) continue;
      await parts.jobs.send(tx, { name: tellJob, data: { id }, key: id });
      told += 1;
    }
    return told;
  });
}

/**
 * Tells one piece of news: signed (RFC 9421), to public addresses over TLS alone, no redirect is followed. What is not taken with a 2xx is told again after 1, 2, 4 … minutes, at most
 * every six hours, and given up after twelve tries.
 */
export async function tellNews(parts: PartnerParts, id: Uuid): Promise<void> {
  const delivery = await findDelivery(parts.db, id);
  if (!delivery) return;
  const { webhook, client, secretNumber, tries } = delivery;
  const body = canonicalJson(delivery.body);
  const now = parts.clock.now();
  const signed = signMessage(
    { address: webhook, body, id },
    {
      ...{ secret: webhookSecret(parts, client, secretNumber), keyId: `${client}:${secretNumber}` },
      at: Math.floor(now.epochMilliseconds / 1_000),
    },
  );
  const answer = mayTell(parts, webhook)
    ? await postOutside(webhook, { headers: signed, body, isPrivateAllowed: parts.config.mode === 'demo' })
    : 'address-refused';
  const isTaken = typeof answer === 'number' && answer >= 200 && answer < 300;
  const end = isTaken ? 'delivered' : tries + 1 >= mostTries ? 'given-up' : null;
  const minutes = Math.min(2 ** tries, 360);
  await parts.db.transaction(async (tx) => {
    await noteTry(tx, id, { at: now.toString(), answer: String(answer), end });
    if (end === null)
      await parts.jobs.send(tx, {
        name: tellJob,
        data: { id },
        key: `${id}:${tries + 1}`,
        after: now.add({ minutes }),
      });
  });
}

/** The job that tells one piece of news. */
export const tellJob = 'partners.tell';
const mostTries = 12;
