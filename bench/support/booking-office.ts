import { guestActor } from '#kernel/actor';
import { legalCalendar } from '#kernel/calendar';
import { legalDay } from '#kernel/clock';
import { saxonHolidays } from '#kernel/saxon-holidays';
import { readConfig } from '#platform/config';
import { silentLog } from '#platform/log';
import type { Person } from '../../src/modules/appointments/domain/booking.ts';
import { minuteAt } from '../../src/modules/appointments/domain/desk-hours.ts';
import type { Plan } from '../../src/modules/appointments/domain/plan.ts';
import type { AppointmentParts } from '../../src/modules/appointments/use-cases/appointment-parts.ts';
import { createBoard } from '../../src/modules/appointments/use-cases/board.ts';
import { openPlatform } from '../../src/open-platform.ts';

const provenance = { state: 'assumption', asOf: '2026-11-22', source: 'made up' } as const;
const minutesOfServices = [10, 15, 20, 25, 30, 40, 10, 15, 20, 25, 30, 40, 15, 20, 30];

/** A made-up city: so many offices with so many desks each, open every day from 8 to 18, all published; fifteen services. */
export const benchPlan = (offices: number, desks: number): Plan => ({
  rules: {
    ...{ stepMinutes: 5, holdMinutes: 10, visitsPerPerson: 100, personsPerVisit: 6, daysAhead: 61, keepDays: 30 },
    returnMinutes: { least: 3, most: 40 },
  },
  services: minutesOfServices.map((minutes, index) => ({
    id: `service-${index + 1}`,
    name: { de: `Leistung ${index + 1}`, en: `Service ${index + 1}` },
    duration: { booked: minutes, further: minutes, mean: minutes, variation: 0.4, ...provenance },
  })),
  policies: [
    {
      ...{ id: 'all', name: { de: 'alles', en: 'everything' }, ...provenance },
      parts: [{ share: 1, channel: 'online', release: { kind: 'rolling', days: 61, at: '00:00' } }],
    },
  ],
  offices: Array.from({ length: offices }, (_, office) => ({
    ...{ id: `office-${office + 1}`, department: 'office', accessible: true, ...provenance },
    desks: Array.from({ length: desks }, (_, desk) => ({ id: office * 100 + desk + 1, name: `${desk + 1}` })),
    shifts: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '18:00', desks: 'all', skills: 'all' }],
    policies: [{ from: '2020-01-01', policy: 'all' }],
  })),
});

/** The appointments of a node with so many connections, on the real clock. */
export async function benchAppointments(databaseUrl: string, plan: Plan, connections: number) {
  const read = readConfig({ DATABASE_URL: databaseUrl, POOL_SIZE: String(connections), LOG_LEVEL: 'silent' });
  if (!read.ok) throw new Error('the settings do not fit');
  const platform = openPlatform(read.config, silentLog);
  platform.jobs.handle('appointments.mail', async () => undefined);
  await platform.jobs.open();
  const doors = {} as Pick<AppointmentParts, 'accounts' | 'catalogue' | 'cases'>;
  const parts: AppointmentParts = {
    ...{ ...platform, ...doors, plan, calendar: legalCalendar(saxonHolidays) },
    board: createBoard(platform),
  };
  const close = async (): Promise<void> => {
    await platform.jobs.stop();
    await platform.mail.close();
    await platform.db.close();
  };
  return { parts, close };
}

let guests = 0;
/** Somebody new. */
export const aGuest = (): Person => ({ actor: guestActor, guestProofs: [Buffer.from(`bench guest ${guests++}`)] });
export const aContact = () => ({ name: 'Ada Beispiel', email: `ada-${guests++}@example.org` });

/** The first working days from tomorrow, so many of them. */
export function workingDays(count: number): readonly Temporal.PlainDate[] {
  const calendar = legalCalendar(saxonHolidays);
  const today = legalDay(Temporal.Now.instant());
  return Array.from({ length: count + 20 }, (_, index) => today.add({ days: index + 1 }))
    .filter((day) => !calendar.isHoliday(day))
    .slice(0, count);
}

/** Eight o'clock on a day, in minutes since 1970. */
export const eightOn = (day: Temporal.PlainDate): number => minuteAt(day, '08:00');
