import { parsePeriod } from '#kernel/period';

/** True for a period a timer may have: working days (`WD5`), days, weeks, months, years, or hours and minutes (`PT12H`). */
export const isPeriod = (text: string): boolean =>
  parsePeriod(text.trim()).ok || /^PT(?=\d)(\d+H)?(\d+M)?(\d+S)?$/.test(text.trim());
