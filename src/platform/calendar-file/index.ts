export { deadlineFile } from './deadline-file.ts';
export { feedFile } from './feed-file.ts';
export { freeBusyFile } from './free-busy-file.ts';
export type * from './types.ts';
export { visitFile } from './visit-file.ts';
