export type { Cases, Figures } from './cases.ts';
export type { Visitor } from './domain/access.ts';
export type { CaseRow, CaseStatus } from './domain/case-state.ts';
export { casesModule } from './module.ts';
export type { Durations } from './store/figure-store.ts';
export type { CaseView } from './use-cases/view-case.ts';
export { checkJourneys } from './use-cases/check-journeys.ts';
export { checkLetterNames } from './use-cases/check-letters.ts';
