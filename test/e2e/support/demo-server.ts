import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { environment } from '#platform/config';
import { provesEveryRead } from './every-read.ts';

/** Starts the whole demo as `npm start` does, on free ports and with data of its own; everything is gone afterwards. */
export default async function startDemoServer(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePorts();
  const dataDir = join(tmpdir(), `lipsia-e2e-${port}`);
  const env = { ...environment(), PORT: String(port), DATA_DIR: dataDir, RATE_LIMITS: 'off', MODE: 'demo' };
  const program = spawn(process.execPath, ['--import', withParent, 'scripts/start.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const sessions = `${dataDir}-sessions`;
  mkdirSync(sessions, { recursive: true, mode: 0o700 });
  const ended = once(program, 'exit');
  const heard: string[] = [];
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: program.stdout! }).on('line', (line) => {
      heard.push(line);
      const said = (start: string): boolean => heard.some((one) => one.startsWith(start));
      if (said('Lipsia is ready') && said('The example cases are there')) resolve();
    });
    void ended.then(() => reject(new Error(`the demo did not start:\n${heard.join('\n')}`)));
  });
  project.provide('demo', { url: `http://localhost:${port}`, port, dataDir, sessions });
  return async () => {
    const reads = await provesEveryRead(dataDir).catch((cause: unknown) => cause as Error);
    program.kill('SIGTERM');
    await ended;
    for (const folder of [dataDir, sessions]) rmSync(folder, { recursive: true, force: true });
    if (reads instanceof Error) throw reads;
    process.stdout.write(`Every read of personal data in this run has its entry: ${reads}.\n`);
  };
}

/** The first of eight free ports in a row: the app, its demo counterparts and the page of the caught mails. */
async function freePorts(): Promise<number> {
  for (let port = 18_200 + (process.pid % 100) * 8; port < 20_000; port += 8) {
    const free = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((step) => isFree(port + step)));
    if (free.every(Boolean)) return port;
  }
  throw new Error('no eight free ports in a row between 18200 and 20000');
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

const root = fileURLToPath(new URL('../../..', import.meta.url));
const withParent = fileURLToPath(new URL('../../../scripts/with-parent.mjs', import.meta.url));

declare module 'vitest' {
  export interface ProvidedContext {
    readonly demo: { readonly url: string; readonly port: number; readonly dataDir: string; readonly sessions: string };
  }
}
