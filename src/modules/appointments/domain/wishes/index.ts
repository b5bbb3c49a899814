export * from './answer-time.ts';
export * from './decide.ts';
export * from './match.ts';
export * from './wish.ts';
export * from './wish-list.ts';
