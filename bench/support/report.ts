import { cpus, loadavg, totalmem } from 'node:os';

/** Ends a figure: one line of JSON, and exit code 1 when the bar is missed. */
export function report(figure: Figure): void {
  const { baselineValue, value } = figure;
  const ratio = figure.ratio ?? (baselineValue === null ? null : round(value / baselineValue));
  const line = {
    ...figure,
    value: round(value),
    baselineValue: baselineValue === null ? null : round(baselineValue),
    ratio,
  };
  process.stdout.write(`${JSON.stringify({ ...line, conditions: { ...machine(), ...figure.conditions } })}\n`);
  if (!figure.ok) process.exitCode = 1;
}

/** Says on standard error how a figure comes along. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** The value in the middle. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The smallest value that at least this share does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Three figures that count, the rest is noise. */
export const round = (value: number): number => Number(value.toPrecision(value >= 1_000 ? 4 : 3));

const machine = () => ({
  day: Temporal.Now.plainDateISO('Europe/Berlin').toString(),
  machine: `${cpus().length} x ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
  node: process.version,
  load: round(loadavg()[0] ?? 0),
});

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: string;
  readonly baselineValue: number | null;
  /** Where it is not value by baseline. */
  readonly ratio?: number;
  readonly bar: string;
  readonly ok: boolean;
  readonly conditions: Readonly<Record<string, unknown>>;
}
