export { createEventStore } from './event-store.ts';
export { sealedContext } from './sealed-context.ts';
export type { Append, EventStore, Verification } from './types.ts';
