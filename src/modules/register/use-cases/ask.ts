import { setTimeout as delay } from 'node:timers/promises';
import type { ZodType } from 'zod';
import type { Log } from '#platform/log';
import { type Circuit, createCircuit } from '../domain/circuit.ts';
import { wireProblem } from '../wire.ts';

/** Asks the service: with a limit on each attempt, repeated where that is safe, every answer held against its schema. */
export function createAsk(options: AskOptions): Ask {
  const steady: Steady = {
    ...options,
    circuit: createCircuit(),
    timeout: options.timeoutMilliseconds ?? 3_000,
    pauses: options.pauses ?? [100, 400],
  };
  return (question) => askPatiently(steady, question);
}

/** The register could not be asked; the work is done again later. Carries no personal data. */
export class RegisterUnavailable extends Error {
  override readonly name = 'RegisterUnavailable';
  readonly reason: 'away' | 'slow' | 'busy' | 'garbage';
  constructor(reason: RegisterUnavailable['reason'], detail: string) {
    super(`population register: ${reason} (${detail})`);
    this.reason = reason;
  }
}

async function askPatiently<T>(steady: Steady, question: Question<T>): Promise<Answer<T>> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await askOnce(steady, question);
    } catch (cause) {
      const pause = question.once || question.probe ? undefined : steady.pauses[attempt];
      if (!(cause instanceof RegisterUnavailable) || cause.reason === 'garbage' || pause === undefined) throw cause;
      await delay(pause);
    }
  }
}

async function askOnce<T>(steady: Steady, question: Question<T>): Promise<Answer<T>> {
  const { circuit, log } = steady;
  if (!question.probe && circuit.isOpen(performance.now())) throw new RegisterUnavailable('away', 'resting');
  try {
    const answer = await exchange(steady, question);
    if (circuit.succeeded()) log.info('register-back');
    return answer;
  } catch (cause) {
    const isAway = cause instanceof RegisterUnavailable && cause.reason !== 'busy';
    if (isAway && circuit.failed(performance.now())) log.warn('register-away', { reason: cause.reason });
    throw cause;
  }
}

async function exchange<T>(
  steady: Steady,
  { method, path, body, headers, schema, probe }: Question<T>,
): Promise<Answer<T>> {
  const { status, text } = await send(probe ? { ...steady, timeout: 1_000 } : steady, method, path, body, headers);
  if (status === 429) throw new RegisterUnavailable('busy', 'too many requests');
  if (status >= 500) throw new RegisterUnavailable('away', `status ${status}`);
  const given = parsed(text);
  if (status >= 400) {
    const problem = wireProblem.safeParse(given);
    if (!problem.success) throw new RegisterUnavailable('garbage', `status ${status} without problem details`);
    return { ok: false as const, status, code: problem.data.code };
  }
  const read = schema.safeParse(given);
  if (status !== 200 || !read.success) throw new RegisterUnavailable('garbage', `${method} with status ${status}`);
  return { ok: true as const, value: read.data };
}

async function send(
  { url, token, timeout }: Steady,
  method: string,
  path: string,
  body: unknown,
  headers: Headers = {},
): Promise<{ readonly status: number; readonly text: string }> {
  try {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    const isSlow = (cause as Error).name === 'TimeoutError';
    const { code = 'no connection' } = ((cause as Error).cause ?? {}) as { readonly code?: string };
    throw new RegisterUnavailable(isSlow ? 'slow' : 'away', isSlow ? `no answer in ${timeout} ms` : code);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export interface AskOptions {
  readonly url: string;
  readonly token: string;
  readonly log: Log;
  /** For one attempt. */
  readonly timeoutMilliseconds?: number;
  /** Milliseconds before each repeat; as many repeats as there are pauses. */
  readonly pauses?: readonly number[];
}
export type Ask = <T>(question: Question<T>) => Promise<Answer<T>>;
export interface Question<T> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Headers;
  readonly schema: ZodType<T>;
  /** Not repeated: a repeat would count twice. */
  readonly once?: boolean;
  /** Asked once and shortly, also while the circuit rests. */
  readonly probe?: boolean;
}
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly code: string };
type Headers = Readonly<Record<string, string>>;
interface Steady extends AskOptions {
  readonly circuit: Circuit;
  readonly timeout: number;
  readonly pauses: readonly number[];
}
