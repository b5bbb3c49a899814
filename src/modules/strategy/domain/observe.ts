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

/** What one event of a case changes, and what is observed with it: its form when it is sent, all else once, on the day of its first decision. */
export function observeCase(
  event: Pick<StoredEvent, 'type' | 'at' | 'actor' | 'public'>,
  before: RunningCase,
): { readonly after: RunningCase; readonly seen: readonly Observation[] } {
  if (before.isDecided) return { after: before, seen: [] };
  if (event.type === 'case.submitted') return { after: before, seen: sentForms(event, before) };
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

/** Forms of a service that were deleted before anybody sent them, in the month in which they went; nothing for other events. */
export function observeLapsed(event: Pick<StoredEvent, 'type' | 'at' | 'public'>): readonly Observation[] {
  const { service, count } = event.public;
  if (event.type !== 'forms.drafts-lapsed' || typeof service !== 'string' || typeof count !== 'number') return [];
  const period = legalDay(event.at).toPlainYearMonth().toString();
  return [{ period, thing: 'abschluss', subject: service, value: 'verfallen', count }];
}

/** A form that its person sent themselves; what counters take down or branches file was begun by somebody who sends it. */
function sentForms({ at }: Pick<StoredEvent, 'at'>, { service, channel }: RunningCase): readonly Observation[] {
  if (channel !== 'online' && channel !== 'api') return [];
  const period = legalDay(at).toPlainYearMonth().toString();
  return [{ period, thing: 'abschluss', subject: service, value: 'abgeschickt', count: 1 }];
}

/**
 * Whether a request for information was answered by its nominal date, one month after it came (the period of every rule of the city);
 * no extension counts. Requests stand in the log one by one, so nothing has to be hidden here.
 */
export function observeRequest(
  event: Pick<StoredEvent, 'at' | 'public'>,
  before: RunningCase,
): { readonly after: RunningCase; readonly seen: readonly Observation[] } {
  const status = event.public['status'];
  if (before.isDecided || typeof status !== 'string' || !answers.has(status)) return { after: before, seen: [] };
  const day = legalDay(event.at);
  const value = before.promisedOn !== null && day.toString() <= before.promisedOn ? 'eingehalten' : 'versaeumt';
  const period = day.toPlainYearMonth().toString();
  return {
    after: { ...before, isDecided: true },
    seen: [{ period, thing: 'auskunft', subject: before.channel, value, count: 1 }],
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

const answers: ReadonlySet<string> = new Set(['granted', 'partially-granted', 'refused', 'not-held']);

const legalDay = (at: string): Temporal.PlainDate =>
  Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Berlin').toPlainDate();
