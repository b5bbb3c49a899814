import type { Actor } from '#kernel/actor';
import { ok, type Result, refuse } from '#kernel/result';
import { lettersToPost } from '../../store/post-store.ts';
import type { CaseParts } from '../case-parts.ts';
import { notePosted, openPostLetter, type PrintedLetter } from './post-letters.ts';

/** The letters of the own offices that wait for the post, the oldest hundred, for printing in one go. Each read is in the person's record. */
export async function openPrintQueue(parts: CaseParts, actor: Actor): Promise<readonly PrintedLetter[]> {
  if (actor.kind !== 'staff') return [];
  const waiting = await parts.db.transaction((tx) => lettersToPost(tx, actor.offices, queueLength));
  const letters: PrintedLetter[] = [];
  for (const { id } of waiting) {
    const letter = await openPostLetter(parts, actor, id);
    if (letter) letters.push(letter);
  }
  return letters;
}

/**
 * Notes for many letters that they were given to the post on one day, each as if it were noted alone. Gives how many; those that somebody
 * noted meanwhile are left as they are. Refused when the day is wrong for one of them: then nothing is noted for that one.
 */
export async function noteAllPosted(
  parts: CaseParts,
  actor: Actor,
  order: { readonly ids: readonly string[]; readonly postedOn: Temporal.PlainDate | null },
): Promise<Result<{ readonly count: number }, 'wrong-day' | 'nothing-chosen'>> {
  if (order.ids.length === 0) return refuse('nothing-chosen');
  let count = 0;
  let isWrong = false;
  for (const id of order.ids.slice(0, queueLength)) {
    const done = await notePosted(parts, actor, { id, postedOn: order.postedOn });
    if (done.ok) count += 1;
    else isWrong ||= done.reason === 'wrong-day';
  }
  return isWrong ? refuse('wrong-day', { count }) : ok({ count });
}

const queueLength = 100;
