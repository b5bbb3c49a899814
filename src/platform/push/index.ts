export { createPusher } from './create-pusher.ts';
export type * from './types.ts';
