import type { StoredEvent } from '#kernel/event';
import type { Tally } from './figures.ts';

/** What one event of the log counts for; nothing for most. Periods are legal days and months in Leipzig. */
export function talliesOf(
  event: Pick<StoredEvent, 'type' | 'at' | 'public' | 'seq'>,
  began: Beginning,
): readonly Tally[] {
  const at = Temporal.Instant.from(event.at);
  const face = event.public;
  const one = (measure: Tally['measure'], subject: unknown, period: string, bucket = 0): readonly Tally[] =>
    typeof subject === 'string'
      ? [{ measure, subject, period, bucket: Math.max(0, Math.round(bucket)), count: 1 }]
      : [];
  switch (event.type) {
    case 'case.submitted':
      return one('cases', began.service, monthOf(began.at));
    case 'case.advanced':
      return face['status'] === 'decided'
        ? one('decisions', began.service, monthOf(at), dayOf(began.at).until(dayOf(at)).days)
        : [];
    case 'appointment.booked': {
      const visit = minuteOf(face['from']);
      return visit
        ? one('visits-booked', face['office'], dayOf(visit).toString(), dayOf(at).until(dayOf(visit)).days)
        : [];
    }
    case 'appointment.checked-in':
      return one('visits-came', face['office'], dayOf(at).toString());
    case 'appointment.missed':
      return one('visits-missed', face['office'], dayOf(at).toString());
    case 'ticket.called':
      return event.seq === 2
        ? one(
            'waits',
            face['office'],
            dayOf(at).toString(),
            (at.epochMilliseconds - began.at.epochMilliseconds) / 60_000,
          )
        : [];
    default:
      return [];
  }
}

const minuteOf = (value: unknown): Temporal.Instant | null =>
  typeof value === 'number' ? Temporal.Instant.fromEpochMilliseconds(value * 60_000) : null;
const dayOf = (at: Temporal.Instant): Temporal.PlainDate => at.toZonedDateTimeISO('Europe/Berlin').toPlainDate();
const monthOf = (at: Temporal.Instant): string => dayOf(at).toPlainYearMonth().toString();

/** The first event of the same stream. */
export interface Beginning {
  readonly service: string | null;
  readonly at: Temporal.Instant;
}
