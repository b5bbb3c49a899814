import type { Uuid } from './ids.ts';
import { canonicalJson, type JsonObject } from './json.ts';
import { sha256Of } from './sha256.ts';

/** The hash that ties an event to all before it: SHA-256 over its canonical envelope, the sealed body by its own hash. */
export function chainHash(event: Envelope, sealed: Uint8Array | null, previous: Uint8Array): Uint8Array {
  const envelope = canonicalJson({
    actor: event.actor,
    at: event.at,
    id: event.id,
    public: event.public,
    sealed: sealed ? sha256Of(sealed).toString('hex') : null,
    seq: event.seq,
    stream: event.stream,
    type: event.type,
  });
  return sha256Of(Buffer.concat([previous, Buffer.from(envelope)]));
}

/** The hash before the first event of a stream. */
export const chainStart: Uint8Array = new Uint8Array(32);

/** What a use case appends: the public face carries no personal data, the sealed body is encrypted before it is stored. */
export interface NewEvent {
  /** `<module>.<what-happened>`, past tense: `case.submitted`. */
  readonly type: string;
  readonly public: JsonObject;
  readonly sealed?: JsonObject;
}

export interface Envelope {
  readonly id: Uuid;
  readonly stream: Uuid;
  readonly seq: number;
  readonly type: string;
  /** ISO instant in UTC, milliseconds. */
  readonly at: string;
  /** Who did it, without a name: `citizen`, `guest`, `clerk:<id>`, `system`. */
  readonly actor: string;
  readonly public: JsonObject;
}

export interface StoredEvent extends Envelope {
  readonly sealed: Uint8Array | null;
  readonly hash: Uint8Array;
}
