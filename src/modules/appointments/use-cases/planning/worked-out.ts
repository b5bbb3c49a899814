import { Worker } from 'node:worker_threads';
import type { WorkInput, WorkKind, WorkOutput } from './plan-work.ts';

/** Works something out in a thread beside the node, one after the other; what was worked out lately is remembered. */
export function workedOut<K extends WorkKind>(kind: K, input: WorkInput[K]): Promise<WorkOutput[K]> {
  const key = JSON.stringify([kind, input]);
  const found = known.get(key) as Promise<WorkOutput[K]> | undefined;
  if (found) return found;
  const done = last.then(
    () => inThread(kind, input),
    () => inThread(kind, input),
  );
  last = done;
  known.set(key, done);
  if (known.size > mostKnown) known.delete(known.keys().next().value ?? '');
  // What failed is tried again.
  done.catch(() => known.delete(key));
  return done;
}

function inThread<K extends WorkKind>(kind: K, input: WorkInput[K]): Promise<WorkOutput[K]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./plan-worker.ts', import.meta.url), { workerData: { kind, input } });
    const late = setTimeout(() => {
      reject(new Error(`planning took longer than ${mostMilliseconds} ms`));
      void worker.terminate();
    }, mostMilliseconds);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(late);
      reject(new Error('planning ended without a result'));
    });
  });
}

const known = new Map<string, Promise<unknown>>();
let last: Promise<unknown> = Promise.resolve();
const mostKnown = 60;
const mostMilliseconds = 60_000;
