import { sha256Of } from '#kernel/sha256';
import type { LoggedFigures, LoggedMeasurement, Seals } from './check-figures.ts';
import { versionFor } from './figure-record.ts';
import { type MeasuredFigure, measureFigure, rowsOf } from './measure-figure.ts';
import { beginOf, monthAfter } from './month-seals.ts';

/**
 * Holds one figure of the log against its definition and the open file, step by step: the value after its period, the version that counts, what
 * witnesses had seen before the period, the file as it was published, and the value worked out again. What leans on a step that fails stays open.
 */
export function figureSteps(
  figure: LoggedMeasurement,
  { declared, files }: LoggedFigures,
  file: Uint8Array | null,
  seals: Seals,
): CheckedFigure {
  const name = `${figure.kpi} ${figure.period} (entry ${figure.index})`;
  const end = monthAfter(figure.period);
  const known = declared.filter(({ kpi, index }) => kpi === figure.kpi && index < figure.index);
  const chosen = versionFor(known, figure.period, ({ index }) => index < seals.of(figure.period).before);
  const found =
    chosen && file ? measureFigure(chosen.target.definition.query, rowsOf(Buffer.from(file).toString())) : null;
  const said = (step: FigureStepName, fault: string | null): FigureStep =>
    fault === null ? { step, state: 'right', fault } : { step, state: 'wrong', fault: `${name}: ${fault}` };
  const data = said('data', fileFault());
  const steps = [timeStep(), said('definition', definitionFault()), beforeStep(), data, valueStep()];
  return { steps, found, target: chosen?.target.index ?? null, late: chosen?.late ?? 0 };

  function timeStep(): FigureStep {
    if (figure.index < seals.of(end).before)
      return said('after', 'the value stood in the log before the month was over');
    if (seals.seenAt < beginOf(end))
      return { ...said('after', 'no witness has seen the value since the month ended'), state: 'unproven' };
    return { step: 'after', state: figure.index < seals.of(end).after ? 'unproven' : 'right', fault: null };
  }

  function definitionFault(): string | null {
    if (!chosen) return 'no definition stands in the log before the value';
    if (chosen.target.version !== figure.version)
      return `version ${figure.version} was used, version ${chosen.target.version} counts`;
    return chosen.late === figure.late
      ? null
      : `the definition came ${chosen.late} days late, the value says ${figure.late}`;
  }

  function beforeStep(): FigureStep {
    if (!chosen) return { step: 'before', state: 'open', fault: null };
    return { step: 'before', state: chosen.isProven ? 'right' : 'unproven', fault: null };
  }

  function fileFault(): string | null {
    if (figure.file === null) return figure.value === null ? null : 'a value without a file';
    if (files.get(figure.file) !== figure.sha256) return `the log knows another file ${figure.file}`;
    if (!file) return `the file ${figure.file} is missing`;
    return sha256Of(file).toString('hex') === figure.sha256
      ? null
      : `the file ${figure.file} is not the one in the log`;
  }

  function valueStep(): FigureStep {
    if (figure.file === null && figure.value === null) return said('value', null);
    if (!found || data.state !== 'right') return { step: 'value', state: 'open', fault: null };
    const { value, base } = found;
    return said(
      'value',
      value === figure.value && base === figure.base
        ? null
        : `the file gives ${value} of ${base}, the log says ${figure.value} of ${figure.base}`,
    );
  }
}

export const figureStepNames = ['log', 'definition', 'before', 'after', 'data', 'value', 'board'] as const;
export type FigureStepName = (typeof figureStepNames)[number];
export const figureStepStates = ['right', 'wrong', 'unproven', 'open'] as const;
export interface FigureStep {
  readonly step: FigureStepName;
  /** `unproven`: no fault, but no witness can say so; `open`: could not be checked. */
  readonly state: (typeof figureStepStates)[number];
  /** In English, as the program for outsiders says it. */
  readonly fault: string | null;
}
export interface CheckedFigure {
  readonly steps: readonly FigureStep[];
  /** What the file gives. */
  readonly found: MeasuredFigure | null;
  /** The entry with the definition that counts. */
  readonly target: number | null;
  /** Days that it came late. */
  readonly late: number;
}
