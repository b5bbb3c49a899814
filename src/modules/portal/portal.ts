import type { Route } from '#platform/http';

/** The door of the portal: what main tells it. */
export interface Portal {
  /** Counts one answered request for the metrics. */
  observe(route: Route, status: number, milliseconds: number): void;
  /** From now on this node is not ready, so that no new visitor is sent here while it finishes. */
  stopping(): Promise<void>;
}
