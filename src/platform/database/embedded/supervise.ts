import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Log } from '#platform/log';
import { isUnreachable } from '../pool.ts';
import { findPostmaster, type Postmaster, stopPostmaster } from './postmaster.ts';

/** Takes over the running server or starts one; one that was just killed may still look alive for a moment. */
export async function attach(parts: Parts, start: () => Promise<Postmaster>): Promise<Kept> {
  const until = performance.now() + 10_000;
  for (;;) {
    const running = findPostmaster(parts.folder) ?? (await start());
    try {
      return { running, keeper: await parts.keep(running.port) };
    } catch (cause) {
      if (!isUnreachable(cause) || performance.now() > until) throw cause;
      await delay(20);
    }
  }
}

/** Watches the keeper's connection: it breaks at once when the server dies, and then both are started again. */
export function supervise(kept: Kept, parts: Parts) {
  const { port } = kept.running;
  let { running, keeper } = kept;
  let isStopping = false;
  let reviving: Promise<void> = Promise.resolve();
  const revive = async (): Promise<void> => {
    while (!isStopping) {
      try {
        const next = await attach(parts, () => parts.start(port));
        running = next.running;
        watch(next.keeper);
        parts.log.warn('database-restarted', { pid: running.pid });
        return;
      } catch (cause) {
        parts.log.error('database-restart-failed', cause);
        await delay(1_000);
      }
    }
  };
  const watch = (next: Client): void => {
    keeper = next;
    next.once('end', () => {
      if (!isStopping) reviving = revive();
    });
  };
  watch(keeper);
  return {
    pid: () => running.pid,
    async stop() {
      isStopping = true;
      await reviving;
      await keeper.end().catch(() => {});
      await stopPostmaster(running.pid);
    },
  };
}

export interface Kept {
  readonly running: Postmaster;
  readonly keeper: Client;
}
export interface Parts {
  readonly keep: (port: number) => Promise<Client>;
  readonly start: (port: number) => Promise<Postmaster>;
  readonly folder: string;
  readonly log: Log;
}
