import type { Cents } from '#kernel/money';
import type { EntryBody } from '../ledger/ledger.ts';

/**
 * The month in which an entry of the back office counts: the first at whose end the branch has acknowledged it and, if it costs the branch, no dispute is open or was
 * upheld. Null while there is none. Once counted it stays: whatever comes later is a correction of its own.
 */
export function effectiveMonth(cents: Cents, marks: readonly Mark[]): string | null {
  let [isSeen, isHeld] = [false, false];
  for (const [index, { month, body }] of marks.entries()) {
    if (body.kind === 'acknowledged') isSeen = true;
    if (body.kind === 'dispute-opened') isHeld = true;
    if (body.kind === 'dispute-closed') isHeld = body.outcome === 'upheld';
    const isLastOfMonth = marks[index + 1]?.month !== month;
    if (isLastOfMonth && isSeen && !(isHeld && cents < 0)) return month;
  }
  return null;
}

/** What became of the entry, and in which month of legal time. */
export interface Mark {
  readonly month: string;
  readonly body: Extract<EntryBody, { readonly kind: 'acknowledged' | 'dispute-opened' | 'dispute-closed' }>;
}
