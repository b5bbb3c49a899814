import { setTimeout as delay } from 'node:timers/promises';

/** Does the work again when PostgreSQL undid it for the sake of other work (serialization failure, deadlock), three times at most. */
export async function afterConflict<T>(
  work: () => Promise<T>,
  hear: (code: string, attempt: number) => void = () => {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (cause) {
      const { code = '' } = (cause ?? {}) as { readonly code?: string };
      if (!conflicts.has(code) || attempt > repeats) throw cause;
      hear(code, attempt);
      await delay(attempt * 5);
    }
  }
}

const conflicts: ReadonlySet<string> = new Set(['40001', '40P01']);
const repeats = 3;
