import { readCsv } from '../open-data/files/csv.ts';

/**
 * The value of a figure over the rows of an open file. Null when fewer than `least` things were counted: then it would say more
 * about persons than about the city. Percents, means and quantiles have at most one decimal.
 */
export function measureFigure(query: FigureQuery, rows: readonly FigureRow[]): MeasuredFigure {
  const weightOf = (row: FigureRow): number => Number(row[query.weight] ?? 0);
  const population = rows.filter((row) => fits(row, query.where) && weightOf(row) > 0);
  const base = population.reduce((sum, row) => sum + weightOf(row), 0);
  if (base < query.least || base === 0) return { value: null, base };
  const values = population.map((row) => ({ value: Number(row[query.value] ?? 0), weight: weightOf(row) }));
  switch (query.measure) {
    case 'count':
      return { value: base, base };
    case 'share': {
      const counted = population.filter((row) => query.counted.includes(row[query.value] ?? ''));
      return { value: oneDecimal((100 * counted.reduce((sum, row) => sum + weightOf(row), 0)) / base), base };
    }
    case 'mean':
      return { value: oneDecimal(values.reduce((sum, one) => sum + one.value * one.weight, 0) / base), base };
    case 'median':
      return { value: quantile(values, base, 0.5), base };
    case 'p90':
      return { value: quantile(values, base, 0.9), base };
  }
}

/** A query as it stands in the log, or null when it is none; checked by hand, since outsiders read the program that uses it. */
export function readFigureQuery(value: unknown): FigureQuery | null {
  if (!isRecord(value)) return null;
  const { dataset, where, measure, value: column, weight, counted, least } = value;
  const known = figureMeasures.find((one) => one === measure);
  if (typeof dataset !== 'string' || typeof column !== 'string' || typeof weight !== 'string') return null;
  if (!known || typeof least !== 'number' || !isTexts(counted) || !isRecord(where)) return null;
  if (!Object.values(where).every(isTexts)) return null;
  return { dataset, where: where as FigureQuery['where'], measure: known, value: column, weight, counted, least };
}

/** A CSV file as rows by the names of its columns. */
export function rowsOf(csv: string): FigureRow[] {
  const [head, ...lines] = readCsv(csv) ?? [];
  return lines.map(({ cells }) => Object.fromEntries((head?.cells ?? []).map((name, at) => [name, cells[at] ?? ''])));
}

const fits = (row: FigureRow, where: FigureQuery['where']): boolean =>
  Object.entries(where).every(([column, allowed]) => allowed.includes(row[column] ?? ''));

/** The smallest value that at least this share of what was counted does not exceed. */
function quantile(values: readonly Weighted[], base: number, share: number): number {
  let passed = 0;
  const sorted = values.toSorted((a, b) => a.value - b.value);
  for (const { value, weight } of sorted) {
    passed += weight;
    if (passed >= base * share) return oneDecimal(value);
  }
  return oneDecimal(sorted.at(-1)?.value ?? 0);
}

const oneDecimal = (value: number): number => Math.round(value * 10) / 10;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

interface Weighted {
  readonly value: number;
  readonly weight: number;
}

export const figureMeasures = ['count', 'share', 'mean', 'median', 'p90'] as const;
export type FigureMeasure = (typeof figureMeasures)[number];
/** What is counted in which open file, and how. */
export interface FigureQuery {
  readonly dataset: string;
  /** Only rows with one of these values in each named column. */
  readonly where: Readonly<Record<string, readonly string[]>>;
  readonly measure: FigureMeasure;
  /** The column with what was measured: a number, or for a share one of some words. */
  readonly value: string;
  /** The column that says how often. */
  readonly weight: string;
  /** For a share: the values that count. */
  readonly counted: readonly string[];
  /** Below this number there is no value. */
  readonly least: number;
}
/** Cells as they stand in the file. */
export type FigureRow = Readonly<Record<string, string>>;
export interface MeasuredFigure {
  readonly value: number | null;
  /** How many things were counted. */
  readonly base: number;
}
