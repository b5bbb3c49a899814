import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import type { PushTarget } from '#platform/push';
import { addTarget, deleteTargets, type NoticeAbout, targetsOf } from '../../store/notice-store.ts';
import type { AppointmentParts } from '../appointment-parts.ts';

/**
 * From now on this browser is told what becomes of a wish or visit. Refused for a browser of a service that the city does not know, for more than five, and
 * when it is forgotten whose it was.
 */
export async function turnNoticesOn(
  parts: AppointmentParts,
  about: NoticeOwner,
  said: PushTarget,
): Promise<Result<null, 'browser-unknown' | 'too-many'>> {
  const target = parts.push?.read(said);
  const { key } = about;
  if (!target || key === null) return refuse('browser-unknown');
  const isAdded = await parts.db.transaction(async (tx) => {
    const id = parts.newId();
    const sealed = await parts.vault.seal(key, { ...target }, noticeContext(id), tx);
    const browser = parts.vault.blindIndex('appointment-browser', target.endpoint);
    return addTarget(tx, about, { id, browser, sealed, addedAt: parts.clock.now().toString() }, mostBrowsers);
  });
  return isAdded ? ok(null) : refuse('too-many');
}

/** No browser is told about it any more. Again changes nothing. */
export const turnNoticesOff = ({ db }: AppointmentParts, about: NoticeOwner): Promise<void> =>
  deleteTargets(db, about.kind, [about.id]);

/** True when some browser is told about it; null where the city sends no notices. */
export const hasNotices = async ({ db, push }: AppointmentParts, about: NoticeOwner): Promise<boolean | null> =>
  push && about.key ? (await targetsOf(db, about)).length > 0 : null;

/** Bound to the sealed address, so that it opens for this browser only. */
export const noticeContext = (id: Uuid): string => `appointment-notice:${id}`;

const mostBrowsers = 5;

/** A wish or a visit with the key under which everything personal of it lies. */
export interface NoticeOwner extends NoticeAbout {
  readonly key: Uuid | null;
}
