import type { Actor } from '#kernel/actor';
import { isUuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import type { Verification } from '#platform/events';
import {
  type OverdueTimer,
  overdueTimers,
  type StuckJob,
  stuckJobs,
  takeFailedJob,
} from '../../store/operations-store.ts';
import type { CaseParts } from '../case-parts.ts';
import { verifyStates } from '../verify-states.ts';

/** How things run: work that is stuck, timers that are late, whether the register answers. Nothing personal. */
export async function showOperations(parts: CaseParts): Promise<OperationsView> {
  const late = parts.clock.now().subtract({ minutes: 5 }).toString();
  const [jobs, timers] = await parts.db.transaction(async (tx) => [
    await stuckJobs(tx, 100),
    await overdueTimers(tx, late, 100),
  ]);
  return {
    // A service task of a case that waits for another system is an incident of its process; everything else is plain work.
    incidents: jobs.filter(({ name }) => name === actionJob),
    jobs: jobs.filter(({ name }) => name !== actionJob),
    timers,
    isRegisterUp: await parts.register.isUp(),
    at: parts.clock.now(),
  };
}

/** Sends failed work once more; a repeat of what was done meanwhile does nothing, because each task knows whether it still waits. */
export async function retryJob(parts: CaseParts, id: string): Promise<Result<string, 'not-found'>> {
  if (!isUuid(id)) return refuse('not-found');
  return parts.db.transaction(async (tx) => {
    const job = await takeFailedJob(tx, id);
    if (!job) return refuse('not-found');
    const { caseId, token } = job.data;
    const key = job.name === actionJob ? { key: `${caseId}:${token}` } : {};
    await parts.jobs.send(tx, { name: job.name, data: job.data, ...key });
    return ok(job.name);
  });
}

/** Recomputes every chain of the log and the state of every case from its events. */
export async function verifyEverything(parts: CaseParts, actor: Actor): Promise<VerifiedLog> {
  const chains = await parts.events.verify();
  const states = await verifyStates(parts, actor);
  return { chains, states, at: parts.clock.now() };
}

const actionJob = 'cases.action';

export interface OperationsView {
  readonly incidents: readonly StuckJob[];
  readonly jobs: readonly StuckJob[];
  readonly timers: readonly OverdueTimer[];
  readonly isRegisterUp: boolean;
  readonly at: Temporal.Instant;
}
export interface VerifiedLog {
  readonly chains: Verification;
  readonly states: { readonly cases: number; readonly differing: readonly string[] };
  readonly at: Temporal.Instant;
}
export type { StuckJob };
