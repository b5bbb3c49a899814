import type { Network } from './domain/network/network.ts';

/** The door of the partners. */
export interface Partners {
  /** The network as the city wrote it down; null for a city without partners. */
  network(): Network | null;
}
