/** Tells whether a text is an instant in ISO 8601 with an offset. */
export function isInstant(text: string): boolean {
  if (isPlainUtc(text)) return true;
  try {
    return Temporal.Instant.from(text) !== undefined;
  } catch {
    return false;
  }
}

/** Gives an instant in its normal form in UTC, without needless zeros; throws when the text is none. */
export function normalInstant(text: string): string {
  return text.length === 20 && isPlainUtc(text) ? text : Temporal.Instant.from(text).toString();
}

/** The usual form, `2026-05-04T08:00:00Z` with or without milliseconds, is seen without asking the calendar. */
function isPlainUtc(text: string): boolean {
  if (text.length !== 20 && text.length !== 24) return false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isDigit = code >= 48 && code <= 57;
    if (index === text.length - 1 ? code !== 90 : SHAPE[index] === '0' ? !isDigit : text[index] !== SHAPE[index]) {
      return false;
    }
  }
  const [month, day] = [twoDigits(text, 5), twoDigits(text, 8)];
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= 28 &&
    twoDigits(text, 11) < 24 &&
    twoDigits(text, 14) < 60 &&
    twoDigits(text, 17) < 60
  );
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

const SHAPE = '0000-00-00T00:00:00.000Z';
