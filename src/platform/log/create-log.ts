import { pino } from 'pino';
import { describeCause } from './describe-cause.ts';
import { redact } from './redact.ts';
import type { Log } from './types.ts';

/** The log of one node: one JSON line for each entry on standard output, from the given level on. */
export function createLog(options: LogOptions, write?: (line: string) => void): Log {
  const stream = write ? { write } : pino.destination({ fd: 1, sync: true });
  const out = pino(
    {
      level: options.logLevel,
      base: { node: options.nodeName },
      messageKey: 'event',
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    stream,
  );
  return {
    debug: (event, fields = {}) => out.debug(redact(fields), event),
    info: (event, fields = {}) => out.info(redact(fields), event),
    warn: (event, fields = {}) => out.warn(redact(fields), event),
    error: (event, cause, fields = {}) => out.error({ ...redact(fields), cause: describeCause(cause) }, event),
  };
}

/** A log that says nothing, for tests and tools. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

interface LogOptions {
  readonly logLevel: string;
  readonly nodeName: string;
}
