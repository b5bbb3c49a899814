import { redactText } from './redact.ts';

/**
 * What was thrown, as far as it can be logged: kind, code, message and stack. Values that PostgreSQL quotes in its
 * messages may come from a form, so they are taken out; its `detail` and `hint` are never logged.
 */
export function describeCause(cause: unknown): Cause {
  if (!(cause instanceof Error)) return { kind: typeof cause, message: redactText(String(cause)) };
  const known = cause as Error & Readonly<Record<string, unknown>>;
  const isDatabase = typeof known.severity === 'string' && typeof known.code === 'string';
  const message = redactText(isDatabase ? cause.message.replace(/"[^"]*"/g, '"…"') : cause.message);
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    kind: cause.name,
    message,
    stack: frames.map((line) => line.trim()).join('\n'),
    ...pick(known, ['code', 'schema', 'table', 'column', 'constraint', 'routine', 'syscall']),
    ...(cause.cause === undefined ? {} : { cause: describeCause(cause.cause) }),
  };
}

const pick = (from: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.filter((name) => typeof from[name] === 'string').map((name) => [name, String(from[name])]));

interface Cause {
  readonly kind: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: Cause;
  readonly [field: string]: string | Cause | undefined;
}
