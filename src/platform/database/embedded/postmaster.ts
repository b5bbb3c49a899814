import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Identity } from './identity.ts';
import { isAlive, nameOfProcess } from './processes.ts';

/** The server that already runs on this data folder, for example because its launcher was killed; null when there is none. */
export function findPostmaster(folder: string): Postmaster | null {
  const file = readPidFile(folder);
  if (!file || !isAlive(file.pid)) return null;
  const name = nameOfProcess(file.pid);
  if (name === null || name.startsWith('postgres')) return { pid: file.pid, port: file.port };
  retirePidFile(folder);
  return null;
}

/**
 * Starts the server in a process group of its own, so that Ctrl-C reaches only the launcher, and waits until it answers.
 * Its messages go to a file: a pipe would break when the launcher is killed.
 */
export async function startPostmaster(start: Start): Promise<Postmaster> {
  const until = performance.now() + startMilliseconds;
  for (;;) {
    const from = sizeOf(start.logFile);
    const log = openSync(start.logFile, 'a', 0o600);
    const child = spawn(start.program, argumentsFor(start), {
      cwd: start.folder,
      detached: true,
      stdio: ['ignore', log, log],
      env: { LC_ALL: 'C', TZ: 'UTC', ...keptMemory },
      ...(start.who ?? {}),
    });
    closeSync(log);
    if (await isReady(child, start.folder, until)) {
      child.unref();
      return { pid: child.pid!, port: start.port };
    }
    const said = readFileSync(start.logFile, 'utf8').slice(from).trim();
    if (/Address already in use/i.test(said)) throw new PortTaken(start.port);
    // Right after kill -9 the server's own children need a moment to notice and leave.
    const isLeaving = /still in use|lock file .* already exists/.test(said);
    if (!isLeaving || performance.now() > until) throw new Error(`PostgreSQL did not start: ${lastLines(said)}`);
    await delay(100);
  }
}

/** Ends the server after its open transactions are rolled back; all that was committed is on disk. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, milliseconds] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    const until = performance.now() + milliseconds;
    while (isAlive(pid) && performance.now() < until) await delay(10);
  }
}

export class PortTaken extends Error {
  constructor(port: number) {
    super(`port ${port} is taken`);
    this.name = 'PortTaken';
  }
}

/**
 * Else the C library gives memory back after nearly every statement and asks for it again at the next (mallopt(3)): two calls and
 * eight page faults for a case. A connection keeps at most these 16 MB.
 */
const keptMemory = { MALLOC_TRIM_THRESHOLD_: String(16 * 1_048_576), MALLOC_TOP_PAD_: String(1_048_576) };

const argumentsFor = ({ folder, port, settings }: Start): string[] => [
  ...['-D', folder, '-p', String(port)],
  ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];

async function isReady(child: ChildProcess, folder: string, until: number): Promise<boolean> {
  let failure: Error | null = null;
  let hasEnded = false;
  child.once('error', (cause) => {
    failure = cause;
  });
  child.once('exit', () => {
    hasEnded = true;
  });
  while (performance.now() < until) {
    if (failure) throw failure;
    if (hasEnded) return false;
    const file = readPidFile(folder);
    if (file?.pid === child.pid && file?.status === 'ready') return true;
    await delay(5);
  }
  throw new Error(`PostgreSQL was not ready after ${startMilliseconds / 1000} s`);
}

function readPidFile(folder: string): PidFile | null {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Math.abs(Number(lines[0])), port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
  } catch {
    return null;
  }
}

/**
 * The number in the file now belongs to another program, which PostgreSQL would take for itself and refuse. A number
 * that no process can have lets PostgreSQL still check the shared memory named in the file.
 */
function retirePidFile(folder: string): void {
  const path = join(folder, 'postmaster.pid');
  const [, ...rest] = readFileSync(path, 'utf8').split('\n');
  writeFileSync(path, [String(0x3fffffff), ...rest].join('\n'));
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
const lastLines = (text: string): string => text.split('\n').slice(-3).join(' / ') || 'it said nothing';
const startMilliseconds = 60_000;

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}
export interface Start {
  readonly program: string;
  readonly folder: string;
  readonly port: number;
  readonly logFile: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly who: Identity | null;
}
interface PidFile {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}
