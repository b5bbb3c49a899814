import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { environment } from '#platform/config';
import { isAlive } from '../../src/platform/database/embedded/processes.ts';
import { answerOn, answerQuestions, HttpVisitor, sendIt } from '../support/http-journey.ts';
import { freePorts } from './support/app-node.ts';
import { dogAnswers } from './support/dog-answers.ts';

let dataDir: string;
let port: number;
const launchers: Launcher[] = [];
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'lipsia-launcher-'));
  // The server's own user must be able to enter it when root runs the tests.
  chmodSync(dataDir, 0o755);
  port = await freePorts(5);
});
afterAll(async () => {
  await Promise.all(launchers.map(({ stop }) => stop()));
  const left = postmaster();
  if (left && isAlive(left)) process.kill(left, 'SIGQUIT');
  rmSync(dataDir, { recursive: true, force: true });
});

it('refuses a second start on the same data with words, and finds everything again after the launcher was killed', async () => {
  const first = launch(port);
  expect(await first.outcome).toBe('ready');
  const visitor = visitorAt(port);
  await answerQuestions(visitor, { ...journey, pages: 6 });
  const { path } = visitor.page;
  await visitor.get('/de/hund-anmelden/spaeter');
  const code = /id="resume-code"[^>]*>([^<]+)</.exec(visitor.page.html)?.[1] ?? '';
  const other = visitorAt(port);
  await answerQuestions(other, journey);
  const number = await sendIt(other);

  const second = launch(await freePorts(5));
  expect(await second.outcome).toMatch(/^code [12]$/);
  expect(second.said.join('\n')).toContain(`already running on this data folder (process ${first.child.pid})`);
  const third = launch(port, mkdtempSync(join(dataDir, 'other-')));
  expect(await third.outcome).toMatch(/^code [12]$/);
  expect(third.said.join('\n')).toContain(`${port}`);
  expect((await visitor.get(path)).path).toBe(path);

  const database = postmaster();
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const again = launch(port);
  expect(await again.outcome).toBe('ready');
  expect(postmaster()).toBe(database);
  const device = visitorAt(port);
  await device.get('/de/weitermachen');
  await device.submit('/weitermachen', { code });
  expect(device.page.path.split('?')[0]).toBe(path);
  await answerOn(device, journey);
  await sendIt(device);
  expect((await other.get(`/de/vorgang/${number}`)).status).toBe(200);

  await again.stop();
  expect(await again.ended).toBe('code 0');
  expect(isAlive(database!)).toBe(false);
});

const journey = { language: 'de', service: 'hund-anmelden', answers: dogAnswers('Start') } as const;
const visitorAt = (at: number): HttpVisitor => new HttpVisitor({ origin: () => `http://127.0.0.1:${at}` });

/** `npm start` as a process of its own. */
function launch(at: number, folder = dataDir): Launcher {
  // The test runner has settings of its own under the same names.
  const { PATH, HOME } = environment();
  const child = spawn(process.execPath, ['--import', withParent, 'scripts/start.ts'], {
    env: { PATH, HOME, PORT: String(at), DATA_DIR: folder, RATE_LIMITS: 'off', MODE: 'demo' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said: string[] = [];
  const ended = once(child, 'exit').then(([code, signal]) => String(signal ?? `code ${code}`));
  const ready = new Promise<string>((resolve) => {
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        if (line.startsWith('Lipsia is ready')) resolve('ready');
      });
    }
  });
  const launcher: Launcher = {
    child,
    said,
    ended,
    outcome: Promise.race([ready, ended]),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
  launchers.push(launcher);
  return launcher;
}

function postmaster(): number | null {
  const file = join(dataDir, 'postgres/postmaster.pid');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : null;
}

const withParent = fileURLToPath(new URL('../../scripts/with-parent.mjs', import.meta.url));

interface Launcher {
  readonly child: ChildProcess;
  /** What it wrote, line by line. */
  readonly said: string[];
  readonly ended: Promise<string>;
  /** `ready`, or how it ended before. */
  readonly outcome: Promise<string>;
  stop(): Promise<void>;
}
