import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** True when a process with this number lives. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    return (cause as { readonly code?: string }).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** The program a living process runs; null when there is none or it cannot be known. */
export function nameOfProcess(pid: number): string | null {
  if (!isAlive(pid)) return null;
  if (hasProc) return statOf(pid)?.name ?? null;
  if (process.platform === 'win32') return 'unknown';
  try {
    return (
      execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' })
        .trim()
        .split('/')
        .at(-1) ?? null
    );
  } catch {
    return null;
  }
}

/** When a process started, in ticks of this boot, to tell it from a later one with the same number; null where unknown. */
export const startOfProcess = (pid: number): string | null => (hasProc ? (statOf(pid)?.start ?? null) : null);

const isZombie = (pid: number): boolean => hasProc && statOf(pid)?.state === 'Z';

function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
    const rest = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { name, state: rest[0] ?? '', start: rest[19] ?? '' };
  } catch {
    return null;
  }
}

const hasProc = existsSync('/proc/self/stat');

interface Stat {
  readonly name: string;
  readonly state: string;
  readonly start: string;
}
