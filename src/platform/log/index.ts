export { createLog, silentLog } from './create-log.ts';
export { describeCause } from './describe-cause.ts';
export type { Fields, Log } from './types.ts';
