export * from './choose-plan.ts';
export * from './expected-day.ts';
export * from './no-show.ts';
export * from './optimise.ts';
export * from './play-days.ts';
