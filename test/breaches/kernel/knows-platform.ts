import type { Tx } from '#platform/database';
export type Held = Tx;
