import type { Bilingual } from '#kernel/language';
import { daysLate, type FigureDefinition, type FigureState, judgeFigure } from '#transparency';
import type { Goal } from '../domain/strategy.ts';
import { type Declaration, type Measurement, readDeclarations, readMeasurements } from '../store/target-store.ts';
import type { StrategyParts } from './strategy-parts.ts';

/** Every goal as the public sees it: what the log says, and its state by rule alone. */
export async function readBoard({ db, strategy, catalogue }: BoardParts): Promise<readonly GoalView[]> {
  const [declared, measured] = await Promise.all([readDeclarations(db), readMeasurements(db)]);
  return (strategy?.goals ?? []).map((goal) => {
    const versions = declared.filter(({ kpi }) => kpi === goal.id).map(versionView);
    const values = measured
      .filter(({ kpi }) => kpi === goal.id)
      .map((one) => valueView(one, declared.find((version) => isVersionOf(version, one))!));
    const office = catalogue.findOffice(goal.owner);
    const owner = office?.name ?? { de: goal.owner, en: goal.owner };
    return {
      goal,
      owner,
      versions,
      values,
      last: values.findLast(({ value }) => value !== null) ?? values.at(-1) ?? null,
    };
  });
}

/** What was declared once and is no goal of the city any more, with everything that was measured of it: a goal cannot vanish. */
export async function readDropped({
  db,
  strategy,
}: Pick<BoardParts, 'db' | 'strategy'>): Promise<readonly DroppedGoal[]> {
  const known = new Set(strategy?.goals.map(({ id }) => id));
  const [declared, measured] = await Promise.all([readDeclarations(db), readMeasurements(db)]);
  const dropped = Map.groupBy(
    declared.filter(({ kpi }) => !known.has(kpi)),
    ({ kpi }) => kpi,
  );
  return [...dropped].map(([kpi, versions]) => ({
    kpi,
    values: measured
      .filter((one) => one.kpi === kpi)
      .map((one) => valueView(one, versions.find((version) => isVersionOf(version, one))!)),
  }));
}

/** One value as the board and the interface show it; the same fields that the program for outsiders holds against the log. */
function valueView(one: Measurement, declaration: Declaration): ValueView {
  const definition = declaration.definition as unknown as FigureDefinition;
  const { kpi, period, version, value, base, late, file, sha256, at } = one;
  const state = judgeFigure(definition, value, late);
  return { kpi, period, version, target: definition.target, value, base, state, late, file, sha256, at };
}

const versionView = ({ version, at, from, definition, digest }: Declaration): VersionView => {
  const { target } = definition as unknown as FigureDefinition;
  return { version, at, from, target, late: daysLate(at, from), definition, digest };
};

const isVersionOf = (declared: Declaration, one: Measurement): boolean =>
  declared.kpi === one.kpi && declared.version === one.version;

type BoardParts = Pick<StrategyParts, 'db' | 'strategy' | 'catalogue'>;
export interface GoalView {
  readonly goal: Goal;
  readonly owner: Bilingual;
  /** Oldest first. */
  readonly versions: readonly VersionView[];
  /** Oldest month first. */
  readonly values: readonly ValueView[];
  /** The newest month with a value; without one the newest month; null before the first is over. */
  readonly last: ValueView | null;
}
export interface DroppedGoal {
  readonly kpi: string;
  /** Oldest month first. */
  readonly values: readonly ValueView[];
}
export interface ValueView {
  readonly kpi: string;
  /** `2026-09`. */
  readonly period: string;
  readonly version: number;
  readonly target: number;
  readonly value: number | null;
  readonly base: number;
  readonly state: FigureState;
  /** Days of the month that had begun before the target was declared. */
  readonly late: number;
  readonly file: string | null;
  readonly sha256: string | null;
  readonly at: string;
}
export interface VersionView {
  readonly version: number;
  readonly at: string;
  readonly from: string;
  readonly target: number;
  /** Days that its first month had begun before; 0 when it was in time. */
  readonly late: number;
  readonly definition: Declaration['definition'];
  readonly digest: string;
}
