import type { Bilingual } from '#kernel/language';
import { daysLate, type FigureDefinition, type FigureState, judgeFigure, type LogTimes } from '#transparency';
import type { Goal } from '../domain/strategy.ts';
import { type Declaration, type Measurement, readDeclarations, readMeasurements } from '../store/target-store.ts';
import type { StrategyParts } from './strategy-parts.ts';

/** Every goal as the public sees it: what the log says, and its state by rule alone. */
export async function readBoard(parts: BoardParts): Promise<readonly GoalView[]> {
  const { strategy, catalogue } = parts;
  const { declared, measured, times } = await readAll(parts);
  return (strategy?.goals ?? []).map((goal) => {
    const versions = declared.filter(({ kpi }) => kpi === goal.id).map((one) => versionView(one, times));
    const values = measured
      .filter(({ kpi }) => kpi === goal.id)
      .map((one) => valueView(one, declared.find((version) => isVersionOf(version, one))!, times));
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
export async function readDropped(parts: BoardParts): Promise<readonly DroppedGoal[]> {
  const known = new Set(parts.strategy?.goals.map(({ id }) => id));
  const { declared, measured, times } = await readAll(parts);
  const dropped = Map.groupBy(
    declared.filter(({ kpi }) => !known.has(kpi)),
    ({ kpi }) => kpi,
  );
  return [...dropped].map(([kpi, versions]) => ({
    kpi,
    values: measured
      .filter((one) => one.kpi === kpi)
      .map((one) => valueView(one, versions.find((version) => isVersionOf(version, one))!, times)),
  }));
}

async function readAll({ db, transparency }: BoardParts) {
  const [declared, measured] = await Promise.all([readDeclarations(db), readMeasurements(db)]);
  const times = await transparency.logTimes(declared.map(({ stream }) => stream));
  return { declared, measured, times };
}

/** One value as the board and the interface show it; the same fields that the program for outsiders holds against the log. */
function valueView(one: Measurement, declaration: Declaration, times: LogTimes): ValueView {
  const definition = declaration.definition as unknown as FigureDefinition;
  const { kpi, period, version, value, base, late, file, sha256, at } = one;
  const isProven = times.isSeenBefore(declaration.stream, period);
  const state = judgeFigure(definition, value, { late: daysLate(declaration.at, period), isProven });
  return { kpi, period, version, target: definition.target, value, base, state, late, file, sha256, at };
}

const versionView = (declaration: Declaration, times: LogTimes): VersionView => {
  const { version, at, from, definition, digest, stream } = declaration;
  const { target } = definition as unknown as FigureDefinition;
  const isProven = times.isSeenBefore(stream, from);
  return { version, at, from, target, late: daysLate(at, from), isProven, definition, digest };
};

const isVersionOf = (declared: Declaration, one: Measurement): boolean =>
  declared.kpi === one.kpi && declared.version === one.version;

type BoardParts = Pick<StrategyParts, 'db' | 'strategy' | 'catalogue' | 'transparency'>;
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
  /** Whether a witness had seen it before that month began. */
  readonly isProven: boolean;
  readonly definition: Declaration['definition'];
  readonly digest: string;
}
