import type { Request } from '#platform/http';

/** What was typed into the form of this request; empty on a page that was only opened. */
export const typedIn =
  ({ method, form }: Request) =>
  (name: string): string =>
    method === 'POST' ? form.get(name) : '';

/** A day from three fields, or a whole date in the first; ISO, or empty for none. */
export function dayIn({ form }: Request, name: string): string {
  const [first, month, year] = [`${name}-day`, `${name}-month`, `${name}-year`].map((field) => form.get(field).trim());
  const whole = /^(\d{1,2})[.\s/-]+(\d{1,2})[.\s/-]+(\d{4})$/.exec(first ?? '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(first ?? '');
  const typed = iso ? [iso[3], iso[2], iso[1]] : whole ? whole.slice(1) : [first, month, year];
  if (!typed.every((part) => /^\d{1,4}$/.test(part ?? ''))) return '';
  try {
    const [day, inMonth, inYear] = typed.map(Number) as [number, number, number];
    return Temporal.PlainDate.from({ day, month: inMonth, year: inYear }, { overflow: 'reject' }).toString();
  } catch {
    return '';
  }
}

/** The number of an entry of a ledger; null when it is none. */
export const seqIn = (typed: string): number | null =>
  /^[1-9]\d{0,8}$/.test(typed.trim()) ? Number(typed.trim()) : null;
