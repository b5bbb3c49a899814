export { checkFile } from './check-file.ts';
export type * from './types.ts';
