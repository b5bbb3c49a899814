export * from './draw-check-in.ts';
export * from './learn-times.ts';
export * from './office-average.ts';
export * from './office-now.ts';
export * from './predict-waits.ts';
export * from './prediction-error.ts';
export * from './round-wait.ts';
