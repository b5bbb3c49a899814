import { isUnreachable } from './pool.ts';

/**
 * Why the database could not do its work now although it may a moment later: `away` when the connection failed, so that what was
 * to be saved is in doubt, `refused` when it said no (no free connection, lock or time limit, full disk) and saved nothing. Null for other faults.
 */
export function whyUnavailable(cause: unknown): 'away' | 'refused' | null {
  const { code = '', message = '', syscall } = (cause ?? {}) as Record<'code' | 'message' | 'syscall', unknown>;
  // A pool whose connections are all busy says so without a code.
  if (message === 'timeout exceeded when trying to connect') return 'refused';
  if (typeof code === 'string' && refusals.test(code)) return 'refused';
  // A socket that is not there is a server that is away, another file that is not there is a fault.
  return (code !== 'ENOENT' || syscall === 'connect') && isUnreachable(cause) ? 'away' : null;
}

/** Resources, time and lock limits, a server that only reads, storage that fails (PostgreSQL, appendix A). */
const refusals = /^(53...|57014|55P03|40001|40P01|25006|25P03|25P04|58030)$/;

/** Whether what was sent holds a character that text in PostgreSQL cannot hold (U+0000): a fault of the sender, nothing was saved. */
export const isUnstorable = (cause: unknown): boolean =>
  /^22(?:021|P05)$/.test(String((cause as { readonly code?: unknown } | null)?.code ?? ''));
