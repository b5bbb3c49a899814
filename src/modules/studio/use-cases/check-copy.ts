import { type CheckedService, type City, versionOf } from '#catalogue';
import type { Copy } from '../domain/copy/copy.ts';
import type { StudioParts } from './studio-parts.ts';

/**
 * What publishing a copy would say now: every problem, and the whole service where there is one. The check takes part of a second, so
 * an answer is kept while neither the files nor the city nor the published versions change, and one runs at a time.
 */
export async function checkCopy(
  { catalogue, checks }: Pick<StudioParts, 'catalogue' | 'checks'>,
  { service, files }: Pick<Copy, 'service' | 'files'>,
): Promise<CheckedService> {
  const [latest] = await catalogue.versionsOf(service);
  const key = `${service} ${versionOf(files)} ${latest?.version ?? ''}`;
  const city = catalogue.city();
  const kept = answers.get(city) ?? new Map<string, Promise<CheckedService>>();
  answers.set(city, kept);
  const known = kept.get(key);
  if (known) return known;
  const answer = queue.then(() => catalogue.checkService({ id: service, files, checks }));
  queue = answer.catch(() => null);
  kept.set(key, answer);
  answer.catch(() => kept.delete(key));
  if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
  return answer;
}

const answers = new WeakMap<City, Map<string, Promise<CheckedService>>>();
const mostKept = 40;
let queue: Promise<unknown> = Promise.resolve();
