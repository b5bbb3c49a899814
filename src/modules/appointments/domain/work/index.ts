export * from './challenge.ts';
export * from './pressure.ts';
