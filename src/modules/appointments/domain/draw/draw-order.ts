import { sha256Of } from '#kernel/sha256';

/** What is published before the draw, so that the seed cannot be changed afterwards: SHA-256 of the 32 bytes of the seed, in hex. */
export const commitmentTo = (seed: Uint8Array): string => sha256(checked(seed));

/** What is published when the list closes, before the seed: SHA-256 of all ticket ids in code-point order, joined by line feeds. */
export const listDigest = (tickets: readonly string[]): string => sha256([...admitted(tickets)].sort().join('\n'));

/**
 * The order in which those who wait are served, from the seed and the ticket ids alone: each ticket is hashed together with the seed,
 * the digest of the closed list and the public value, and the hashes are sorted. When a ticket came, and where it stands in the list, has no effect.
 */
export function drawOrder({ seed, tickets, publicValue = '' }: Draw): readonly string[] {
  if (!isLine(publicValue)) throw new RangeError('The public value is one line of printable ASCII');
  const head = `${version}\n${hex(checked(seed))}\n${listDigest(tickets)}\n${publicValue}\n`;
  return admitted(tickets)
    .map((ticket) => ({ ticket, key: sha256(`${head}${ticket}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ ticket }) => ticket);
}

/** Whether a published draw is what its commitment, its list and its seed make it; the first thing that does not fit, or null. */
export function faultOfDraw(published: PublishedDraw): DrawFault | null {
  if (!/^[0-9a-f]{64}$/.test(published.seed)) return 'seed-unreadable';
  const seed = Uint8Array.fromHex(published.seed);
  if (commitmentTo(seed) !== published.commitment) return 'seed-not-committed';
  if (new Set(published.order).size !== published.order.length) return 'ticket-twice';
  if (!published.order.every(isReadable) || !isLine(published.publicValue)) return 'ticket-unreadable';
  if (listDigest(published.order) !== published.listDigest) return 'list-changed';
  const order = drawOrder({ seed, tickets: published.order, publicValue: published.publicValue });
  return order.every((ticket, place) => ticket === published.order[place]) ? null : 'order-changed';
}

/** One ticket for each person, however many they hold: the one that sorts first. Several tickets do not help. */
export function oneTicketPerPerson(tickets: readonly HeldTicket[]): readonly string[] {
  const first = new Map<string, string>();
  for (const { ticket, person } of tickets) {
    const known = first.get(person);
    if (known === undefined || ticket < known) first.set(person, ticket);
  }
  return [...first.values()].sort();
}

const version = 'lipsia-draw-1';

function checked(seed: Uint8Array): Uint8Array {
  if (seed.length !== 32) throw new RangeError('A draw needs a seed of 32 bytes');
  return seed;
}

/** A line feed inside an id could make two lists look like one. */
function admitted(tickets: readonly string[]): readonly string[] {
  if (new Set(tickets).size !== tickets.length) throw new RangeError('A ticket is drawn once');
  if (!tickets.every(isReadable)) throw new RangeError('A ticket id is printable ASCII without space');
  return tickets;
}

const isReadable = (ticket: string): boolean => /^[\x21-\x7e]+$/.test(ticket);
const isLine = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const sha256 = (data: string | Uint8Array): string => sha256Of(data).toString('hex');

export interface Draw {
  readonly seed: Uint8Array;
  readonly tickets: readonly string[];
  /** A value nobody could know when the seed was committed, such as the numbers of a public lottery of that evening. */
  readonly publicValue?: string;
}
/** Everything anyone needs to run a draw again. */
export interface PublishedDraw {
  readonly commitment: string;
  readonly listDigest: string;
  readonly publicValue: string;
  readonly seed: string;
  readonly order: readonly string[];
}
export type DrawFault =
  | 'seed-unreadable'
  | 'seed-not-committed'
  | 'ticket-twice'
  | 'ticket-unreadable'
  | 'list-changed'
  | 'order-changed';
export interface HeldTicket {
  readonly ticket: string;
  readonly person: string;
}
