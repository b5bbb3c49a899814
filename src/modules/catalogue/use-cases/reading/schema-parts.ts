import { z } from 'zod';

/** A text with at least one letter. The message of each part is the code that `texts/` turns into words. */
export const filled = z.string().trim().min(1, 'not-empty');

/** An address part: lower case, digits and hyphens. */
export const kebab = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'kebab');

/** A name that FEEL can read; a repeat's question carries the repeat's id and a dot. */
export const questionId = z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)?$/, 'feel-name');

/** An ISO date that exists. */
export const isoDate = z.string().refine(isDate, 'iso-date');

/** An ISO 8601 period in days, weeks, months or years: legal periods are never counted in hours. */
export const isoPeriod = z.string().regex(/^P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/, 'iso-period');

/** `WDn` working days, or an ISO 8601 period or duration. */
export const promised = z
  .string()
  .regex(/^(WD\d+|P(?=[\dT])(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?)$/, 'promised');

/** A text in German and English. */
export const bilingual = z.strictObject({ de: filled, en: filled });

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
