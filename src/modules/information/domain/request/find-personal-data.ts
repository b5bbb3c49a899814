/**
 * Traces of personal data in the words of a request: mail addresses, phone numbers, account numbers, and what the person gave as own name.
 * Finding nothing is no proof; finding something keeps the words back until somebody of the city has looked.
 */
export function findPersonalData(text: string, own: readonly string[]): readonly PersonalTrace[] {
  const found: PersonalTrace[] = [];
  for (const [kind, pattern] of patterns) if (pattern.test(text)) found.push(kind);
  const low = text.toLocaleLowerCase('de');
  const names = own.flatMap((name) => name.toLocaleLowerCase('de').split(/[\s,]+/)).filter((part) => part.length > 2);
  if (names.some((part) => low.includes(part))) found.push('own-name');
  return found;
}

const patterns: readonly (readonly [PersonalTrace, RegExp])[] = [
  ['email', /[^\s@]+@[^\s@]+\.[a-z]{2,}/iu],
  ['phone', /(?:\+49|\b0)[\d\s/()-]{6,}\d/u],
  ['iban', /\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,}/u],
  ['named-person', /\b(?:Herr|Herrn|Frau|Mr\.?|Mrs\.?|Ms\.?)\s+\p{Lu}/u],
];
export type PersonalTrace = 'email' | 'phone' | 'iban' | 'named-person' | 'own-name';
