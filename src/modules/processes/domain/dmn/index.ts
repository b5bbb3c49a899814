export { analyseTable, type RuleOverlap, type TableAnalysis, type TableCase } from './analyse-table.ts';
export { type CompiledDmn, compileDmn, type DmnInputs, type DmnResult } from './compile-dmn.ts';
export type { DecisionTable, DmnExpression, DmnModel, HitPolicy, ItemDefinition, TableRule } from './model.ts';
export { type DmnFault, type ParsedDmn, parseDmn } from './parse-dmn.ts';
