import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { environment } from '#platform/config';
import { median, report, round, say } from './support/report.ts';

/** Seconds from `npm start` to a home page that answers: on a fresh copy as `npm install` leaves it, without data; again after it; and with nothing built. */
const [firstBar, secondBar] = [10, 3];
const data = '../shared/data/leipzig';
const streets = existsSync(data) ? resolve(data) : null;
const first: number[] = [];
const second: number[] = [];
const unbuilt = await onFreshCopy(startOnce);
for (let attempt = 1; attempt <= 3; attempt++) {
  await onFreshCopy(async (copy) => {
    execFileSync('npm', ['run', 'prepare'], { cwd: copy });
    first.push(await startOnce(copy));
    second.push(await startOnce(copy));
  });
  say(`First start ${first.map(round).join(', ')} s; again ${second.map(round).join(', ')} s`);
}
report({
  name: 'start',
  value: median(first),
  unit: 's',
  baseline: 'the second start on the same data',
  baselineValue: median(second),
  bar: `first <= ${firstBar} s, second <= ${secondBar} s`,
  ok: median(first) <= firstBar && median(second) <= secondBar,
  conditions: {
    first: first.map(round),
    second: second.map(round),
    nothingBuilt: round(unbuilt),
    streets: streets ? 'all' : 'the small own list',
  },
});

/** Sources and packages, nothing built. */
async function onFreshCopy<T>(work: (copy: string) => Promise<T>): Promise<T> {
  const copy = mkdtempSync(join(tmpdir(), 'lipsia-start-'));
  try {
    chmodSync(copy, 0o755);
    for (const part of ['src', 'scripts', 'city', 'package.json', 'tsconfig.json']) {
      cpSync(part, join(copy, part), { recursive: true });
    }
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
    return await work(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function startOnce(folder: string): Promise<number> {
  const port = await freePort();
  const begun = performance.now();
  const env = { ...environment(), ...(streets ? { REFERENCE_DATA: streets } : {}), PORT: String(port), MODE: 'demo' };
  const child = spawn('npm', ['start'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const said: string[] = [];
  child.stderr.on('data', (part) => said.push(String(part)));
  const ended = once(child, 'exit');
  try {
    await new Promise<void>((done, fail) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        said.push(line);
        if (line.startsWith('Lipsia is ready')) done();
      });
      void ended.then(() => fail(new Error(`npm start ended:\n${said.join('\n')}`)));
    });
    const { status } = await fetch(`http://127.0.0.1:${port}/de/`);
    if (status !== 200) throw new Error(`the home page answered ${status}`);
    return (performance.now() - begun) / 1_000;
  } finally {
    if (child.exitCode === null) process.kill(-child.pid!, 'SIGINT');
    await ended;
  }
}

/** With three free ports above it in all likelihood: the demo services listen there. */
function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}
