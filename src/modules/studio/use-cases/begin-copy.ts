import type { Actor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import type { Copy, Files, WhatChanged } from '../domain/copy/copy.ts';
import { isStorable, mostBytes } from '../domain/copy/limits.ts';
import { officeOf } from '../domain/copy/office-of.ts';
import { insertChange, insertCopy } from '../store/copy-store.ts';
import { mayTouch } from './open-copy.ts';
import { ownerOf } from './owner-of.ts';
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
  const owner = await ownerOf(parts, service);
  if (owner && !mayTouch(actor, { office: owner }, 'service-draft:update')) return refuse('office-foreign');
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

/** Begins a copy of a service as it is offered now. Refused: a service that is not offered, and that of another office. */
export async function copyService(
  parts: StudioParts,
  actor: Actor,
  service: string,
): Promise<Result<Uuid, BeginRefusal | 'not-found'>> {
  const folder = parts.catalogue.findService(service);
  if (!folder || !mayTouch(actor, folder.service, 'service-draft:update')) return refuse('not-found');
  const { files, version, edition } = folder;
  const what = { de: `Aus Ausgabe ${edition} begonnen`, en: `Begun from edition ${edition}` };
  return beginCopy(parts, { actor, service, files, baseVersion: version, what });
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
