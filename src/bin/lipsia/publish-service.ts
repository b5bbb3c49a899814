import { basename, resolve } from 'node:path';
import { checkTable, textFiles } from '#catalogue';
import type { Language } from '#kernel/language';
import type { Doors } from '../../compose.ts';
import { serviceChecks } from '../../service-checks.ts';
import type { Answer } from '../checks/answer.ts';
import type { Words } from './words.ts';

/**
 * Publishes the folder of one service while the city runs, from a day on; the folder's name is the id of the service. Refused
 * with the report of the check while something in it must be corrected.
 */
export async function publishServiceFolder(
  { catalogue }: Pick<Doors, 'catalogue'>,
  [folder, day]: readonly string[],
  say: Words,
  language: Language,
): Promise<Answer> {
  if (!folder) return refused(say.publishUsage);
  const from = day === undefined ? null : dayOf(day);
  if (from === undefined) return refused(say.wrongDay(day ?? ''));
  const files = await textFiles(resolve(folder)).catch(() => null);
  if (!files) return refused(say.noFolder(folder));
  const id = basename(resolve(folder));
  const published = await catalogue.publishService({ id, files, from, by: 'publish-service', checks: serviceChecks });
  const city = published.service ? { ...catalogue.city(), services: [published.service] } : null;
  const report = `${checkTable({ city, problems: published.problems }, language)}\n`;
  if (!published.service) return { status: 1, text: `${report}${say.notPublished(id)}\n` };
  const { service } = published;
  return { status: 0, text: `${report}${say.published(id, service.edition, published.from.toString())}\n` };
}

function dayOf(text: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
}

const refused = (text: string): Answer => ({ status: 2, text: `${text}\n` });
