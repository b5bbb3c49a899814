import { execFile, fork } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { environment } from '#platform/config';
import { step } from '../../scripts/progress.ts';

/** Starts the peer beside the app, in memory mode; it is installed at the first time. */
export async function startDxt(): Promise<Dxt> {
  if (!existsSync(`${folder}/node_modules/.package-lock.json`)) await step('Installing the peer DXT', install);
  const child = fork('host.js', {
    cwd: folder,
    env: { ...environment(), NODE_ENV: 'production', LOG_ENABLED: 'false' },
  });
  const told = <T>(name: string): Promise<T> =>
    new Promise((done, fail) => {
      child.on('message', (message: Record<string, T>) => name in message && done(message[name]!));
      child.once('exit', (code) => fail(new Error(`the peer ended with ${code}`)));
    });
  const port = await told<number>('ready');
  return {
    port,
    pid: child.pid!,
    async submissions() {
      const answer = told<number>('submissions');
      child.send('submissions');
      return answer;
    },
    stop: () => void child.kill('SIGTERM'),
  };
}

async function install(): Promise<void> {
  try {
    const words = ['install', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
    await promisify(execFile)('npm', words, { cwd: folder });
  } catch (cause) {
    rmSync(`${folder}/node_modules`, { recursive: true, force: true });
    throw cause;
  }
}

const folder = resolve('bench/peers/dxt');

interface Dxt {
  readonly port: number;
  readonly pid: number;
  /** How many forms it has taken. */
  submissions(): Promise<number>;
  stop(): void;
}
