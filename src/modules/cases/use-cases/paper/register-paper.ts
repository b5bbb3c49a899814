import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import { checkFile, type FileRefusal } from '#platform/files';
import { insertPaper } from '../../store/paper-store.ts';
import type { CaseParts } from '../case-parts.ts';

/**
 * Takes a scanned paper into the queue of an office, with the day on which it came to the city. Refused for other offices, for days in
 * the future or more than a year ago, and for files that are not a sound PDF, JPEG or PNG.
 */
export async function registerPaper(
  parts: CaseParts,
  actor: Actor,
  order: NewPaperOrder,
): Promise<Result<Uuid, PaperRefusal>> {
  const { office, file, receivedOn, note } = order;
  if (!actor.id || !actor.offices.includes(office)) return refuse('office-missing');
  const today = legalDay(parts.clock.now());
  const { compare } = Temporal.PlainDate;
  if (!receivedOn || compare(receivedOn, today) > 0 || compare(receivedOn, today.subtract({ years: 1 })) < 0)
    return refuse('wrong-day');
  if (!file) return refuse('file-missing');
  const checked = checkFile(file, allowedPaper);
  if (!checked.ok) return refuse(checked.reason);
  const { name, mediaType, bytes } = checked.value;
  const id = parts.newId();
  const by = actor.id;
  await parts.db.transaction(async (tx) => {
    const key = await parts.vault.createKey(tx);
    const sealed = await parts.vault.seal(key, { name, mediaType, note: note.trim() }, paperContext(id), tx);
    const kept = await parts.vault.sealBytes(key, bytes, `${paperContext(id)}:file`, tx);
    const event = { type: 'paper.registered', public: { office, receivedOn: receivedOn.toString() } };
    await parts.events.append(tx, { stream: id, expected: 0, events: [event], actor, key });
    const at = parts.clock.now().toString();
    const row = { id, office, receivedOn: receivedOn.toString(), key, sealed, file: kept, size: bytes.length };
    await insertPaper(tx, { ...row, at, by, seq: 1 });
  });
  return ok(id);
}

/** What binds the sealed words of a paper to it. */
export const paperContext = (id: string): string => `paper:${id}`;

/** What a scanner gives, up to 20 MB. */
export const allowedPaper = { types: ['pdf', 'jpeg', 'png'], maxBytes: 20_000_000 } as const;

export interface NewPaperOrder {
  readonly office: string;
  readonly receivedOn: Temporal.PlainDate | null;
  readonly note: string;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
}
export type PaperRefusal = 'office-missing' | 'wrong-day' | 'file-missing' | FileRefusal;
