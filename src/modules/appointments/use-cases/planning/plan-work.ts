import { type ExtraPlan, type OverbookedOffice, planExtras } from '../../domain/overbooking/index.ts';
import {
  type Demand,
  drawDays,
  playWith,
  type StaffedDay,
  type Suggestion,
  suggestDesks,
} from '../../domain/staffing/index.ts';

/** Does one piece of planning; takes up to some seconds, so it runs beside the node (see `worked-out.ts`). */
export function doWork<K extends WorkKind>(kind: K, input: WorkInput[K]): WorkOutput[K] {
  return works[kind](input);
}

const works: { readonly [K in WorkKind]: (input: WorkInput[K]) => WorkOutput[K] } = {
  extras: ({ office, cap, seed }) => planExtras(office, cap, seed),
  staffing: ({ demand, planned, wanted, most, seed }) => {
    const people = drawDays(demand, playedDays, seed);
    return {
      planned: playWith(demand, planned, people),
      wanted: wanted ? playWith(demand, wanted, people) : null,
      suggestion: suggestDesks(demand, most, seed),
    };
  },
};

const playedDays = 40;

export type WorkKind = keyof WorkInput;
export interface WorkInput {
  readonly extras: { readonly office: OverbookedOffice; readonly cap: number; readonly seed: number };
  readonly staffing: {
    readonly demand: Demand;
    readonly planned: readonly number[];
    readonly wanted: readonly number[] | null;
    readonly most: readonly number[];
    readonly seed: number;
  };
}
export interface WorkOutput {
  readonly extras: ExtraPlan;
  readonly staffing: {
    readonly planned: StaffedDay;
    readonly wanted: StaffedDay | null;
    readonly suggestion: Suggestion | null;
  };
}
