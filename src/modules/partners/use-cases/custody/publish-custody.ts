import type { Actor } from '#kernel/actor';
import type { NewEvent } from '#kernel/event';
import type { Uuid } from '#kernel/ids';
import type { Bilingual } from '#kernel/language';
import type { Tx } from '#platform/database';
import type { CustodyEvent } from '../../domain/custody/index.ts';
import { setStreamSeq } from '../../store/custody-store.ts';
import { streamOf, type WishedItem, wishesInBag, wishesOf } from '../../store/pick-up-store.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { placeName } from './custody-parts.ts';

/**
 * Tells what happened: the event log of the city gets kind, place, seal and hash of the list, never a person; the case of each document gets its line in the timeline.
 */
export async function publish(
  parts: PartnerParts,
  tx: Tx,
  { events, actor }: { readonly events: readonly CustodyEvent[]; readonly actor: Actor },
): Promise<void> {
  for (const event of events) {
    const { table, id } = placeOf(event);
    const { stream, seq, face } = await streamOf(tx, table, id);
    const told: NewEvent = { type: `partners.${event.type}`, public: { ...face, ...publicOf(event) } };
    await append(parts, tx, { stream, seq, told, actor, table, id });
  }
  await tellCases(parts, tx, events, actor);
}

/** Adds one event about a bag, an item or a place to its stream. */
export async function append(
  parts: PartnerParts,
  tx: Tx,
  { stream, seq, told, actor, table, id }: AppendOrder,
): Promise<void> {
  const after = await parts.events.append(tx, { stream, expected: seq, events: [told], actor });
  if (after === 'conflict') throw new Error(`two commands at once for ${table} ${id}`);
  await setStreamSeq(tx, table, id, after);
}

/** Cases in order of their ids, so that two transactions never wait for each other in a circle. */
async function tellCases(parts: PartnerParts, tx: Tx, events: readonly CustodyEvent[], actor: Actor): Promise<void> {
  const notes: Note[] = [];
  for (const event of events) {
    const rows = 'serial' in event ? await wishesOf(tx, [event.serial]) : await wishesInBag(tx, sealOf(event));
    for (const wish of rows) {
      const because = wordOf(event, wish);
      const at = because === 'returned' ? wish.office : wish.place;
      const place = { de: placeName(parts, at, 'de'), en: placeName(parts, at, 'en') };
      if (because) notes.push({ caseId: wish.caseId, because, kind: wish.kind, place });
    }
  }
  notes.sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
  for (const { caseId, ...note } of notes) await parts.cases.noteDocument(tx, caseId, note, actor);
}

/** What a case is told about its document; null for what only staff need to know. */
function wordOf(event: CustodyEvent, { state, to, place }: WishedItem): string | null {
  switch (event.type) {
    case 'item-registered':
      return 'registered';
    case 'bag-handed':
      return to === place ? 'under-way' : null;
    case 'bag-received':
      return event.isReturn ? 'returned' : null;
    case 'dispute-settled':
      return state === 'missing' ? 'missing' : event.isReturn ? 'returned' : null;
    case 'item-ready':
      return 'ready';
    case 'item-handed-out':
      return event.isProxy ? 'handed-to-other' : 'handed-out';
    case 'item-expired':
      return 'expired';
    default:
      return null;
  }
}

const sealOf = (event: CustodyEvent): string | null => ('seal' in event ? event.seal : null);

function placeOf(event: CustodyEvent): { readonly table: 'item' | 'bag' | 'custody_place'; readonly id: string } {
  if ('seal' in event) return { table: 'bag', id: event.seal };
  return 'serial' in event ? { table: 'item', id: event.serial } : { table: 'custody_place', id: event.place };
}

/** Serial numbers stay out: who sees one on a document could look up its way. */
function publicOf(event: CustodyEvent): NewEvent['public'] {
  switch (event.type) {
    case 'item-registered':
      return { to: event.to };
    case 'bag-sealed':
      return { seal: event.seal, count: event.bag.serials.length };
    case 'bag-disputed':
      return {
        ...{ seal: event.seal, missing: event.missing.length, foreign: event.foreign.length },
        isSealWhole: event.isSealWhole,
      };
    case 'dispute-settled':
      return { seal: event.seal, found: event.found.length };
    case 'bag-handed':
    case 'bag-received':
      return { seal: event.seal };
    case 'item-ready':
      return { until: event.until };
    case 'item-handed-out':
      return { isProxy: event.isProxy };
    case 'item-expired':
      return {};
    case 'place-counted':
      return { place: event.place, count: event.count };
    case 'count-disputed':
      return { place: event.place, missing: event.missing.length, foreign: event.foreign.length };
  }
}

interface Note {
  readonly caseId: Uuid;
  readonly because: string;
  readonly kind: string;
  readonly place: Bilingual;
}
interface AppendOrder {
  readonly stream: Uuid;
  readonly seq: number;
  readonly told: NewEvent;
  readonly actor: Actor;
  readonly table: 'item' | 'bag' | 'custody_place';
  readonly id: string;
}
