import { daysLate, type FigureDefinition, judgeFigure, readDefinition } from './figure-record.ts';
import { figureSteps } from './figure-steps.ts';
import { type MonthSeal, monthAfter } from './month-seals.ts';

/** Every figure and every definition that stands in the entries of a log, with their places. */
export function figuresIn(entries: readonly LogLine[]): LoggedFigures {
  const declared: LoggedDeclaration[] = [];
  const measured: LoggedMeasurement[] = [];
  const files = new Map<string, string>();
  for (const { index, type, at, facts = {} } of entries) {
    if (type === 'open-data.published') {
      const { dataset, version, files: hashes } = facts as unknown as PublishedFacts;
      for (const [name, hash] of Object.entries(hashes ?? {})) files.set(`${dataset}/${version}/${name}`, hash);
    }
    if (type === 'strategy.declared') {
      const { kpi, version } = facts as unknown as { kpi: string; version: number };
      const definition = readDefinition(facts['definition']);
      if (definition) declared.push({ index, at: instantOf(at), kpi, version, from: definition.from, definition });
    }
    if (type === 'strategy.measured') measured.push({ index, ...(facts as unknown as MeasuredFacts) });
  }
  return { declared, measured, files };
}

/**
 * Holds one figure of the log against its definition and the open file: the right version, seen by witnesses before the period or said to be
 * late, the value not before the period was over, the file as it was published, and the same value worked out again. The first thing that is
 * wrong is named.
 */
export function checkFigure(
  figure: LoggedMeasurement,
  logged: LoggedFigures,
  file: Uint8Array | null,
  seals: Seals,
): string | null {
  return figureSteps(figure, logged, file, seals).steps.find(({ fault }) => fault !== null)?.fault ?? null;
}

/** What is no fault and must be said: targets that came late or that no witness had seen in time, and values without a proof of their time. */
export function remarksOn({ declared, measured }: LoggedFigures, seals: Seals): string[] {
  const remarks = declared.flatMap(({ kpi, version, from, at, index }) => {
    const name = `${kpi} version ${version} (entry ${index})`;
    const late = daysLate(at, from);
    if (late > 0) return [`${name}: came ${late === 1 ? '1 day' : `${late} days`} late for ${from}`];
    return index < seals.of(from).before ? [] : [`${name}: no witness had seen it before ${from} began`];
  });
  for (const { kpi, period, version, index } of measured) {
    const name = `${kpi} ${period} (entry ${index})`;
    const target = declared.find((one) => one.kpi === kpi && one.version === version);
    if (target && daysLate(target.at, period) === 0 && target.index >= seals.of(period).before)
      remarks.push(`${name}: the target counts as set after the month began`);
    if (index < seals.of(monthAfter(period)).after)
      remarks.push(`${name}: no witness saw the log after the month without the value`);
  }
  return remarks;
}

/** Holds what a board shows against the log: each target, each value and each state. The first difference of each figure is named. */
export function checkBoard(
  board: readonly BoardFigure[],
  { declared, measured }: LoggedFigures,
  seals: Seals,
): string[] {
  const faults: string[] = [];
  for (const shown of board) {
    const name = `${shown.kpi} ${shown.period}`;
    const logged = measured.findLast(({ kpi, period }) => kpi === shown.kpi && period === shown.period);
    const target = declared.find(({ kpi, version }) => kpi === shown.kpi && version === shown.version);
    if (!logged || !target) faults.push(`${name}: the board shows it, the log does not know it`);
    else if (logged.version !== shown.version)
      faults.push(`${name}: the board names version ${shown.version}, the log ${logged.version}`);
    else if (target.definition.target !== shown.target)
      faults.push(`${name}: the board shows the target ${shown.target}, the log says ${target.definition.target}`);
    else if (logged.value !== shown.value)
      faults.push(`${name}: the board shows ${shown.value}, the log says ${logged.value}`);
    else {
      const isProven = target.index < seals.of(shown.period).before;
      const state = judgeFigure(target.definition, logged.value, { late: daysLate(target.at, shown.period), isProven });
      if (state !== shown.state) faults.push(`${name}: the board says "${shown.state}", the rule says "${state}"`);
    }
  }
  for (const { kpi, period } of measured)
    if (!board.some((shown) => shown.kpi === kpi && shown.period === period))
      faults.push(`${kpi} ${period}: the log knows it, the board leaves it out`);
  return faults;
}

/** Entries carry the hour alone. */
const instantOf = (at: string): string => (at.length === 13 ? `${at}:00:00Z` : `${at}T00:00:00Z`);

/** What witnesses say about time. */
export interface Seals {
  /** Of the beginning of a month. */
  of(month: string): MonthSeal;
  /** The second at which enough of them saw the newest checkpoint. */
  readonly seenAt: number;
}
interface PublishedFacts {
  readonly dataset: string;
  readonly version: number;
  readonly files?: Readonly<Record<string, string>>;
}
/** What the log says of a value once its period is over. */
export interface MeasuredFacts {
  readonly kpi: string;
  readonly version: number;
  readonly period: string;
  readonly value: number | null;
  readonly base: number;
  /** Days that the definition came late. */
  readonly late: number;
  /** `dataset/release/name`; null where nothing could be published. */
  readonly file: string | null;
  /** Hexadecimal. */
  readonly sha256: string | null;
}
export interface LogLine {
  readonly index: number;
  readonly type: string;
  readonly at: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}
export interface LoggedDeclaration {
  readonly index: number;
  readonly at: string;
  readonly kpi: string;
  readonly version: number;
  readonly from: string;
  readonly definition: FigureDefinition;
}
export interface LoggedMeasurement extends MeasuredFacts {
  readonly index: number;
}
export interface LoggedFigures {
  readonly declared: readonly LoggedDeclaration[];
  readonly measured: readonly LoggedMeasurement[];
  /** `dataset/release/name` -> SHA-256 as published. */
  readonly files: ReadonlyMap<string, string>;
}
/** One value as a board shows it. */
export interface BoardFigure {
  readonly kpi: string;
  readonly period: string;
  readonly version: number;
  readonly target: number;
  readonly value: number | null;
  readonly state: string;
}
