import type { Read } from './read-input.ts';

/** Three fields that also accept one pasted date in the first: 4.11.2026, 4. November 2026, 2026-11-04, 04/11/2026. */
export function readDate(fields: DateFields): Read {
  const pasted = fields.month === '' && fields.year === '' ? readPasted(fields.day) : null;
  const { day, month, year } = pasted ?? withoutDots(fields);
  if (!day && !month && !year) return { value: null };
  const typed = { day, month, year };
  const missing = (['day', 'month', 'year'] as const).find((part) => !typed[part]);
  if (missing) return { value: null, typed, error: 'date-missing', part: missing };
  const monthNumber = monthOf(month);
  if (!/^\d{1,2}$/.test(day) || !monthNumber || !/^\d{4}$/.test(year)) {
    const part = pasted || !/^\d{1,2}$/.test(day) ? 'day' : !monthNumber ? 'month' : 'year';
    return {
      value: null,
      typed,
      error: /^\d{1,2}$/.test(month) && !monthNumber ? 'date-not-real' : 'date-format',
      part,
    };
  }
  try {
    const date = Temporal.PlainDate.from(
      { year: Number(year), month: monthNumber, day: Number(day) },
      { overflow: 'reject' },
    );
    return { value: date.toString() };
  } catch {
    return { value: null, typed, error: 'date-not-real', part: 'day' };
  }
}

/** Many write the dots of a date beside its numbers, each in its own field: `1.` `5.` `1990`. */
const withoutDots = ({ day, month, year }: DateFields): DateFields => ({
  day: day.replace(/\.$/, ''),
  month: month.replace(/\.$/, ''),
  year,
});

function readPasted(text: string): DateFields | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return { year: iso[1]!, month: iso[2]!, day: iso[3]! };
  const written = /^(\d{1,2})[.\s/-]+(\d{1,2}|\p{L}+)[.\s/-]+(\d{4})$/u.exec(text);
  return written ? { day: written[1]!, month: written[2]!, year: written[3]! } : null;
}

function monthOf(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text) >= 1 && Number(text) <= 12 ? Number(text) : null;
  const known = text.toLowerCase().replace('.', '').slice(0, 3);
  const at = monthNames.findIndex((names) => names.includes(known));
  return at >= 0 ? at + 1 : null;
}

const monthNames: readonly (readonly string[])[] = [
  ['jan', 'jän'],
  ['feb'],
  ['mär', 'mar', 'mae', 'mrz'],
  ['apr'],
  ['mai', 'may'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['okt', 'oct'],
  ['nov'],
  ['dez', 'dec'],
];

interface DateFields {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}
