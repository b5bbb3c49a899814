import type { Actor } from '#kernel/actor';
import { isUuid, type Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import type { Copy, Files, WhatChanged } from '../domain/copy/copy.ts';
import { isStorable, mostBytes } from '../domain/copy/limits.ts';
import { officeOf } from '../domain/copy/office-of.ts';
import { insertChange, lockCopy, updateCopy } from '../store/copy-store.ts';
import { mayTouch } from './open-copy.ts';
import type { StudioParts } from './studio-parts.ts';

/**
 * Changes the files of a working copy, and writes into its history what was done. Nothing changed is nothing saved. Refused: `not-found`
 * for unknown and foreign copies, `stale` when somebody saved since `revision`, `not-draft` while it is reviewed or done,
 * `office-foreign` when it would move to an office the actor does not work for, `too-large`, and whatever the edit itself refuses.
 */
export async function saveEdit<R extends string>(
  parts: Pick<StudioParts, 'db' | 'clock'>,
  order: EditOrder<R>,
): Promise<Result<Copy, EditRefusal | R>> {
  const { actor, copy: id, revision } = order;
  if (!isUuid(id)) return refuse('not-found');
  return parts.db.transaction(async (tx): Promise<Result<Copy, EditRefusal | R>> => {
    const copy = await lockCopy(tx, id);
    if (!copy || !mayTouch(actor, copy, 'service-draft:update') || !actor.id) return refuse('not-found');
    if (copy.state !== 'draft') return refuse('not-draft');
    if (copy.revision !== revision) return refuse('stale', { revision: copy.revision });
    const edited = order.edit(copy.files);
    if (!edited.ok) return edited;
    const isBased = order.baseVersion === undefined || order.baseVersion === copy.baseVersion;
    if (isBased && isSame(copy.files, edited.value)) return ok(copy);
    if (!isStorable(edited.value)) return refuse('too-large', { bytes: mostBytes });
    const office = officeOf(edited.value) ?? copy.office;
    if (office !== copy.office && !mayTouch(actor, { office }, 'service-draft:update')) return refuse('office-foreign');
    const at = parts.clock.now();
    const based = order.baseVersion === undefined ? {} : { baseVersion: order.baseVersion };
    const next: Copy = { ...copy, files: edited.value, office, revision: copy.revision + 1, changedAt: at, ...based };
    await updateCopy(tx, next);
    await insertChange(tx, id, { revision: next.revision, at, by: actor.id, what: { kind: 'edit', ...order.what } });
    return ok(next);
  });
}

const isSame = (a: Files, b: Files): boolean => {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
};

export interface EditOrder<R extends string> {
  readonly copy: Uuid;
  /** The revision the person saw. */
  readonly revision: number;
  readonly actor: Actor;
  /** Pure: the files as they shall be, or why not. */
  readonly edit: (files: Files) => Result<Files, R>;
  /** The published version it builds on from now on; as before when it is left out. */
  readonly baseVersion?: string;
  /** What is done, in words of both languages, without a full stop: "Frage „name“ umbenannt". */
  readonly what: Omit<WhatChanged, 'kind'>;
}
export type EditRefusal = 'not-found' | 'stale' | 'not-draft' | 'office-foreign' | 'too-large';
