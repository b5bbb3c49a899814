export { createTexter } from './create-texter.ts';
export { mobileNumber } from './mobile-number.ts';
export type * from './types.ts';
