import { legalCalendar } from '#kernel/calendar';
import { saxonHolidays } from '#kernel/saxon-holidays';
import type { OfficePlan, Plan, ReleasePolicy, Shift } from './domain/plan.ts';
import type { HoldOrder } from './use-cases/take-slot.ts';

/** The holidays of Saxony. */
export const calendar = legalCalendar(saxonHolidays);

const provenance = { state: 'assumption', asOf: '2026-11-21', source: 'test' } as const;
const duration = (booked: number, further = booked) => ({
  booked,
  further,
  mean: booked,
  variation: 0.4,
  ...provenance,
});

/** A policy of these parts. */
export const aPolicy = (parts: ReleasePolicy['parts'], id = 'test'): ReleasePolicy => ({
  id,
  name: { de: id, en: id },
  ...provenance,
  parts,
});

/** A shift on all days of the week, unless said otherwise. */
export const aShift = (changes: Partial<Shift> = {}): Shift => ({
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  from: '08:00',
  to: '12:00',
  desks: 'all',
  skills: 'all',
  ...changes,
});

/** An office with so many desks; everything is published long before. */
export const anOffice = (changes: Partial<OfficePlan> = {}): OfficePlan => ({
  id: 'mitte',
  department: 'buergerservice',
  accessible: true,
  desks: [
    { id: 1, name: '1' },
    { id: 2, name: '2' },
  ],
  shifts: [aShift()],
  policies: [{ from: '2020-01-01', policy: 'test' }],
  ...provenance,
  ...changes,
});

/** A plan with one office and three services of 5, 15 and 20 minutes. */
export const aPlan = (changes: Partial<Plan> = {}): Plan => ({
  rules: {
    ...{ stepMinutes: 5, holdMinutes: 10, visitsPerPerson: 3, personsPerVisit: 6, daysAhead: 60, keepDays: 30 },
    returnMinutes: { least: 3, most: 40 },
  },
  services: [
    { id: 'ausweis', name: { de: 'Ausweis', en: 'ID card' }, duration: duration(20, 15) },
    { id: 'umzug', name: { de: 'Umzug', en: 'Move' }, duration: duration(15, 5) },
    { id: 'abholung', name: { de: 'Abholung', en: 'Collect' }, duration: duration(5) },
  ],
  policies: [aPolicy([{ share: 1, channel: 'online', release: { kind: 'rolling', days: 60, at: '00:00' } }])],
  offices: [anOffice()],
  ...changes,
});

/** A move of one person, asked for online in German. */
export const anOrder = (order: Pick<HoldOrder, 'office' | 'at' | 'person'>): HoldOrder => ({
  lines: [{ service: 'umzug', persons: 1 }],
  channel: 'online',
  language: 'de',
  caseNumber: null,
  once: null,
  ...order,
});
