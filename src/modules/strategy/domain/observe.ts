import type { StoredEvent } from '#kernel/event';
import type { Observation, ThingMeasured } from './things.ts';

/** What is remembered of a case while it runs: nothing about its person. */
export interface RunningCase {
  readonly service: string;
  /** ISO instant. */
  readonly beganAt: string;
  /** Last day of the promise; null without one. */
  readonly promisedOn: string | null;
  readonly channel: string;
  /** How often somebody in an office did something with it. */
  readonly steps: number;
  readonly isDecided: boolean;
}

/** What one event of a case changes, and what is observed with it: a case counts once, on the day of its first decision. */
export function observeCase(
  event: Pick<StoredEvent, 'type' | 'at' | 'actor' | 'public'>,
  before: RunningCase,
): { readonly after: RunningCase; readonly seen: readonly Observation[] } {
  if (before.isDecided) return { after: before, seen: [] };
  const steps = before.steps + (event.actor.startsWith('clerk:') ? 1 : 0);
  if (event.type !== 'case.advanced' || event.public['status'] !== 'decided')
    return { after: { ...before, steps }, seen: [] };
  const decided = legalDay(event.at);
  const days = legalDay(before.beganAt).until(decided).days;
  const see = (thing: ThingMeasured, value: string): Observation => ({
    ...{ period: decided.toPlainYearMonth().toString(), thing, subject: before.service, value, count: 1 },
  });
  const { promisedOn } = before;
  return {
    after: { ...before, steps, isDecided: true },
    seen: [
      see('dauer', String(days)),
      see('handgriffe', String(steps)),
      see('weg', before.channel === 'api' ? 'online' : before.channel),
      ...(promisedOn ? [see('frist', decided.toString() <= promisedOn ? 'eingehalten' : 'versaeumt')] : []),
    ],
  };
}

/** How long somebody waited with a number until the first call, in whole minutes; nothing for other events. */
export function observeWait(
  event: Pick<StoredEvent, 'type' | 'at' | 'seq' | 'public'>,
  beganAt: string,
): readonly Observation[] {
  const office = event.public['office'];
  if (event.type !== 'ticket.called' || event.seq !== 2 || typeof office !== 'string') return [];
  const minutes = Math.round((Date.parse(event.at) - Date.parse(beganAt)) / 60_000);
  const period = legalDay(event.at).toPlainYearMonth().toString();
  return [{ period, thing: 'wartezeit', subject: office, value: String(Math.max(0, minutes)), count: 1 }];
}

const legalDay = (at: string): Temporal.PlainDate =>
  Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Berlin').toPlainDate();
