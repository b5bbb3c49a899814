export { createEventStore } from './event-store.ts';
export type { FedEvent, FeedPlace } from './feed.ts';
export { sealedContext } from './sealed-context.ts';
export type { Append, EventStore, Verification } from './types.ts';
