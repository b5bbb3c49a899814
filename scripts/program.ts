import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Environment } from '#platform/config';

/**
 * Starts a built program in a process group of its own, so that Ctrl-C reaches only the launcher, which then stops things in
 * order. The program ends when its launcher is killed. `flags` are those of Node; left out, they spare memory.
 */
export function startProgram(file: string, env: Environment, flags: readonly string[] = sparing): Program {
  const child = spawn(process.execPath, [...flags, '--import', withParent, file], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    detached: true,
    env: { ...fewArenas, ...env },
  });
  const ended = once(child, 'exit').then(([code, signal]) => `${signal ?? `code ${code}`}`);
  const lines = createInterface({ input: child.stdout! });
  return {
    child,
    ended,
    onLine: (hear) => lines.on('line', hear),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(patience);
    },
  };
}

/** Waits until the program says that it is ready; refused when it ends before. */
export const untilReady = (program: Program): Promise<void> =>
  new Promise((resolve, reject) => {
    program.child.on('message', (message) => {
      if (typeof message === 'object' && 'ready' in message) resolve();
    });
    void program.ended.then((how) =>
      reject(new Error(`the app ended before it was ready (${how}); the reason is above`)),
    );
  });

/**
 * A node holds about 60 MB of its own; without this V8 lets garbage grow to several times that before it cleans up. Nor does it
 * read source maps, which cost 35 MB as soon as one fault is logged: `npm run trace` reads what it logs. Of the four threads that V8 has
 * for cleaning up, two do as well on two cores and wait less for each other; with one, garbage lies longer (30 MB more).
 */
const sparing = ['--max-semi-space-size=8', '--heap-growing-percent=30', '--v8-pool-size=2'];
/**
 * Else the C library keeps freed memory apart for each thread, although one thread does nearly all the work (mallopt(3)). With one
 * for all, that thread waits for those that clean up after it.
 */
const fewArenas = { MALLOC_ARENA_MAX: '2' };
const withParent = fileURLToPath(new URL('with-parent.mjs', import.meta.url));

export interface Program {
  readonly child: ChildProcess;
  /** How it ended: `code 0`, `SIGTERM`. */
  readonly ended: Promise<string>;
  onLine(hear: (line: string) => void): void;
  stop(): Promise<void>;
}
