import { nanosPerSecond } from './calendar.ts';
import {
  dateFromDays,
  dateOf,
  FeelDate,
  FeelDateTime,
  FeelTime,
  type FeelZone,
  isZoneId,
  MonthsDuration,
  NanosDuration,
} from './temporal.ts';

/** Reads `2026-01-31`; null for anything else. */
export function parseDate(text: string): FeelDate | null {
  const parts = /^(-?(?:[1-9]\d{3,8}|0\d{3}))-(\d\d)-(\d\d)$/.exec(text);
  return parts === null ? null : dateOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** Reads `10:30:00`, with fraction, offset (`+01:00`, `Z`) or zone (`@Europe/Berlin`); null for anything else. */
export function parseTime(text: string): FeelTime | null {
  const parts = /^(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d(?::\d\d)?|@[\w/+-]+)?$/.exec(text);
  if (parts === null) return null;
  const zone = parseZone(parts[5]);
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (zone === undefined || hour > 23 || minute > 59 || second > 59) return null;
  const fraction = Number((parts[4] ?? '').slice(0, 9).padEnd(9, '0'));
  return new FeelTime((hour * 3600 + minute * 60 + second) * nanosPerSecond + fraction, zone);
}

/** Reads `2026-01-31T10:30:00` with all forms of a time, or a bare day as its midnight; null for anything else. */
export function parseDateTime(text: string): FeelDateTime | null {
  const at = text.indexOf('T');
  const date = parseDate(at < 0 ? text : text.slice(0, at));
  if (date !== null && text.startsWith('T24:00:00', at)) return endOfDay(date, text, at);
  const time = at < 0 ? new FeelTime(0, null) : parseTime(text.slice(at + 1));
  return date === null || time === null ? null : new FeelDateTime(date, time);
}

/** Reads an ISO 8601 duration of either kind, such as `P1Y2M` or `-P1DT2H`; null for anything else. */
export function parseDuration(text: string): MonthsDuration | NanosDuration | null {
  if (text.length > 64) return null;
  const months = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(text);
  if (months !== null && (months[2] ?? months[3]) !== undefined) {
    const count = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0);
    return Number.isSafeInteger(count) ? new MonthsDuration(months[1] ? -count : count) : null;
  }
  const days = /^(-)?P(?:(\d+)D)?(T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/.exec(text);
  if (days === null || days[3] === 'T' || (days[2] === undefined && days[3] === undefined)) return null;
  const seconds =
    BigInt(days[2] ?? 0) * 86_400n + BigInt(days[4] ?? 0) * 3600n + BigInt(days[5] ?? 0) * 60n + BigInt(days[6] ?? 0);
  const nanos = seconds * 1_000_000_000n + BigInt((days[7] ?? '').slice(0, 9).padEnd(9, '0'));
  return new NanosDuration(days[1] ? -nanos : nanos);
}

/** Reads any of the temporal literals that may stand behind `@`. */
export function parseTemporal(
  text: string,
): FeelDate | FeelTime | FeelDateTime | MonthsDuration | NanosDuration | null {
  if (/^-?P/.test(text)) return parseDuration(text);
  return parseDate(text) ?? parseTime(text) ?? (text.includes('T') ? parseDateTime(text) : null);
}

/** Writes a date, time, date and time or duration in ISO 8601 with FEEL's zone suffix. */
export function formatTemporal(value: FeelDate | FeelTime | FeelDateTime | MonthsDuration | NanosDuration): string {
  if (value instanceof FeelDate) return `${formatYear(value.year)}-${pad(value.month)}-${pad(value.day)}`;
  if (value instanceof FeelTime) return formatTime(value);
  if (value instanceof FeelDateTime) return `${formatTemporal(value.date)}T${formatTime(value.time)}`;
  return value instanceof MonthsDuration ? formatMonths(value.months) : formatNanos(value.nanos);
}

/** Midnight written as the end of a day (`T24:00:00`) is the start of the next one. */
function endOfDay(date: FeelDate, text: string, at: number): FeelDateTime | null {
  const time = parseTime(text.slice(at + 1).replace('24', '00'));
  const next = dateFromDays(date.epochDays + 1);
  return time === null || next === null || time.nanos > 0 ? null : new FeelDateTime(next, time);
}

function parseZone(text: string | undefined): FeelZone | null | undefined {
  if (text === undefined) return null;
  if (text === 'Z') return { offset: 0 };
  if (text.startsWith('@')) return isZoneId(text.slice(1)) ? { id: text.slice(1) } : undefined;
  const [hour = 0, minute = 0, second = 0] = text.slice(1).split(':').map(Number);
  const seconds = hour * 3600 + minute * 60 + second;
  if (minute > 59 || second > 59 || seconds > 18 * 3600) return undefined;
  return { offset: seconds === 0 ? 0 : text.startsWith('-') ? -seconds : seconds };
}

function formatYear(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
}

function formatTime(time: FeelTime): string {
  const seconds = Math.floor(time.nanos / nanosPerSecond);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(pad).join(':');
  return `${clock}${formatFraction(time.nanos % nanosPerSecond)}${formatZone(time.zone)}`;
}

function formatZone(zone: FeelZone | null): string {
  if (zone === null) return '';
  if ('id' in zone) return `@${zone.id}`;
  if (zone.offset === 0) return 'Z';
  const seconds = Math.abs(zone.offset);
  const rest = seconds % 60 === 0 ? '' : `:${pad(seconds % 60)}`;
  return `${zone.offset < 0 ? '-' : '+'}${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}${rest}`;
}

function formatMonths(months: number): string {
  const size = Math.abs(months);
  const years = Math.floor(size / 12);
  const text = `${years > 0 ? `${years}Y` : ''}${size % 12 > 0 || size === 0 ? `${size % 12}M` : ''}`;
  return `${months < 0 ? '-' : ''}P${text}`;
}

function formatNanos(nanos: bigint): string {
  const size = nanos < 0n ? -nanos : nanos;
  const total = size / 1_000_000_000n;
  const fraction = formatFraction(Number(size % 1_000_000_000n));
  const [days, hours, minutes, seconds] = [total / 86_400n, (total / 3600n) % 24n, (total / 60n) % 60n, total % 60n];
  const time = `${hours > 0n ? `${hours}H` : ''}${minutes > 0n ? `${minutes}M` : ''}${
    seconds > 0n || fraction !== '' ? `${seconds}${fraction}S` : ''
  }`;
  if (days === 0n && time === '') return 'PT0S';
  return `${nanos < 0n ? '-' : ''}P${days > 0n ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}

function formatFraction(nanos: number): string {
  return nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
