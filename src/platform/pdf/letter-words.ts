import type { Language } from '#kernel/language';

/** The few words that a letter says by itself. */
export const letterWords: Readonly<Record<Language, LetterWords>> = {
  de: { page: (number, count) => `Seite ${number} von ${count}`, qrCode: 'QR-Code' },
  en: { page: (number, count) => `Page ${number} of ${count}`, qrCode: 'QR code' },
};

/** The letter's date as it is printed: `2026-11-24` becomes "24. November 2026"; any other wording stays as it is. */
export const letterDate = (date: string, language: Language): string =>
  isIsoDate(date)
    ? Temporal.PlainDate.from(date).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long' })
    : date;

/** The instant written into the file as its creation date: the letter's day at noon UTC, or the year 2000 without an ISO day. */
export const letterInstant = (date: string): Date =>
  new Date(isIsoDate(date) ? `${date}T12:00:00Z` : '2000-01-01T12:00:00Z');

const isIsoDate = (date: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
};

interface LetterWords {
  readonly page: (number: number, count: number) => string;
  readonly qrCode: string;
}
