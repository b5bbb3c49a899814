import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import { type HintRow, hints, insertHint, markRead } from '../../store/office-oversight.ts';
import type { PartnerParts } from '../partner-parts.ts';

/** Takes a hint from anybody, staff too, and seals it for the auditor. Nothing says who wrote it: not the sign-in, not the address, not the time of day. */
export async function sendHint(
  parts: PartnerParts,
  { text, branch }: { readonly text: string; readonly branch: string },
): Promise<Result<null, 'text-missing' | 'text-long'>> {
  if (text.trim() === '') return refuse('text-missing');
  if (text.length > longest) return refuse('text-long');
  const about = parts.network?.branches.some(({ id }) => id === branch) ? branch : null;
  await parts.db.transaction(async (tx) => {
    const [id, key] = [parts.newId(), await parts.vault.createKey(tx)];
    const sealed = await parts.vault.seal(key, { text: text.trim() }, contextOf(id), tx);
    await insertHint(tx, { id, branch: about, key, sealed, receivedOn: legalDay(parts.clock.now()).toString() });
  });
  return ok(null);
}

/** The hints as the auditor reads them, newest first; the reading is recorded. */
export async function readHints(parts: PartnerParts, actor: Actor): Promise<readonly Hint[]> {
  return parts.db.transaction(async (tx) => {
    const rows = await hints(tx);
    const read = {
      actor,
      purpose: 'support',
      caseId: null,
      subjects: rows.map(({ key }) => key),
      what: ['messages'],
    } as const;
    const items = rows.map(({ id, key, sealed }) => ({ key, sealed, context: contextOf(id) }));
    const opened = rows.length > 0 ? await parts.vault.open<{ readonly text: string }>(tx, read, items) : [];
    const at = parts.clock.now().toString();
    for (const { id, isRead } of rows) if (!isRead) await markRead(tx, id, actor.id!, at);
    return rows.map(({ id, branch, receivedOn, isRead }, index) => ({
      ...{ id, branch, receivedOn, isNew: !isRead },
      text: opened[index]?.text ?? '–',
    }));
  });
}

const contextOf = (id: Uuid): string => `partner-hint:${id}`;

const longest = 4_000;

export type Hint = Pick<HintRow, 'id' | 'branch' | 'receivedOn'> & { readonly text: string; readonly isNew: boolean };
