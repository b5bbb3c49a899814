import type { Environment } from './types.ts';

/** The settings of this process; the only place that looks at them. */
export const environment = (): Environment => process.env;
