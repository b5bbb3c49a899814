import { legalCalendar } from '#kernel/calendar';
import { legalZone } from '#kernel/clock';
import { saxonHolidays } from '#kernel/saxon-holidays';
import type { Composed } from '../compose.ts';
import { demoActor } from './documents.ts';
import type { Stage } from './stage.ts';

/** People who waited at one branch in each of its open hours of the last four weeks, so that its usual wait can be told. */
export const exampleWaits = (stage: Stage, { doors }: Composed, today: Temporal.PlainDate) => {
  const { hours = [] } = doors.partners.network()?.branches.find(({ id }) => id === branch) ?? {};
  return Array.from({ length: 28 }, (_, ago) => today.subtract({ days: ago + 1 })).flatMap((day) =>
    hours
      .filter(({ weekdays }) => weekdays.includes(day.dayOfWeek) && !calendar.isHoliday(day))
      .flatMap(({ from, to }) => hoursBetween(from, to))
      .map((hour) => {
        const at = day.toZonedDateTime({ timeZone: legalZone, plainTime: { hour, minute: 5 } }).toInstant();
        const minutes = (day.day * 7 + hour * 5) % 13;
        return {
          at,
          run: async () => {
            const clerk = await demoActor(stage.platform, 'servicepunkt@demo');
            if (clerk) await doors.partners.seedWait(clerk, () => stage.set(at.add({ minutes })));
          },
        };
      }),
  );
};

/** Whole hours that lie within two times of day. */
function hoursBetween(from: string, to: string): number[] {
  const [first, last] = [from, to].map((time) => Number(time.slice(0, 2))) as [number, number];
  return Array.from({ length: Math.max(0, last - first) }, (_, place) => first + place);
}

const branch = 'musterbank-plagwitz';
const calendar = legalCalendar(saxonHolidays);
