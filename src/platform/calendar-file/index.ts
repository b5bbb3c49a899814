export { deadlineFile } from './deadline-file.ts';
export type * from './types.ts';
export { visitFile } from './visit-file.ts';
