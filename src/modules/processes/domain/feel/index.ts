export {
  type CompiledExpression,
  type CompiledExpressionOk,
  compileExpression,
  type ExpressionOptions,
  type FeelError,
  testValue,
} from './compile-expression.ts';
export { contextFromJs, fromJs, type JsonValue, toJs } from './js-values.ts';
export { Decimal, numberOf } from './number.ts';
export type { DmnErrorCode, DmnFaultCode, FeelProblemCode, FeelSyntaxCode, ProblemCode } from './problem-codes.ts';
export { type FeelLimits, type FeelProblem, Run, type RunOptions } from './run.ts';
export { FeelDate, FeelDateTime, FeelTime, MonthsDuration, NanosDuration } from './temporal.ts';
export { formatTemporal } from './temporal-text.ts';
export { anyType, builtinType, type FeelType } from './types.ts';
export {
  type FeelContext,
  FeelFunction,
  type FeelKind,
  type FeelList,
  FeelRange,
  type FeelValue,
  isContext,
  isList,
  kindOf,
} from './values.ts';
