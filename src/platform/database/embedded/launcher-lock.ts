import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { nameOfProcess, startOfProcess } from './processes.ts';

/**
 * Takes the lock file of a data folder for this process and gives it back when called. Refused while another living process
 * holds it; what a killed process left behind is taken over.
 */
export function takeLauncherLock(path: string): () => void {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, `${process.pid}\n${startOfProcess(process.pid) ?? ''}\n`);
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (cause) {
      if ((cause as { readonly code?: string }).code !== 'EEXIST') throw cause;
      const holder = livingHolder(path);
      if (holder) throw new AlreadyRunning(holder);
      setAside(path);
    }
  }
  throw new AlreadyRunning(null);
}

/** Says that the data folder is in use, and by which process. */
export class AlreadyRunning extends Error {
  readonly holder: number | null;
  constructor(holder: number | null) {
    const who = holder ? ` (process ${holder})` : '';
    super(`Lipsia is already running on this data folder${who}. Stop it first, or give another folder with DATA_DIR.`);
    this.name = 'AlreadyRunning';
    this.holder = holder;
  }
}

function livingHolder(path: string): number | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return null;
  }
  const [number = '', start = ''] = text.split('\n');
  const pid = Number(number);
  if (!pid || pid === process.pid) return null;
  const now = startOfProcess(pid);
  // The same number may belong to another process by now: then it started at another time.
  if (now !== null) return now === start ? pid : null;
  return nameOfProcess(pid) === null ? null : pid;
}

function setAside(path: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    rmSync(aside, { force: true });
  } catch {
    // Somebody else was faster; the next attempt sees whose it is.
  }
}
