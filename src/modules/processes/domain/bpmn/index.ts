export { apply, newState } from './apply.ts';
export { type BuildOptions, buildModel } from './build-model.ts';
export { decide } from './decide.ts';
export { type Driven, drive, type Effects, type Handlers, type ServiceAnswer, type ServiceRequest } from './drive.ts';
export { isoDue } from './due.ts';
export { legalDue } from './legal-due.ts';
export { findStops } from './migration/find-stops.ts';
export { migrate } from './migration/migrate.ts';
export { isWaitBeside } from './migration/places.ts';
export {
  type MigrationCode,
  type MigrationPlan,
  type MigrationProblem,
  type MigrationWishes,
  type PlannedMigration,
  planMigration,
} from './migration/plan-migration.ts';
export type { ModdleElement } from './moddle-element.ts';
export { outlineOf } from './outline.ts';
export {
  currentSteps,
  expectedMessages,
  incidents,
  isEnded,
  type OpenStep,
  openServices,
  openTasks,
  openTimers,
  variablesOf,
} from './queries.ts';
export { moveTargets } from './repair.ts';
export type * from './types.ts';
export { xmlPlaces } from './xml-places.ts';
