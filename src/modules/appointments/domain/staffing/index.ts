export * from './demand.ts';
export * from './suggest-desks.ts';
export * from './what-if.ts';
