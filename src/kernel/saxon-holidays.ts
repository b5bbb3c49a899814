import type { HolidayRules } from './calendar.ts';

/** The public holidays of Saxony (SächsSFG § 1(1)); Corpus Christi holds only in some places and not in Leipzig. */
export const saxonHolidays: HolidayRules = [
  { kind: 'fixed', month: 1, day: 1, name: { de: 'Neujahr', en: 'New Year’s Day' } },
  { kind: 'easter', offset: -2, name: { de: 'Karfreitag', en: 'Good Friday' } },
  { kind: 'easter', offset: 1, name: { de: 'Ostermontag', en: 'Easter Monday' } },
  { kind: 'fixed', month: 5, day: 1, name: { de: 'Tag der Arbeit', en: 'Labour Day' } },
  { kind: 'easter', offset: 39, name: { de: 'Christi Himmelfahrt', en: 'Ascension Day' } },
  { kind: 'easter', offset: 50, name: { de: 'Pfingstmontag', en: 'Whit Monday' } },
  { kind: 'fixed', month: 10, day: 3, name: { de: 'Tag der Deutschen Einheit', en: 'Day of German Unity' } },
  { kind: 'fixed', month: 10, day: 31, name: { de: 'Reformationstag', en: 'Reformation Day' } },
  {
    kind: 'weekday-before',
    weekday: 3,
    month: 11,
    day: 23,
    name: { de: 'Buß- und Bettag', en: 'Day of Repentance and Prayer' },
  },
  { kind: 'fixed', month: 12, day: 25, name: { de: '1. Weihnachtstag', en: 'Christmas Day' } },
  { kind: 'fixed', month: 12, day: 26, name: { de: '2. Weihnachtstag', en: 'Boxing Day' } },
];
