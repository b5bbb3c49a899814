import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Result, refuse } from '#kernel/result';
import type { RedactionJob } from './program.ts';
import type { RedactionRefusal } from './types.ts';

/**
 * Does one job in a process of its own, which may read the program's files and nothing else: no network, no disk to write, no environment, one gigabyte.
 * Refused as `broken` when the process dies of the file, as `too-slow` after two minutes. One job at a time, so that a node keeps its memory.
 */
export function inProcess<T>(job: RedactionJob): Promise<Result<T, RedactionRefusal>> {
  const done = last.then(() => run<T>(job));
  last = done.catch(() => undefined);
  return done;
}

function run<T>(job: RedactionJob): Promise<Result<T, RedactionRefusal>> {
  return new Promise((resolve, reject) => {
    const child = fork(program, [], {
      execArgv: limits,
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const late = setTimeout(() => {
      resolve(refuse('too-slow'));
      child.kill('SIGKILL');
    }, mostMilliseconds);
    child.once('message', (answer) => resolve(answer as Result<T, RedactionRefusal>));
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(late);
      resolve(refuse('broken'));
    });
    child.send(job, (problem) => problem && child.kill('SIGKILL'));
  });
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const program = fileURLToPath(new URL('./program.ts', import.meta.url));
const limits = [
  '--permission',
  ...['package.json', 'src', 'node_modules'].map((part) => `--allow-fs-read=${join(root, part)}`),
  '--max-old-space-size=768',
  '--wasm-max-mem-pages=16384',
  '--no-warnings',
];
const mostMilliseconds = 120_000;
let last: Promise<unknown> = Promise.resolve();
