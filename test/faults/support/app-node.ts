import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { environment } from '#platform/config';
import { type Program, startProgram, untilReady } from '../../../scripts/program.ts';

/** One app node as a process that can be killed, stopped in order, and started again at the same address. */
export class AppNode {
  /** How often it was started. */
  starts = 0;
  /** What it wrote, line by line. */
  readonly lines: string[] = [];
  readonly #file: string;
  readonly #settings: NodeSettings;
  #port = 0;
  #program: Program | null = null;
  #isRetired = false;

  constructor(file: string, settings: NodeSettings) {
    this.#file = file;
    this.#settings = settings;
  }

  get name(): string {
    return this.#settings['NODE_NAME'] ?? '';
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** How it ends: `code 0`, `SIGKILL`. */
  get ended(): Promise<string> {
    return this.#program?.ended ?? Promise.resolve('never started');
  }

  async start(): Promise<void> {
    if (this.#isRetired) return;
    this.#port ||= await freePort();
    const { PATH, HOME } = environment();
    const program = startProgram(this.#file, {
      ...{ PATH, HOME, PORT: String(this.#port), RATE_LIMITS: 'off', LOG_LEVEL: 'warn' },
      ...this.#settings,
    });
    this.#program = program;
    this.starts += 1;
    program.onLine((line) => this.lines.push(line));
    await untilReady(program).catch((cause: unknown) => {
      throw new Error(`${cause}\n${this.lines.slice(-10).join('\n')}`);
    });
  }

  /** Ends it at once, as a power cut does, and waits until it is gone. */
  async kill(): Promise<void> {
    this.#program?.child.kill('SIGKILL');
    await this.ended;
  }

  /** Ends it in order, for good: the test is over. */
  retire(): Promise<void> {
    this.#isRetired = true;
    return this.stop();
  }

  /** Ends it in order. */
  async stop(): Promise<void> {
    await this.#program?.stop();
  }
}

/** A port that is free now. */
export const freePort = (): Promise<number> => freePorts(1);

/** The first of so many free ports in a row. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = await probe(0);
    const others = Array.from({ length: count - 1 }, (_, index) => first! + index + 1);
    const found = first && first < 65_000 ? await Promise.all(others.map(probe)) : [null];
    if (first && found.every((port) => port !== null)) return first;
  }
}

/** The port that was given, or any for 0; null when it is taken. */
async function probe(port: number): Promise<number | null> {
  const server = createServer();
  const listening = once(server, 'listening');
  server.listen(port, '127.0.0.1');
  try {
    await listening;
    return (server.address() as { port: number }).port;
  } catch {
    return null;
  } finally {
    server.close();
  }
}

/** Waits until it is true; what never comes is told by name, long before the test's own time limit. */
export async function until(what: string, isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 100_000;
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await delay(50);
  }
}

export type NodeSettings = Readonly<Record<string, string>>;
