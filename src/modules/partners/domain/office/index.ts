export * from './compare.ts';
export * from './markable.ts';
export type { OfficeRules, OversightRules, PilotTerms } from './office-schema.ts';
export * from './outliers.ts';
export * from './pilot.ts';
