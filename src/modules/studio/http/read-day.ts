/** A day as people type it (`1.12.2026`, `2026-12-01`); null when nothing is there, undefined for what is no day. */
export function readDay(text: string): Temporal.PlainDate | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(typed);
  const iso = german ? `${german[3]}-${german[2]!.padStart(2, '0')}-${german[1]!.padStart(2, '0')}` : typed;
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Temporal.PlainDate.from(iso) : undefined;
  } catch {
    return undefined;
  }
}
