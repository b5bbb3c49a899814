export { applyCustody } from './apply.ts';
export * from './custody.ts';
export { type Decided, decideCustody, listHashOf, overdueLegs, type Refusal } from './decide.ts';
export * from './pick-up-places.ts';
