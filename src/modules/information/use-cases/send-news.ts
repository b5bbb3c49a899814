import { systemActor } from '#kernel/actor';
import { findRequest } from '../store/request-store.ts';
import { texts } from '../texts/index.ts';
import type { InformationParts } from './information-parts.ts';
import { openStory } from './open-request.ts';

/** Tells the person by mail that something happened, never what. A repeat carries the same Message-ID, which mail servers recognise. */
export async function sendNews(parts: InformationParts, number: string, seq: number): Promise<void> {
  const told = await parts.db.transaction(async (tx) => {
    const row = await findRequest(tx, number);
    if (!row) return null;
    const { asker } = await openStory(parts, tx, row, { actor: systemActor, purpose: 'delivery', what: ['account'] });
    return asker.email ? { to: asker.email, language: row.language } : null;
  });
  if (!told) return;
  const words = texts[told.language].mail;
  const address = `${parts.config.baseUrl}/${told.language}/anfragen/${number}`;
  await parts.mail.send({
    id: `information.${number}.${seq}`,
    to: told.to,
    subject: words.subject(number),
    text: words.text(number, address),
  });
}
