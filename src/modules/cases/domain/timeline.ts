import type { StoredEvent } from '#kernel/event';
import type { Json } from '#kernel/json';
import type { Bilingual } from '#kernel/language';

/**
 * The story of a case out of the open side of its events: each step whenever the case came to it, and what happened beside the
 * steps. An event that its own step already tells is left out.
 */
export function timelineOf(events: readonly StoredEvent[]): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  for (const event of events) {
    if (event.type === 'case.advanced') {
      for (const step of texts(event.public['entered'])) entries.push({ ...entryOf(event), type: 'step', step });
    } else if (shown.has(event.type) || (toldByStep.has(event.type) && !hasStepBeside(events, event))) {
      entries.push(entryOf(event));
    }
  }
  return entries;
}

const entryOf = (event: StoredEvent): TimelineEntry => ({
  seq: event.seq,
  at: event.at,
  type: event.type,
  step: null,
  by: event.actor,
  late: event.public['late'] === true,
  channel: typeof event.public['channel'] === 'string' ? event.public['channel'] : null,
  because: typeof event.public['because'] === 'string' ? event.public['because'] : null,
  place: event.type === 'case.document' ? placeIn(event.public['place']) : null,
});

/** One command appends its events with one time: the step that tells of it stands beside it. */
const hasStepBeside = (events: readonly StoredEvent[], told: StoredEvent): boolean =>
  events.some(
    (event) => event.type === 'case.advanced' && event.at === told.at && texts(event.public['entered']).length > 0,
  );

const placeIn = (value: Json | undefined): Bilingual | null => {
  const { de, en } = (value ?? {}) as Partial<Bilingual>;
  return typeof de === 'string' && typeof en === 'string' ? { de, en } : null;
};
const texts = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);
const toldByStep: ReadonlySet<string> = new Set(['case.submitted', 'case.question-asked', 'case.letter-issued']);
const shown: ReadonlySet<string> = new Set([
  'case.corrected',
  'case.withdrawn',
  'case.code-accepted',
  'case.objection-filed',
  'case.objection-answered',
  'case.letter-retrieved',
  'case.letter-to-post',
  'case.letter-posted',
  'case.taken',
  'case.contact',
  'case.document',
  'case.paper-added',
  'case.consultation-asked',
  'case.consultation-answered',
  'case.payment-received',
  'case.payment-part-received',
  'case.erased',
  'case.translation-proposed',
  'case.translation-confirmed',
]);

export interface TimelineEntry {
  readonly seq: number;
  /** ISO instant. */
  readonly at: string;
  /** `step`, or the type of the event. */
  readonly type: string;
  /** BPMN node, for steps. */
  readonly step: string | null;
  /** `citizen`, `guest`, `clerk:<id>`, `system`. */
  readonly by: string;
  /** An objection that came after its period. */
  readonly late: boolean;
  /** How somebody was in touch, or a letter was sent. */
  readonly channel: string | null;
  /** Why it happened, where the event says so. */
  readonly because: string | null;
  /** Where a document was then. */
  readonly place: Bilingual | null;
}
