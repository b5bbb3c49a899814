import { legalDay } from '#kernel/clock';
import { endOfPeriod } from '#kernel/deadline';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { FedEvent } from '#platform/events';
import { observeCase, observeLapsed, observeRequest, observeWait, type RunningCase } from '../domain/observe.ts';
import type { Observation } from '../domain/things.ts';
import {
  addObservations,
  findRunning,
  forgetRunning,
  lockHead,
  moveHead,
  saveRunning,
} from '../store/observation-store.ts';
import type { StrategyParts } from './strategy-parts.ts';

/** Counts every event that is final since the last time; gives how many were looked at. */
export async function countLog(parts: StrategyParts): Promise<number> {
  for (let all = 0; ; ) {
    const read = await parts.db.transaction((tx) => countBatch(parts, tx));
    all += read;
    if (read < batchSize) return all;
  }
}

async function countBatch(parts: StrategyParts, tx: Tx): Promise<number> {
  const fed = await parts.events.feed(tx, await lockHead(tx), batchSize);
  const last = fed.at(-1);
  if (!last) return 0;
  const running = await findRunning(tx, [...new Set(fed.map(({ stream }) => stream))]);
  const seen: Observation[] = [];
  const gone: Uuid[] = [];
  for (const event of fed) {
    seen.push(...observeLapsed(event));
    const before = running.get(event.stream) ?? (await beginningOf(parts, event));
    if (!before) continue;
    if (event.type === 'case.erased') gone.push(event.stream);
    const waited = observeWait(event, before.beganAt);
    const observed =
      before.service === ''
        ? { after: before, seen: waited }
        : before.service === requests
          ? observeRequest(event, before)
          : observeCase(event, before);
    seen.push(...observed.seen);
    running.set(event.stream, observed.after);
    if (waited.length > 0) gone.push(event.stream);
  }
  if (running.size > 0) saveRunning(tx, running);
  if (gone.length > 0) forgetRunning(tx, gone);
  if (seen.length > 0) addObservations(tx, seen);
  moveHead(tx, last.place);
  return fed.length;
}

/** A case that was sent, a number that was drawn, or a request for information; nothing else is followed. */
async function beginningOf(parts: StrategyParts, { type, at, public: face }: FedEvent): Promise<RunningCase | null> {
  const beginning = { beganAt: at, promisedOn: null, channel: '', steps: 0, isDecided: false };
  if (type === 'ticket.issued') return { service: '', ...beginning };
  if (type === 'information.received') {
    const promisedOn = dayAfter(parts, at, 'P1M');
    return { ...beginning, service: requests, promisedOn, channel: String(face['regime'] ?? '') };
  }
  const { service, version, channel } = face;
  if (type !== 'case.submitted' || typeof service !== 'string') return null;
  const folder = await parts.catalogue.findVersion(service, String(version));
  const promised = folder?.service.deadline.promised;
  const promisedOn = promised ? dayAfter(parts, at, promised) : null;
  return { ...beginning, service, promisedOn, channel: typeof channel === 'string' ? channel : 'online' };
}

/** The last day of a period from the day of an instant; hours end on the same day. */
function dayAfter({ calendar }: StrategyParts, at: string, period: string): string {
  const from = legalDay(Temporal.Instant.from(at));
  return period.startsWith('PT') ? from.toString() : endOfPeriod({ from, period }, calendar).end.toString();
}

/** Stands for a service where a request for information is followed. */
const requests = 'information';
const batchSize = 500;
