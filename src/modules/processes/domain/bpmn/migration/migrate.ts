import { decide } from '../decide.ts';
import type { Context, Decision, ProcessModel, ProcessState } from '../types.ts';
import type { MigrationPlan } from './plan-migration.ts';

/**
 * Gives the events with which an instance goes on with a new version of its process, and the state after them; refused with the
 * element when something of the instance stands where the plan leads nowhere. Timers keep the day for which they were set.
 */
export const migrate = (
  state: ProcessState,
  plan: MigrationPlan,
  model: ProcessModel,
  at: string,
  context?: Context,
): Decision => decide(model, state, { type: 'migrate', at, plan }, context);
