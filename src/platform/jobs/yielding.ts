import { type EventLoopUtilization, performance } from 'node:perf_hooks';

/**
 * Tells whether work that nobody waits for may begin now: always while this node has time to spare, and twice a second for each
 * name while requests keep it busy, so that it goes on all the same.
 */
export function createYielding({ now, utilization }: Measure = ofThisNode): (name: string) => boolean {
  const last = new Map<string, number>();
  let seen = { at: now(), utilization: utilization() };
  let isBusy = false;
  return (name) => {
    const at = now();
    if (at - seen.at >= lookMilliseconds) {
      isBusy = utilization(seen.utilization).utilization > busy;
      seen = { at, utilization: utilization() };
    }
    if (isBusy && at - (last.get(name) ?? Number.NEGATIVE_INFINITY) < pauseMilliseconds) return false;
    last.set(name, at);
    return true;
  };
}

const ofThisNode: Measure = {
  now: () => performance.now(),
  utilization: (since) => performance.eventLoopUtilization(since),
};
/** The share of time in which the loop does something; near one, requests wait for each other. */
const busy = 0.8;
const lookMilliseconds = 100;
const pauseMilliseconds = 500;

export interface Measure {
  /** Milliseconds. */
  now(): number;
  /** What the loop did since an earlier measure, or since its start. */
  utilization(since?: EventLoopUtilization): EventLoopUtilization;
}
