import type { WaitRange } from './predict-waits.ts';

/** How right the predictions of a day were: mean absolute error and mean error of the median in minutes, and the share within the range. */
export function predictionError(pairs: readonly PredictedWait[]): PredictionError {
  const told = pairs.filter(({ predicted }) => predicted.median !== null);
  const mean = (values: readonly number[]): number | null =>
    values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    count: told.length,
    meanAbsoluteError: mean(told.map(({ predicted, actual }) => Math.abs(predicted.median! - actual))),
    meanError: mean(told.map(({ predicted, actual }) => predicted.median! - actual)),
    within: mean(told.map(({ predicted, actual }) => (isWithin(predicted, actual) ? 1 : 0))),
  };
}

const isWithin = ({ from, to }: WaitRange, actual: number): boolean =>
  from !== null && actual >= from && (to === null || actual <= to);

/** What was told, and what came: minutes from the moment of telling. */
export interface PredictedWait {
  readonly predicted: WaitRange;
  readonly actual: number;
}
/** Null where nothing was told. */
export interface PredictionError {
  readonly count: number;
  readonly meanAbsoluteError: number | null;
  readonly meanError: number | null;
  readonly within: number | null;
}
