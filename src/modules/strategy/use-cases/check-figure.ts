import type { RecheckedFigure } from '#transparency';
import { readDeclarations, readMeasurements } from '../store/target-store.ts';
import { type GoalView, readBoard, readDropped, type ValueView } from './read-board.ts';
import type { StrategyParts } from './strategy-parts.ts';

/** Everything that was measured, newest month first within each goal, with the words of the goals that the city still names. */
export async function readCheckable(parts: StrategyParts): Promise<readonly CheckableGoal[]> {
  const goals = await readBoard(parts);
  const dropped = await readDropped(parts);
  return [
    ...goals.map(({ goal, values }) => ({ kpi: goal.id, goal, values: values.toReversed() })),
    ...dropped.map(({ kpi, values }) => ({ kpi, goal: null, values: values.toReversed() })),
  ].filter(({ values }) => values.length > 0);
}

/** Works one figure of one month out again from the log and the open file; null when nothing was measured for it. */
export async function checkFigureOf(
  parts: StrategyParts,
  goals: readonly CheckableGoal[],
  kpi: string,
  period: string,
): Promise<FigureCheck | null> {
  const goal = goals.find((one) => one.kpi === kpi);
  const shown = goal?.values.find((value) => value.period === period);
  if (!goal || !shown) return null;
  const measured = (await readMeasurements(parts.db, kpi)).find((one) => one.period === period);
  if (!measured) return null;
  const declared = (await readDeclarations(parts.db, kpi)).map(({ stream }) => stream);
  const result = await parts.transparency.recheckFigure({ declared, measured: measured.stream, shown });
  const states = new Set(result.steps.map(({ state }) => state));
  const verdict = (['wrong', 'open', 'unproven'] as const).find((state) => states.has(state)) ?? 'right';
  return { ...result, kpi, goal: goal.goal, shown, verdict };
}

export interface CheckableGoal {
  readonly kpi: string;
  /** Null for one that the city has dropped. */
  readonly goal: GoalView['goal'] | null;
  /** Newest month first. */
  readonly values: readonly ValueView[];
}
export interface FigureCheck extends RecheckedFigure {
  readonly kpi: string;
  readonly goal: CheckableGoal['goal'];
  readonly shown: ValueView;
  /** The gravest of what the steps say. */
  readonly verdict: RecheckedFigure['steps'][number]['state'];
}
