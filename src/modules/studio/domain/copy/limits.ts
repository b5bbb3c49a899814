import type { Files } from './copy.ts';

/** Most bytes of all files of a copy together. */
export const mostBytes = 4_000_000;
/** Most files of a copy. */
export const mostFiles = 100;

/** True for files that can be kept: not too many, not too large, nothing a database cannot hold as text. */
export function isStorable(files: Files): boolean {
  const entries = Object.entries(files);
  const bytes = entries.reduce((sum, [name, text]) => sum + Buffer.byteLength(name) + Buffer.byteLength(text), 0);
  return (
    entries.length <= mostFiles &&
    bytes <= mostBytes &&
    entries.every(([name, text]) => isFileName(name) && !text.includes('\0') && text.isWellFormed())
  );
}

/** True for the names of files that a service folder may have. */
export const isFileName = (name: string): boolean =>
  /^(?:service|form|journeys|forwarding|provenance|texts\.(?:de|en))\.yaml$|^(?:process\.bpmn|decision\.dmn|import-report\.md)$|^letters\/[a-z][a-z0-9-]{0,59}\.yaml$/.test(
    name,
  );
