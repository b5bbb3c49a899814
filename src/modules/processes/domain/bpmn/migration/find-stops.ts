import type { ProcessState } from '../types.ts';
import type { MigrationPlan } from './plan-migration.ts';

/** Gives every old element at which something of this instance stands that the plan sends nowhere; none means it can go. */
export function findStops(state: ProcessState, plan: MigrationPlan): string[] {
  const tokens = [...state.t, ...state.c, ...(state.g ?? [])].filter(({ n }) => typeof plan.nodes[n] !== 'string');
  const waits = [...state.d, ...state.x].filter(({ n }) => plan.nodes[n] === undefined);
  return [...new Set([...tokens, ...waits].map(({ n }) => n))];
}
