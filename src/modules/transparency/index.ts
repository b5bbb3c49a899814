export {
  type DeclaredTarget,
  daysLate,
  type FigureDefinition,
  type FigureState,
  figureStates,
  judgeFigure,
  versionFor,
} from './domain/figure/figure-record.ts';
export { type FigureStep, figureStepNames, figureStepStates } from './domain/figure/figure-steps.ts';
export {
  type FigureMeasure,
  type FigureQuery,
  type FigureRow,
  figureMeasures,
  measureFigure,
  rowsOf,
} from './domain/figure/measure-figure.ts';
export { logVerifier } from './domain/log-identity.ts';
export type { DataRow, DatasetRecord } from './domain/open-data/dataset.ts';
export { transparencyModule } from './module.ts';
export { startWitness, type WitnessOptions, type WitnessServer } from './programs/start-witness.ts';
export { createUsageClient, type Usage, type UsageClient } from './programs/usage-client.ts';
export type { Transparency } from './transparency.ts';
export type { LogTimes } from './use-cases/log-times.ts';
export type { OwnTable, PublishedTable } from './use-cases/open-data/publish-table.ts';
export type { RecheckedFigure } from './use-cases/recheck-figure.ts';
