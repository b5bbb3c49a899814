import { isEnded, outlineOf, type ProcessState } from '#processes';

/** What stands in the open about the running of a process: whether it has ended, and where it stands as elements of its diagram. */
export const standingOf = (process: ProcessState): Standing => {
  const running = !isEnded(process);
  return { running, outline: running ? JSON.stringify(outlineOf(process)) : null };
};

export interface Standing {
  readonly running: boolean;
  /** JSON of the outline; null once the process has ended. */
  readonly outline: string | null;
}
