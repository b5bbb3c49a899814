import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { ok, refuse } from '#kernel/result';
import type { CaseParts } from '../case-parts.ts';
import { unmoved } from '../citizen-commands.ts';
import { openForChange, saveCase } from '../with-case.ts';
import { asVisitor, type Done } from './on-task.ts';
import { statedPurpose } from './state-purpose.ts';

/**
 * Notes that the person called or came to the counter: day, way and what was said in short. The person reads the note in the timeline.
 * Refused without a way or words, and for a day in the future or more than a year ago.
 */
export async function noteContact(parts: CaseParts, actor: Actor, order: ContactOrder): Promise<Done> {
  return parts.db.transaction(async (tx) => {
    const stated = await statedPurpose(parts, tx, actor, order.number, 'processing');
    const wish = { number: order.number, permission: 'case:note' as const, what: ['history' as const], ...stated };
    const opened = await openForChange(parts, tx, asVisitor(actor), wish);
    if (!opened?.state) return refuse('not-found');
    const { channel, on } = order;
    if (!channel) return refuse('way-missing');
    const today = legalDay(parts.clock.now());
    if (
      !on ||
      Temporal.PlainDate.compare(on, today) > 0 ||
      Temporal.PlainDate.compare(on, today.subtract({ years: 1 })) < 0
    )
      return refuse('wrong-day');
    const text = order.text.trim();
    if (text === '') return refuse('text-missing');
    const event = {
      type: 'case.contact',
      public: { channel, on: on.toString() },
      sealed: { text, by: actor.id },
    };
    await saveCase(parts, tx, opened.row, { ...unmoved(opened.row, opened.state), events: [event], actor });
    return ok(null);
  });
}

/** How somebody can reach the office beside the app. */
export const contactChannels = ['phone', 'counter'] as const;
export type ContactChannel = (typeof contactChannels)[number];
interface ContactOrder {
  readonly number: string;
  /** Each null when it could not be read. */
  readonly channel: ContactChannel | null;
  readonly on: Temporal.PlainDate | null;
  readonly text: string;
}
