import { ok, type Result, refuse } from '#kernel/result';
import { type CardData, cardTypes } from './card-data.ts';

/**
 * In what a card and a person's own words differ. Capitals, accents written apart and `ß` do not count; of several given names a person may say some, in the order of the card.
 * What one of the two leaves open is not compared.
 */
export function differences(card: CardData, said: SaidOfPerson): readonly CardField[] {
  const isName =
    said.familyName === null ||
    said.givenNames === null ||
    (plain(card.familyNames) === plain(said.familyName) && isPartOf(said.givenNames, card.givenNames));
  const isBirth = said.birthDate === null || isSameDay(card.born, said.birthDate);
  const isHome = said.home === null || card.home === null || homeOf(card.home) === homeOf(said.home);
  return [
    ...(isName && isFullName(card, said.fullName ?? '') ? [] : (['name'] as const)),
    ...(isBirth ? [] : (['birth-date'] as const)),
    ...(isHome ? [] : (['address'] as const)),
  ];
}

/** The differences that say it is somebody else. An address changes, and forms ask for new ones: a difference there is told, and stops nobody. */
export const isSomebodyElse = (fields: readonly CardField[]): boolean => fields.some((one) => one !== 'address');

/** Whether a card that the service has verified may stand for somebody today: a kind that may be read on site, not expired, whole, and of the holder of the visit where that is known. */
export function judgeCard(
  card: CardData,
  { today, holder }: { readonly today: string; readonly holder: SaidOfPerson | null },
): Result<CardData, CardRefusal> {
  if (!cardTypes.includes(card.documentType)) return refuse('card-kind');
  if (!card.familyNames.trim() || !/^\d{4}[\d ]{4}$/.test(card.born)) return refuse('card-not-whole');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(card.validUntil)) return refuse('card-not-whole');
  if (card.validUntil < today) return refuse('card-invalid');
  return holder && isSomebodyElse(differences(card, holder)) ? refuse('other-person') : ok(card);
}

/** Names as people write them, from the capitals of a card: `MUSTER-DEMO` becomes `Muster-Demo`. The person corrects what was meant otherwise. */
export const asWritten = (name: string): string =>
  name
    .trim()
    .toLocaleLowerCase('de')
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toLocaleUpperCase('de'));

/** The day of birth in ISO; null where the card does not know all of it. */
export const bornOn = ({ born }: CardData): string | null =>
  /^\d{8}$/.test(born) ? `${born.slice(0, 4)}-${born.slice(4, 6)}-${born.slice(6)}` : null;

/** Folds what cards and people write differently: case, `ß`, umlauts written out, marks, spaces, hyphens and dots. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLocaleUpperCase('de')
    .replaceAll('Ä', 'AE')
    .replaceAll('Ö', 'OE')
    .replaceAll('Ü', 'UE')
    .replaceAll('ẞ', 'SS')
    .replaceAll('Ł', 'L')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s'’.-]+/g, ' ')
    .trim();

function isPartOf(said: string, onCard: string): boolean {
  const all = plain(onCard).split(' ');
  let from = 0;
  for (const name of plain(said).split(' ')) {
    const at = all.indexOf(name, from);
    if (at < 0) return false;
    from = at + 1;
  }
  // A card without given names exists; then there is nothing to say either.
  return true;
}

/** Given names first, then the family name, in one field; nothing was asked where it is empty. */
function isFullName({ familyNames, givenNames }: CardData, said: string): boolean {
  const [whole, family] = [plain(said), plain(familyNames)];
  if (whole === '' || whole === family) return true;
  return whole.endsWith(` ${family}`) && isPartOf(whole.slice(0, -family.length), givenNames);
}

const isSameDay = (onCard: string, said: string): boolean =>
  [...said.replaceAll('-', '')].every((digit, at) => onCard[at] === ' ' || onCard[at] === digit);

const homeOf = ({ street, postcode }: Home): string =>
  `${plain(street).replaceAll('STRASSE', 'STR').replace(/ /g, '')} ${postcode.trim()}`;

interface Home {
  /** With the number of the house. */
  readonly street: string;
  readonly postcode: string;
}
/** What a person said in a form or an account; null for what was not asked. */
export interface SaidOfPerson {
  readonly familyName: string | null;
  readonly givenNames: string | null;
  /** Where a form asks for the whole name in one field. */
  readonly fullName?: string | null;
  /** ISO date. */
  readonly birthDate: string | null;
  readonly home: Home | null;
}
export type CardField = 'name' | 'birth-date' | 'address';
export type CardRefusal = 'card-kind' | 'card-not-whole' | 'card-invalid' | 'other-person';
