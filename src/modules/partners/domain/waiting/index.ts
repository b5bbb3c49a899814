export * from './open-now.ts';
export * from './spread.ts';
