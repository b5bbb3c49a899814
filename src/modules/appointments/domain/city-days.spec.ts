import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { legalZone } from '#kernel/clock';
import { calendar } from '../test-support.ts';
import { deskHours, minuteAt } from './desk-hours.ts';
import { findStarts } from './find-starts.ts';
import { openHours } from './open-hours.ts';
import type { OfficePlan, Plan } from './plan.ts';
import { readPlan } from './read-plan.ts';
import { policyOn } from './release.ts';
import { instantOf } from './spans.ts';

const file = join(import.meta.dirname, '../../../../city/appointments.yaml');
const data = parse(readFileSync(file, 'utf8')) as Plan;
const { plan } = readPlan(data, {
  offices: new Set(data.offices.flatMap(({ id, department }) => [id, department])),
  services: new Set(data.services.flatMap(({ service }) => service ?? [])),
});
const offices = plan!.offices;
const years = Array.from({ length: 10 }, (_, index) => 2026 + index);
/** The clock times at which anybody may begin, by desk, when all that will ever be published is published. */
const startsAt = (office: OfficePlan, date: Temporal.PlainDate): readonly string[] => {
  const now = minuteAt(date, '00:00');
  const asked = {
    ...{ plan: plan!, office, day: date, calendar, closures: [], services: [] },
    now: now + 1_439,
    isStaff: false,
  };
  const open = openHours(asked);
  return findStarts({ open, busy: () => [], minutes: 5, step: 5, earliest: now }).flatMap(({ at, desks }) =>
    desks.toSorted().map((desk) => `${desk} ${instantOf(at).toZonedDateTimeISO(legalZone).toPlainTime()}`),
  );
};

describe('every office of the city', () => {
  it.each(years)(
    'has no public slot on any Saxon holiday of %i (ZMS lists Berlin holidays, no Reformationstag, no Buß- und Bettag)',
    (year) => {
      const holidays = calendar.holidaysOf(year);
      expect(holidays.map(({ date }) => date.toString())).toEqual(
        expect.arrayContaining([`${year}-10-31`, buss(year), `${year}-05-01`, `${year}-12-26`]),
      );
      for (const office of offices) {
        for (const { date } of holidays) {
          expect(startsAt(office, date), `${office.id} ${date}`).toEqual([]);
          expect(deskHours(office, date, calendar), `${office.id} ${date}, staff`).toEqual([]);
        }
      }
    },
  );

  it.each(years)('works on 8 March %i as on any such weekday, which is a holiday in Berlin only', (year) => {
    const date = Temporal.PlainDate.from({ year, month: 3, day: 8 });
    for (const office of offices) {
      const weekBefore = date.subtract({ weeks: 1 });
      expect(startsAt(office, date).length > 0, office.id).toBe(isOpen(office, date));
      if (policyOn(plan!, office, date) === policyOn(plan!, office, weekBefore))
        expect(startsAt(office, date).length, office.id).toBe(startsAt(office, weekBefore).length);
    }
    if (date.dayOfWeek <= 5)
      expect(offices.filter((office) => startsAt(office, date).length > 0).length).toBeGreaterThan(0);
  });

  it('keeps its wall-clock hours in the weeks in which the clocks change, no slot lost or doubled (Cal.com #1092 #6217 #6844 #10517 #12137)', () => {
    for (const year of years) {
      for (const month of [3, 10]) {
        const sunday = lastSunday(year, month);
        for (const days of [-2, -1, 0, 1, 2]) {
          const date = sunday.add({ days });
          const usual = [date.subtract({ weeks: 2 }), date.add({ weeks: 3 })].filter((one) => !calendar.isHoliday(one));
          if (calendar.isHoliday(date)) continue;
          for (const office of offices) {
            const starts = startsAt(office, date);
            expect(new Set(starts).size, `${office.id} ${date}`).toBe(starts.length);
            const same = usual.find((one) => policyOn(plan!, office, one) === policyOn(plan!, office, date));
            // Parts are dealt to other desks on other days: the hours as a whole stay.
            if (same)
              expect(clocks(deskHours(office, date, calendar)), `${office.id} ${date}`).toEqual(
                clocks(deskHours(office, same, calendar)),
              );
          }
        }
      }
    }
  });
});

const isOpen = (office: OfficePlan, date: Temporal.PlainDate): boolean =>
  deskHours(office, date, calendar).length > 0 &&
  (policyOn(plan!, office, date)?.parts ?? []).some(({ release, share }) => release !== undefined && share > 0);
const clocks = (hours: ReturnType<typeof deskHours>): readonly string[] =>
  hours.map(({ desk, spans }) =>
    [desk, ...spans.flat().map((minute) => instantOf(minute).toZonedDateTimeISO(legalZone).toPlainTime())].join(' '),
  );
/** Buß- und Bettag: the Wednesday before 23 November. */
const buss = (year: number): string => {
  const before = Temporal.PlainDate.from({ year, month: 11, day: 22 });
  return before.subtract({ days: (before.dayOfWeek + 4) % 7 }).toString();
};
const lastSunday = (year: number, month: number): Temporal.PlainDate => {
  const last = Temporal.PlainDate.from({ year, month, day: 31 });
  return last.subtract({ days: last.dayOfWeek % 7 });
};
