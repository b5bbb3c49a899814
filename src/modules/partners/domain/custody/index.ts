export { applyCustody } from './apply.ts';
export * from './custody.ts';
export * from './pick-up-places.ts';
export { type Decided, decideCustody, listHashOf, overdueLegs, type Refusal } from './decide.ts';
