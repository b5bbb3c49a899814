import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { isUuid, type Uuid } from '#kernel/ids';
import type { Bilingual } from '#kernel/language';
import { ok, type Result, refuse } from '#kernel/result';
import { type Defect, defects, endDefect, insertDefect } from '../../store/office-oversight.ts';
import type { PartnerParts } from '../partner-parts.ts';

/** Known defects, those that still stand first. */
export const knownDefects = (parts: PartnerParts): Promise<readonly Defect[]> => defects(parts.db);

/** Publishes a defect to all branches and everybody at once; refused without words in both languages, and for a day to come. */
export async function publishDefect(
  parts: PartnerParts,
  actor: Actor,
  { title, text, since }: NewDefect,
): Promise<Result<Uuid, 'words-missing' | 'day-wrong'>> {
  if ([title.de, title.en, text.de, text.en].some((words) => words.trim() === '')) return refuse('words-missing');
  if (!/^\d{4}-\d\d-\d\d$/.test(since) || since > legalDay(parts.clock.now()).toString()) return refuse('day-wrong');
  const id = parts.newId();
  const event = { type: 'partners.defect-published', public: { title: { ...title }, since } };
  await parts.db.transaction(async (tx) => {
    await parts.events.append(tx, { stream: id, expected: 0, events: [event], actor });
    await insertDefect(tx, { id, title, text, since, until: null }, actor.id!, parts.clock.now().toString());
  });
  return ok(id);
}

/** Notes that a defect is mended; it stays on the list with its end. False when it ended before. */
export async function closeDefect(parts: PartnerParts, actor: Actor, id: string): Promise<boolean> {
  if (!isUuid(id)) return false;
  const day = legalDay(parts.clock.now()).toString();
  return parts.db.transaction(async (tx) => {
    if (!(await endDefect(tx, id, day))) return false;
    const event = { type: 'partners.defect-ended', public: { until: day } };
    await parts.events.append(tx, { stream: id, expected: 1, events: [event], actor });
    return true;
  });
}

interface NewDefect {
  readonly title: Bilingual;
  readonly text: Bilingual;
  /** ISO day. */
  readonly since: string;
}
