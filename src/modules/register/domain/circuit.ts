/**
 * Remembers how the last calls went: after `patience` failures in a row calls are not tried for `restMilliseconds`, then
 * one may try. Times are milliseconds of any steady clock.
 */
export function createCircuit({ patience = 5, restMilliseconds = 5_000 }: CircuitOptions = {}): Circuit {
  let failures = 0;
  let until = Number.NEGATIVE_INFINITY;
  return {
    isOpen: (now) => now < until,
    succeeded() {
      const wasAway = failures >= patience;
      failures = 0;
      until = Number.NEGATIVE_INFINITY;
      return wasAway;
    },
    failed(now) {
      failures += 1;
      if (failures >= patience) until = now + restMilliseconds;
      return failures === patience;
    },
  };
}

export interface Circuit {
  isOpen(now: number): boolean;
  /** True when the service had been away. */
  succeeded(): boolean;
  /** True when this failure opens the circuit. */
  failed(now: number): boolean;
}
interface CircuitOptions {
  readonly patience?: number;
  readonly restMilliseconds?: number;
}
