import { systemActor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { BookingRow } from '../../domain/booking.ts';
import { instantOf } from '../../domain/spans.ts';
import { lockBooking } from '../../store/booking-store.ts';
import { dueForReminder, markReminded } from '../../store/check-store.ts';
import { linkTexts } from '../../texts/links.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { noticeOfVisit } from '../notices/send-notices.ts';
import { contactOf } from '../open-visit.ts';
import { checkStates } from './visit-papers.ts';

/** Plans a reminder for each visit that begins in one to two days, once for each time it stands at; gives how many. */
export async function planReminders(parts: AppointmentParts): Promise<number> {
  const now = parts.clock.now();
  const due = await dueForReminder(
    parts.db,
    now.add({ hours: 24 }).toString(),
    now.add({ hours: 48 }).toString(),
    now.subtract({ hours: 12 }).toString(),
  );
  for (const id of due)
    await parts.db.transaction(async (tx) => {
      if (await markReminded(tx, id)) await parts.jobs.send(tx, { name: 'appointments.remind', data: { id } });
    });
  return due.length;
}

/** Tells by e-mail when the visit is, and that something is missing where the person has not got everything; never what it is about. */
export async function sendReminder(parts: AppointmentParts, id: Uuid): Promise<void> {
  const row = await parts.db.transaction((tx) => lockBooking(tx, id));
  if (row?.state !== 'confirmed') return;
  await mailReminder(parts, row);
  await noticeOfVisit(parts, id, 'soon');
}

async function mailReminder(parts: AppointmentParts, row: BookingRow): Promise<void> {
  const [contact] = await contactOf(parts, { actor: systemActor, guestProofs: [] }, [row]);
  if (!contact?.email) return;
  const { language } = row;
  const state = (await checkStates(parts, [row])).get(row.id)?.state ?? 'none';
  const words = linkTexts[language].reminder;
  const office = parts.catalogue.findOffice(row.office);
  const at = instantOf(row.from);
  await parts.mail.send({
    id: `reminder.${row.id}.${row.from}`,
    to: contact.email,
    subject: words.subject,
    text: words.text({
      at,
      place: [office?.name[language], office?.address].filter(Boolean).join(', '),
      number: row.number,
      missing: state === 'missing' || state === 'unchecked' ? words[state] : '',
      address: `${parts.config.baseUrl}/${language}/termin/oeffnen?nummer=${row.number}`,
    }),
  });
}
