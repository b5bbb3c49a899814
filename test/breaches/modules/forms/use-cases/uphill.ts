import type { Cases } from '#cases';
export type Held = Cases;
