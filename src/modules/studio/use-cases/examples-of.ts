import { type ExampleRun, runExamples } from '#cases';
import { type CheckedService, versionOf } from '#catalogue';
import type { Copy } from '../domain/copy/copy.ts';
import { checkCopy } from './check-copy.ts';
import type { StudioParts } from './studio-parts.ts';

/** How the examples of a copy go, with the letters they write; null while the copy is not whole. Kept while the copy does not change. */
export async function examplesOf(
  parts: Pick<StudioParts, 'catalogue' | 'checks'>,
  copy: Pick<Copy, 'service' | 'files'>,
): Promise<{ readonly runs: readonly ExampleRun[] | null; readonly checked: CheckedService }> {
  const checked = await checkCopy(parts, copy);
  if (!checked.service) return { runs: null, checked };
  const key = `${copy.service} ${versionOf(copy.files)}`;
  const known = kept.get(key);
  if (known) return { runs: await known, checked };
  const runs = runExamples(checked.service, parts.catalogue.city());
  kept.set(key, runs);
  runs.catch(() => kept.delete(key));
  if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
  return { runs: await runs, checked };
}

const kept = new Map<string, Promise<readonly ExampleRun[]>>();
const mostKept = 20;
