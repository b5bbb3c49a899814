import { systemActor } from '#kernel/actor';
import type { Tx } from '#platform/database';
import { type GoneDrafts, lapsedEvents } from '../domain/lapsed-drafts.ts';
import type { FormPlatform } from './form-parts.ts';

/** Writes into the log of events, in the transaction that deleted them, how many drafts ended without being sent; names nobody. */
export async function tellLapsed(
  { events, newId }: Pick<FormPlatform, 'events' | 'newId'>,
  tx: Tx,
  gone: readonly GoneDrafts[],
): Promise<void> {
  const streams = lapsedEvents(gone).map((told) => ({ stream: newId(), events: told, actor: systemActor }));
  await events.begin(tx, streams);
}
