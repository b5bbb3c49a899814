import { civilFromDays, daysFromCivil, daysInMonth, floorDiv, maxYear, nanosPerDay } from './calendar.ts';

/** Where a time is meant: an offset in seconds from UTC, or a named zone of the IANA database. */
export type FeelZone = { readonly offset: number } | { readonly id: string };

/** A calendar day. Own class because DMN allows years up to 999,999,999 and `Temporal` ends at 275,760. */
export class FeelDate {
  readonly kind = 'date';
  readonly year: number;
  readonly month: number;
  readonly day: number;
  constructor(year: number, month: number, day: number) {
    this.year = year;
    this.month = month;
    this.day = day;
  }
  get epochDays(): number {
    return daysFromCivil(this.year, this.month, this.day);
  }
}

/** A time of day in nanoseconds since midnight, local or with a zone (`Temporal.PlainTime` has none). */
export class FeelTime {
  readonly kind = 'time';
  readonly nanos: number;
  readonly zone: FeelZone | null;
  constructor(nanos: number, zone: FeelZone | null) {
    this.nanos = nanos;
    this.zone = zone;
  }
}

/** A day with a time of day; the zone belongs to the time. */
export class FeelDateTime {
  readonly kind = 'date time';
  readonly date: FeelDate;
  readonly time: FeelTime;
  constructor(date: FeelDate, time: FeelTime) {
    this.date = date;
    this.time = time;
  }
}

/** A duration counted in whole months. */
export class MonthsDuration {
  readonly kind = 'months';
  readonly months: number;
  constructor(months: number) {
    this.months = months === 0 ? 0 : months;
  }
}

/** A duration counted in nanoseconds; a day has 24 hours. */
export class NanosDuration {
  readonly kind = 'nanos';
  readonly nanos: bigint;
  constructor(nanos: bigint) {
    this.nanos = nanos;
  }
}

/** A day when the parts name a real one within the years of DMN, otherwise null. */
export function dateOf(year: number, month: number, day: number): FeelDate | null {
  if (![year, month, day].every(Number.isInteger) || Math.abs(year) > maxYear) return null;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return new FeelDate(year, month, day);
}

/** The day that lies so many days after 1970-01-01, null outside the years of DMN. */
export function dateFromDays(days: number): FeelDate | null {
  if (!Number.isSafeInteger(days)) return null;
  const { year, month, day } = civilFromDays(days);
  return dateOf(year, month, day);
}

/** The day so many months later; the day of the month is cut to the length of the month. */
export function addMonths(date: FeelDate, months: number): FeelDate | null {
  const index = date.year * 12 + (date.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dateOf(year, month, Math.min(date.day, daysInMonth(year, month)));
}

/** Seconds from UTC of a zone at a local day and time; null for a local time. */
export function offsetSeconds(zone: FeelZone | null, date: FeelDate | null, nanos: number): number | null {
  if (zone === null) return null;
  if ('offset' in zone) return zone.offset;
  const day = date === null || Math.abs(date.year) > 200_000 ? new FeelDate(1970, 1, 1) : date;
  const local = new Temporal.PlainDateTime(day.year, day.month, day.day).add({ nanoseconds: nanos });
  return local.toZonedDateTime(zone.id).offsetNanoseconds / 1e9;
}

/** Nanoseconds since 1970-01-01T00:00Z; a local value is counted as if it were UTC. */
export function epochNanos(value: FeelDateTime): bigint {
  const offset = offsetSeconds(value.time.zone, value.date, value.time.nanos) ?? 0;
  return BigInt(value.date.epochDays) * nanosPerDay + BigInt(value.time.nanos) - BigInt(offset) * 1_000_000_000n;
}

/** The date and time of an instant, written in the given zone (or as UTC without zone for a local value). */
export function fromEpochNanos(nanos: bigint, zone: FeelZone | null): FeelDateTime | null {
  const local = nanos + BigInt(offsetAt(nanos, zone)) * 1_000_000_000n;
  const days = floorDiv(local, nanosPerDay);
  const date = dateFromDays(Number(days));
  return date === null ? null : new FeelDateTime(date, new FeelTime(Number(local - days * nanosPerDay), zone));
}

/** A day as the midnight it begins with, in UTC as DMN 1.5 converts it. */
export function atMidnight(date: FeelDate): FeelDateTime {
  return new FeelDateTime(date, new FeelTime(0, { offset: 0 }));
}

/** Tells whether a name is a zone of the IANA database. */
export function isZoneId(id: string): boolean {
  if (!/^[A-Za-z]/.test(id)) return false;
  try {
    new Temporal.ZonedDateTime(0n, id);
    return true;
  } catch {
    return false;
  }
}

function offsetAt(nanos: bigint, zone: FeelZone | null): number {
  if (zone === null) return 0;
  if ('offset' in zone) return zone.offset;
  const limit = 8_640_000_000_000_000_000_000n - nanosPerDay;
  const instant = nanos > limit || nanos < -limit ? 0n : nanos;
  return new Temporal.ZonedDateTime(instant, zone.id).offsetNanoseconds / 1e9;
}
