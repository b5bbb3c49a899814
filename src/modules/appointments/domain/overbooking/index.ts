export * from './choose-plan.ts';
export * from './expected-day.ts';
export * from './extra-places.ts';
export * from './no-show.ts';
export * from './optimise.ts';
export * from './plan-extras.ts';
export * from './play-days.ts';
