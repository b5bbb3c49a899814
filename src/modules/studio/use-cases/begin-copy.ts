import type { Actor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import type { Copy, Files, WhatChanged } from '../domain/copy/copy.ts';
import { isStorable, mostBytes } from '../domain/copy/limits.ts';
import { officeOf } from '../domain/copy/office-of.ts';
import { raiseEdition } from '../domain/copy/raise-edition.ts';
import { insertChange, insertCopy } from '../store/copy-store.ts';
import { beginWords } from '../texts/history.ts';
import { mayTouch } from './open-copy.ts';
import { mayOwn } from './owner-of.ts';
import type { StudioParts } from './studio-parts.ts';

/**
 * Begins a working copy. Refused: a wrong address, an office the actor does not work for (also that of the service as it was last
 * published), files that cannot be kept.
 */
export async function beginCopy(parts: StudioParts, order: BeginOrder): Promise<Result<Uuid, BeginRefusal>> {
  const { actor, service, files } = order;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(service) || service.length > 80) return refuse('wrong-address');
  const office = officeOf(files) ?? order.office;
  if (!office || !actor.id || !mayTouch(actor, { office }, 'service-draft:update')) return refuse('office-foreign');
  if (!(await mayOwn(parts, actor, service))) return refuse('office-foreign');
  if (!isStorable(files)) return refuse('too-large', { bytes: mostBytes });
  const [id, at] = [parts.newId(), parts.clock.now()];
  const copy: Copy = {
    ...{ id, service, office, files, revision: 1, baseVersion: order.baseVersion ?? null, state: 'draft' },
    ...{ author: actor.id, reviewer: null, reviewNote: null, fromDay: null, createdAt: at, changedAt: at },
  };
  const by = actor.id;
  await parts.db.transaction(async (tx) => {
    await insertCopy(tx, copy);
    await insertChange(tx, id, { revision: 1, at, by, what: { kind: 'begin', part: 'overview', ...order.what } });
  });
  return ok(id);
}

/**
 * Begins a copy of a service with the content of its newest version, or of an older one to offer it again; the edition is one higher than
 * every one before. Refused: `not-found` for services and versions that never were, and those of other offices.
 */
export async function copyService(
  parts: StudioParts,
  actor: Actor,
  service: string,
  version?: string,
): Promise<Result<Uuid, BeginRefusal | 'not-found'>> {
  const [latest] = await parts.catalogue.versionsOf(service);
  const folder = latest ? await parts.catalogue.findVersion(service, version ?? latest.version) : null;
  if (!latest || !folder || !mayTouch(actor, folder.service, 'service-draft:update')) return refuse('not-found');
  const raised = raiseEdition(folder.files, latest.edition + 1);
  const files = raised.ok ? raised.value : folder.files;
  const what = folder.version === latest.version ? beginWords.service(folder.edition) : beginWords.back(folder.edition);
  return beginCopy(parts, { actor, service, files, baseVersion: latest.version, what });
}

export interface BeginOrder {
  readonly actor: Actor;
  readonly service: string;
  readonly files: Files;
  /** Where the files do not say it. */
  readonly office?: string;
  readonly baseVersion?: string | null;
  /** Where it comes from, in words of both languages without a full stop. */
  readonly what: Omit<WhatChanged, 'kind' | 'part'>;
}
export type BeginRefusal = 'wrong-address' | 'office-foreign' | 'too-large';
