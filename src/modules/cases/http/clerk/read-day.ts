import type { FormBody } from '#platform/http';

/** A day from the three fields of a date group, or from one whole date in the first; null when it is none. */
export function readDay(form: FormBody, name: string): TypedDay {
  const typed = {
    day: form.get(`${name}-day`).trim(),
    month: form.get(`${name}-month`).trim(),
    year: form.get(`${name}-year`).trim(),
  };
  return { typed, date: dayOf(typed.month || typed.year ? `${typed.day}.${typed.month}.${typed.year}` : typed.day) };
}

/** `21.11.2026`, `21/11/2026` or `2026-11-21` as a day; null when there is no such day. */
export function dayOf(text: string): Temporal.PlainDate | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  const german = /^\s*(\d{1,2})[./ ]\s*(\d{1,2})[./ ]\s*(\d{4})\s*$/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : german ? [german[3], german[2], german[1]] : [];
  if (!year || !month || !day) return null;
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
  } catch {
    return null;
  }
}

interface TypedDay {
  readonly typed: { readonly day: string; readonly month: string; readonly year: string };
  readonly date: Temporal.PlainDate | null;
}
