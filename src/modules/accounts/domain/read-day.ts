/** A day from three fields, of which the first may hold a whole date (`24.12.2026`, `2026-12-24`); null when it is none. */
export function readDay({ day, month, year }: DayFields): Temporal.PlainDate | null {
  const whole = month.trim() === '' && year.trim() === '' ? readWhole(day.trim()) : null;
  const typed = whole ?? { day: day.trim(), month: month.trim(), year: year.trim() };
  if (!/^\d{1,2}$/.test(typed.day) || !/^\d{1,2}$/.test(typed.month) || !/^\d{4}$/.test(typed.year)) return null;
  try {
    const date = { year: Number(typed.year), month: Number(typed.month), day: Number(typed.day) };
    return Temporal.PlainDate.from(date, { overflow: 'reject' });
  } catch {
    return null;
  }
}

function readWhole(text: string): DayFields | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return { year: iso[1]!, month: iso[2]!, day: iso[3]! };
  const written = /^(\d{1,2})[.\s/-]+(\d{1,2})[.\s/-]+(\d{4})$/.exec(text);
  return written ? { day: written[1]!, month: written[2]!, year: written[3]! } : null;
}

export interface DayFields {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}
