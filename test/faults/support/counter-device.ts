import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { environment } from '#platform/config';
import { findBrowser } from '../../../scripts/browser.ts';
import { freePort, until } from './app-node.ts';

/** A device at a counter: a browser of its own that can be killed as a power cut does, and started again with what lies on its disk. */
export class CounterDevice {
  readonly #disk = mkdtempSync(join(tmpdir(), 'lipsia-counter-'));
  #process: ChildProcess | null = null;
  #browser: Browser | null = null;

  /** Starts the browser and gives its page. */
  async start(): Promise<Page> {
    const settings = await findBrowser();
    const port = await freePort();
    this.#process = spawn(
      settings['CHROMIUM_PATH']!,
      [...args, `--remote-debugging-port=${port}`, `--user-data-dir=${this.#disk}`],
      {
        env: { ...(environment() as Record<string, string>), ...settings },
        stdio: 'ignore',
        detached: true,
      },
    );
    await until('the browser of the counter', () =>
      fetch(`http://127.0.0.1:${port}/json/version`)
        .then(({ ok }) => ok)
        .catch(() => false),
    );
    this.#browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: patienceMilliseconds });
    const [context] = this.#browser.contexts();
    return context!.pages()[0] ?? context!.newPage();
  }

  /** Ends it at once with all its processes. */
  async kill(): Promise<void> {
    if (!this.#process?.pid) return;
    const gone = once(this.#process, 'exit');
    process.kill(-this.#process.pid, 'SIGKILL');
    await gone;
    await this.#browser?.close().catch(() => undefined);
    this.#process = null;
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.#disk, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A browser beside many others may need longer to speak than half a minute. */
const patienceMilliseconds = 120_000;
const args = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
];
