import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import { emptyService } from '../domain/copy/empty-service.ts';
import { serviceIdOf } from '../domain/copy/office-of.ts';
import { raiseEdition } from '../domain/copy/raise-edition.ts';
import { beginWords } from '../texts/history.ts';
import { type ArchiveRefusal, readArchive } from './archive.ts';
import { type BeginRefusal, beginCopy } from './begin-copy.ts';
import type { StudioParts } from './studio-parts.ts';

/** Begins a service that does not exist yet. Refused: missing titles or office, an address that is wrong or taken, a foreign office. */
export async function beginEmpty(
  parts: StudioParts,
  actor: Actor,
  wish: NewServiceWish,
): Promise<Result<Uuid, BeginRefusal | 'title-missing' | 'office-missing' | 'address-taken'>> {
  const [title, titleEn] = [wish.title.trim(), wish.titleEn.trim()];
  if (title === '' || titleEn === '' || title.length > 120 || titleEn.length > 120) return refuse('title-missing');
  if (wish.office === '') return refuse('office-missing');
  const service = wish.service.trim();
  if ((await parts.catalogue.versionsOf(service)).length > 0) return refuse('address-taken');
  const today = legalDay(parts.clock.now()).toString();
  const files = emptyService({ id: service, office: wish.office, title, titleEn, today });
  return beginCopy(parts, { actor, service, files, what: beginWords.empty });
}

/**
 * Begins a copy from a ZIP archive. Where the service exists already, the copy builds on its newest edition and takes the next one. Refused:
 * what `readArchive` and `beginCopy` refuse, and a folder that does not say what its service is called.
 */
export async function beginFromArchive(
  parts: StudioParts,
  actor: Actor,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<Uuid, BeginRefusal | ArchiveRefusal | 'no-name'>> {
  const read = readArchive(file.bytes);
  if (!read.ok) return read;
  const service = serviceIdOf(read.value.files);
  if (!service) return refuse('no-name');
  const [latest] = await parts.catalogue.versionsOf(service);
  const raised = latest ? raiseEdition(read.value.files, latest.edition + 1) : ok(read.value.files);
  const files = raised.ok ? raised.value : read.value.files;
  const what = beginWords.archive(file.name.replace(/[^\p{L}\p{N} ._-]/gu, '').slice(0, 80));
  return beginCopy(parts, { actor, service, files, baseVersion: latest?.version ?? null, what });
}

export interface NewServiceWish {
  readonly service: string;
  readonly office: string;
  readonly title: string;
  readonly titleEn: string;
}
