export { createJobs } from './create-jobs.ts';
export type { Job, Jobs } from './types.ts';
