export { strategyModule } from './module.ts';
export type { StrategyDoor } from './strategy-door.ts';
export { checkStrategy } from './use-cases/check-strategy.ts';
