export { deadlineFile } from './deadline-file.ts';
export type * from './types.ts';
