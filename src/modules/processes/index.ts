export {
  apply,
  type Command,
  type Context,
  currentSteps,
  drive,
  expectedMessages,
  findStops,
  isEnded,
  isWaitBeside,
  legalDue,
  type MigrationCode,
  type MigrationPlan,
  type MigrationProblem,
  type MigrationWishes,
  moveTargets,
  newState,
  openTasks,
  openTimers,
  outlineOf,
  type PlannedMigration,
  type ProcessEvent,
  type ProcessModel,
  type ProcessNode,
  type ProcessState,
  planMigration,
} from './domain/bpmn/index.ts';
export { type Renaming, renameName } from './domain/feel/rename-name.ts';
export { compileFeel } from './domain/feel-expression.ts';
export { checkNames, type NameFault } from './domain/known/check-names.ts';
export type { KnownNames } from './domain/known/known-value.ts';
export { createProcesses } from './module.ts';
export type { Processes, ServiceProcess } from './processes.ts';
export { actions as knownActions } from './use-cases/actions.ts';
export { checkServiceProcess, readKnownNames } from './use-cases/check-process.ts';
export { checkServiceRules } from './use-cases/check-rules.ts';
export {
  analyseRules,
  cellProblem,
  type DecisionInput,
  inputsOf,
  namesRead,
  readFeelValue,
  type TableFindings,
  type TriedDecision,
  tryDecision,
} from './use-cases/decision-tables.ts';
export { knownAnswers, knownFacts } from './use-cases/known-names.ts';
export { nameProblem } from './use-cases/process-report.ts';
