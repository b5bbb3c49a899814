import { createHash, createHmac } from 'node:crypto';
import type { StoredEvent } from '#kernel/event';
import { canonicalJson, type JsonObject } from '#kernel/json';

/**
 * What the public may see of an event, as the bytes of a leaf: the kind of event, the hour, the service, a few facts without a
 * person, and a commitment to everything else. Of a rare service neither name, hour nor facts are shown.
 */
export function entryOf(event: StoredEvent, { service, isRare, salt }: Surroundings): Uint8Array {
  const isShown = service !== null && !isRare;
  const isOpen = isShown || openKinds.has(event.type) || isRequest(event.type);
  const facts = isOpen ? factsOf(event) : {};
  const entry: JsonObject = {
    v: 1,
    type: event.type,
    at: isOpen ? event.at.slice(0, 13) : event.at.slice(0, 10),
    service: isShown ? service : null,
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
    commitment: commitmentOf(salt, event.hash),
  };
  return Buffer.from(canonicalJson(entry));
}

/** The entry that seals the ends of many access records at once: the kind, the hour, and a commitment to the root over them. */
export const sealingEntry = ({ root, salt, at }: Sealing): Uint8Array =>
  Buffer.from(
    canonicalJson({
      v: 1,
      type: 'access.sealed',
      at: at.slice(0, 13),
      service: null,
      commitment: commitmentOf(salt, root),
    }),
  );

/** SHA-256 over salt and hash of the event, in base64: says nothing without the salt. */
export const commitmentOf = (salt: Uint8Array, hash: Uint8Array): string =>
  createHash('sha256').update(salt).update(hash).digest('base64');

/** The salt of one event from the secret of its stream; gone for all of them when the secret is. */
export const saltOf = (secret: Uint8Array, seq: number): Uint8Array =>
  createHmac('sha256', secret).update(String(seq)).digest();

/** Below this number of cases within the 30 days before, a service is rare: an entry could be about somebody whom others know. */
export const rareBelow = 10;

/** Facts by kind of event; what is not named here is never shown. */
function factsOf({ type, public: face }: StoredEvent): JsonObject {
  const names = isRequest(type) ? ofRequests : shown[type];
  const known = Object.entries(face).filter(([name]) => names?.includes(name));
  return Object.fromEntries(known);
}

const shown: Readonly<Record<string, readonly string[]>> = {
  'case.submitted': ['edition'],
  'case.advanced': ['status', 'outcome'],
  'case.letter-issued': ['letter', 'kind', 'channel'],
  'case.action-done': ['action'],
  'open-data.published': ['dataset', 'version', 'files'],
  'strategy.declared': ['kpi', 'version', 'definition'],
  'strategy.measured': ['kpi', 'version', 'period', 'value', 'base', 'late', 'file', 'sha256'],
};
/** Requests for information are public by their number from the first day; who asks and in which words is in no public face. */
const isRequest = (type: string): boolean => type.startsWith('information.');
const ofRequests: readonly string[] = [
  'request',
  'regime',
  'status',
  'until',
  'reason',
  'cents',
  'exemptions',
  'dataset',
];
/** What the city does itself, about nobody. */
const openKinds: ReadonlySet<string> = new Set(['open-data.published', 'strategy.declared', 'strategy.measured']);

interface Sealing {
  readonly root: Uint8Array;
  readonly salt: Uint8Array;
  /** ISO instant. */
  readonly at: string;
}
interface Surroundings {
  /** Null when the stream is about no service. */
  readonly service: string | null;
  readonly isRare: boolean;
  readonly salt: Uint8Array;
}
