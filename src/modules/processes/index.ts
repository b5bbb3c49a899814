export {
  apply,
  type Command,
  type Context,
  currentSteps,
  drive,
  expectedMessages,
  isEnded,
  newState,
  openTasks,
  openTimers,
  type ProcessEvent,
  type ProcessModel,
  type ProcessNode,
  type ProcessState,
} from './domain/bpmn/index.ts';
export { compileFeel } from './domain/feel-expression.ts';
export { createProcesses } from './module.ts';
export type { Processes, ServiceProcess } from './processes.ts';
