/** The remainder by 97 of a text of digits and capitals, letters read as 10 to 35 (ISO 7064 MOD 97-10). */
export function mod97(text: string): number {
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    if (Number.isNaN(value)) throw new RangeError(`Not a digit or letter: ${character}`);
    rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
  }
  return rest;
}

/** The two check digits that make `body` + head + digits divide to 1: for references `RF`, for creditors the country. */
export const checkDigits97 = (head: string, body: string): string =>
  String(98 - mod97(`${body}${head}00`)).padStart(2, '0');
