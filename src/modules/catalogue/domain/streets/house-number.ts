/** Reads a house number as people write it: `12`, `12 a`, `12A`, `2-4`, `2 a - c`; null for anything else. */
export function parseHouseNumber(text: string): HouseNumber | null {
  const hit = /^0*(\d{1,4})\s*([a-z])?(?:\s*[-–/+]\s*(?:0*(\d{1,4})\s*)?([a-z])?)?$/i.exec(text.trim());
  if (!hit?.[1] || hit[1] === '0' || /[-–/+]\s*$/.test(text.trim())) return null;
  const from = Number(hit[1]);
  const letter = (hit[2] ?? '').toUpperCase();
  const to = hit[3] ? Number(hit[3]) : from;
  return to < from ? null : { from, letter, to, lastLetter: (hit[4] ?? (to === from ? letter : '')).toUpperCase() };
}

/** The spelling of the list: `12A`, `2-4`, `2A-2C`. */
export function formatHouseNumber(number: HouseNumber): string {
  const first = `${number.from}${number.letter}`;
  const last = `${number.to}${number.lastLetter}`;
  return first === last ? first : `${first}-${last}`;
}

/** Splits `Karl-Liebknecht-Straße 12 a` into street and number; the number is empty where none stands at the end. */
export function splitStreetLine(line: string): { readonly street: string; readonly houseNumber: string } {
  const hit = /^(.*?[^\s\d])\s*\b(\d{1,4}\s*[a-z]?(?:\s*[-–/+]\s*\d{0,4}\s*[a-z]?)?)$/i.exec(line.trim());
  return hit?.[1] && hit[2] ? { street: hit[1], houseNumber: hit[2] } : { street: line.trim(), houseNumber: '' };
}

/** True when one number lies in a range of the list: `3` is not in `2-4`, a range has one side of the street. */
export const isWithin = (range: HouseNumber, number: HouseNumber): boolean =>
  range.to > range.from &&
  number.from === number.to &&
  number.from >= range.from &&
  number.from <= range.to &&
  (number.from - range.from) % (range.to % 2 === range.from % 2 ? 2 : 1) === 0;

export interface HouseNumber {
  readonly from: number;
  readonly letter: string;
  readonly to: number;
  readonly lastLetter: string;
}
