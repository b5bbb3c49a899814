import type { ServiceFolder } from '#catalogue';
import type { JsonObject } from '#kernel/json';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import { differences, isSomebodyElse } from '../../domain/card/index.ts';
import type { VisitRow } from '../../domain/visit/index.ts';
import { doneReading } from '../../store/card-store.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { saidIn } from './card-and-form.ts';
import { cardOf } from './fetch-reading.ts';

/**
 * Holds the answers of a form against the card that was read for the visit, before anything is sent: refused with the names of the fields when they are of somebody else. A
 * visit without a card passes; one that says a card was read, and has none, does not.
 */
export async function compareWithCard(
  parts: PartnerParts,
  tx: Tx,
  row: Pick<VisitRow, 'id' | 'key' | 'identity'>,
  { folder, answers }: { readonly folder: ServiceFolder; readonly answers: JsonObject },
): Promise<Result<true, 'card-differs' | 'not-read'>> {
  if (row.identity?.method !== 'card-reading') return ok(true);
  const reading = await doneReading(tx, row.id);
  const card = reading && (await cardOf(parts, tx, row, reading, 'check'));
  if (!card) return refuse('not-read');
  const fields = differences(card, saidIn(folder, answers));
  return isSomebodyElse(fields) ? refuse('card-differs', { fields }) : ok(true);
}
