import { systemActor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { StoredEvent } from '#kernel/event';
import { formatDateWithWeekday, formatTime } from '#kernel/format';
import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import type { BookingRow } from '../domain/booking.ts';
import { instantOf } from '../domain/spans.ts';
import { forget, keysToDestroy, sweep } from '../store/board-store.ts';
import { lockBooking } from '../store/booking-store.ts';
import { deleteVisitPapers } from '../store/check-store.ts';
import { deleteTargets } from '../store/notice-store.ts';
import { texts } from '../texts/index.ts';
import { type AppointmentParts, backAt } from './appointment-parts.ts';
import { visitEntry } from './links/visit-entry.ts';
import { noticeOfVisit } from './notices/send-notices.ts';
import { contactOf } from './open-visit.ts';
import { mailJob } from './visit-events.ts';

/** Lets go of holds that ran out, offers returned slots again when their time has come, and forgets who came long ago. */
export async function sweepVisits(parts: AppointmentParts): Promise<void> {
  const now = parts.clock.now();
  const changed = await sweep(parts.db, now.toString(), backAt(parts));
  if (changed > 0) parts.board.forget();
}

/** Destroys the keys of those who came long ago; gives how many. */
export async function forgetVisitors(parts: AppointmentParts): Promise<number> {
  const before = parts.clock
    .now()
    .subtract({ hours: 24 * parts.plan.rules.keepDays })
    .toString();
  const due = await keysToDestroy(parts.db, before);
  if (due.length > 0)
    await parts.db.transaction(async (tx) => {
      for (const { key } of due) await parts.vault.destroyKey(tx, key, 'visit-over');
      const ids = due.map(({ id }) => id);
      await deleteVisitPapers(tx, ids);
      await deleteTargets(tx, 'visit', ids);
      await forget(tx, ids);
    });
  return due.length;
}

/** Tells what a job says: of one visit by e-mail, or of many that were booked together by a job for each. */
export async function tellOfVisits(parts: AppointmentParts, data: JsonObject): Promise<void> {
  const many = data['visits'] as unknown as readonly { readonly id: Uuid; readonly seq: number }[] | undefined;
  if (many) {
    const jobs = many.map((one) => mailJob(one)!);
    await parts.db.transaction((tx) => parts.jobs.sendMany(tx, 'appointments.mail', jobs));
  } else await sendVisitMail(parts, String(data['id']), Number(data['seq']));
}

/**
 * Tells the person by e-mail what became of the visit: day, time and place, but not what it is about. The message id names the event,
 * so that a repeat is recognised.
 */
export async function sendVisitMail(parts: AppointmentParts, id: Uuid, seq: number): Promise<void> {
  const found = await parts.db.transaction(async (tx) => ({
    row: await lockBooking(tx, id),
    events: await parts.events.read(tx, id),
  }));
  const event = found.events.find((one) => one.seq === seq);
  // A later event has a message of its own.
  if (!found.row || !event || found.events.some((one) => one.seq > seq && mailed.has(one.type))) return;
  const what =
    event.type === 'appointment.cancelled' ? 'cancelled' : event.type === 'appointment.moved' ? 'moved' : 'booked';
  await mailVisit(parts, found.row, event, what);
  if (what !== 'booked') await noticeOfVisit(parts, id, what);
}

async function mailVisit(
  parts: AppointmentParts,
  row: BookingRow,
  event: StoredEvent,
  what: 'booked' | 'moved' | 'cancelled',
): Promise<void> {
  const [contact] = await contactOf(parts, { actor: systemActor, guestProofs: [] }, [row]);
  if (!contact?.email) return;
  const { language } = row;
  const at = instantOf(row.from);
  const office = parts.catalogue.findOffice(row.office);
  const words = texts[language].mail[what];
  const method = what === 'cancelled' ? 'cancel' : 'request';
  const stamp = Temporal.Instant.from(event.at);
  await parts.mail.send({
    id: `visit.${row.id}.${event.seq}`,
    to: contact.email,
    subject: words.subject,
    text: words.text({
      number: row.number,
      day: formatDateWithWeekday(legalDay(at), language),
      time: formatTime(at, language),
      place: [office?.name[language], office?.address].filter(Boolean).join(', '),
      address: `${parts.config.baseUrl}/${language}/termin/oeffnen?nummer=${row.number}`,
    }),
    calendar: { method, file: visitEntry(parts, row, { language, method, stamp, attendee: contact.email }) },
  });
}

const mailed: ReadonlySet<string> = new Set(['appointment.booked', 'appointment.moved', 'appointment.cancelled']);
