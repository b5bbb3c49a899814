import { type KnownIds, type PlanFault, planFaults } from './check-plan.ts';
import { type Plan, planSchema } from './plan.ts';

/** The plan in the data of a city, or everything that is wrong with it, each with its place. */
export function readPlan(data: unknown, known: KnownIds): PlanReading {
  const read = planSchema.safeParse(data);
  if (!read.success) {
    const shapes = read.error.issues.map(({ path, message }) => ({
      code: 'shape' as const,
      path: path.filter((step): step is string | number => typeof step !== 'symbol'),
      found: message,
    }));
    return { plan: null, faults: shapes };
  }
  const faults = planFaults(read.data, known);
  return { plan: faults.length === 0 ? read.data : null, faults };
}

export type ReadFault =
  | PlanFault
  | { readonly code: 'shape'; readonly path: PlanFault['path']; readonly found: string };
export interface PlanReading {
  readonly plan: Plan | null;
  readonly faults: readonly ReadFault[];
}
