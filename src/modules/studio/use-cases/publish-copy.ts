import { type Problem, versionOf } from '#catalogue';
import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { isUuid, type Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import type { Copy } from '../domain/copy/copy.ts';
import { findCopy, insertChange, lockCopy, updateCopy } from '../store/copy-store.ts';
import { publishWords } from '../texts/history.ts';
import { mayTouch } from './open-copy.ts';
import { mayOwn } from './owner-of.ts';
import type { StudioParts } from './studio-parts.ts';

/**
 * Publishes an approved copy from a day on; today when none or a past one is given. Pressing twice publishes once. Refused: `not-found`,
 * `stale`, `wrong-state` when it is not approved, `base-old` when somebody published another edition since the copy began,
 * `office-foreign` when the service belongs to another office by now, `wrong-day` beyond two years, `not-sound` with what the check found.
 */
export async function publishCopy(parts: StudioParts, order: PublishCopy): Promise<Result<Copy, PublishRefusal>> {
  const { actor, copy: id } = order;
  const seen = isUuid(id) ? await findCopy(parts.db, id) : null;
  if (!seen || !actor.id || !mayTouch(actor, seen, 'service-draft:publish')) return refuse('not-found');
  if (seen.state === 'published') return ok(seen);
  if (seen.state !== 'approved') return refuse('wrong-state');
  if (seen.revision !== order.revision) return refuse('stale');
  const today = legalDay(parts.clock.now());
  if (order.from && Temporal.PlainDate.compare(order.from, today.add({ years: 2 })) > 0) return refuse('wrong-day');
  if (!(await mayOwn(parts, actor, seen.service))) return refuse('office-foreign');
  if (await isBaseOld(parts, seen)) return refuse('base-old');
  const { checks } = parts;
  const { service: name, files } = seen;
  const published = await parts.catalogue.publishService({ id: name, files, checks, from: order.from, by: actor.id });
  if (!published.service) return refuse('not-sound', { problems: told(published.problems) });
  const { service, from } = published;
  const by = actor.id;
  return parts.db.transaction(async (tx): Promise<Result<Copy, PublishRefusal>> => {
    const copy = await lockCopy(tx, id);
    if (!copy) return refuse('not-found');
    // Somebody else pressed at the same moment: it is published once and noted once.
    if (copy.state === 'published') return ok(copy);
    const at = parts.clock.now();
    const isAsSeen = copy.state === 'approved' && copy.revision === seen.revision;
    const next: Copy = {
      ...{ ...copy, revision: copy.revision + 1, changedAt: at, fromDay: from },
      ...(isAsSeen ? { state: 'published' as const } : { baseVersion: service.version }),
    };
    await updateCopy(tx, next);
    const what = { kind: 'publish', part: 'overview', ...publishWords(service.edition, from.toString()) } as const;
    await insertChange(tx, id, { revision: next.revision, at, by, what });
    return ok(next);
  });
}

/** True when the newest edition of the service is neither what the copy began from nor the copy itself. */
export async function isBaseOld(
  { catalogue }: Pick<StudioParts, 'catalogue'>,
  { service, baseVersion, files }: Pick<Copy, 'service' | 'baseVersion' | 'files'>,
): Promise<boolean> {
  const [latest] = await catalogue.versionsOf(service);
  return latest !== undefined && latest.version !== baseVersion && latest.version !== versionOf(files);
}

const told = (problems: readonly Problem[]): readonly string[] =>
  problems.filter(({ level }) => level === 'error').map(({ code }) => code);

export interface PublishCopy {
  readonly copy: Uuid;
  readonly revision: number;
  readonly actor: Actor;
  readonly from: Temporal.PlainDate | null;
}
export type PublishRefusal =
  | 'not-found'
  | 'stale'
  | 'wrong-state'
  | 'base-old'
  | 'office-foreign'
  | 'wrong-day'
  | 'not-sound';
