import { normaliseStreet, streetKey } from '#kernel/search-form';
import { findNumber } from './find-number.ts';
import { formatHouseNumber, type HouseNumber, parseHouseNumber, splitStreetLine } from './house-number.ts';
import { lookAlikes, type StreetNames, streetNames, suggestStreets } from './suggest-streets.ts';
import type { AddressCheck, LocalAddress, Street, StreetAddress, Streets } from './types.ts';

/** Makes a street list that can be asked; `postcodes` are all of the city, for streets where no address is known. */
export function makeStreets(list: readonly Street[], postcodes: readonly string[], isComplete: boolean): Streets {
  const names = streetNames(list.map((street) => street.name));
  const byKey = new Map(list.map((street, place) => [names.keys[place]!, street]));
  const byLooseKey = new Map(list.map((street, place) => [looseKey(names.keys[place]!), street]));
  const find = (text: string): Street | undefined => {
    const key = streetKey(text);
    return byKey.get(key) ?? byLooseKey.get(looseKey(key));
  };
  return {
    isComplete,
    count: list.length,
    data: { list, postcodes, isComplete },
    suggest: (prefix, limit) => suggestStreets(names, prefix, limit),
    check(typed) {
      const address = withNumber(typed, find);
      const street = find(address.street);
      return street ? checkNumber(street, address, postcodes) : unknownStreet(address, names, isComplete);
    },
  };
}

/** `Munzgasse` means `Münzgasse`: no two streets differ by their umlauts only. */
const looseKey = (key: string): string => key.replace(/([aou])e/g, '$1');

/** Takes the number from behind the street when its own field is empty and the whole line is no street. */
function withNumber(typed: StreetAddress, find: (text: string) => Street | undefined): Typed {
  const postcode = (typed.postcode ?? '').replace(/^\s*D\s*-?\s*/i, '').replace(/\s/g, '');
  const own = { street: typed.street, houseNumber: typed.houseNumber.trim(), postcode };
  if (own.houseNumber !== '' || find(own.street)) return own;
  return { ...splitStreetLine(typed.street), postcode };
}

function unknownStreet(address: Typed, names: StreetNames, isComplete: boolean): AddressCheck {
  return {
    ok: false,
    reason: 'street-unknown',
    suggestions: lookAlikes(names, address.street, 3),
    soft: !isComplete,
    address:
      !isComplete && /^\d{5}$/.test(address.postcode)
        ? { ...address, street: normaliseStreet(address.street), houseNumber: spelled(address.houseNumber) }
        : null,
  };
}

function checkNumber(street: Street, address: Typed, cityPostcodes: readonly string[]): AddressCheck {
  const parsed = parseHouseNumber(address.houseNumber);
  const found = parsed ? findNumber(street, parsed) : null;
  const houseNumber = found?.spelling ?? spelled(address.houseNumber);
  const possible = found?.postcodes ?? nearPostcodes(street, parsed, cityPostcodes);
  const fail = (reason: 'postcode-ambiguous' | 'postcode-wrong'): AddressCheck => ({
    ok: false,
    reason,
    soft: false,
    street: street.name,
    houseNumber,
    postcodes: possible,
  });
  if (address.postcode !== '' && !possible.includes(address.postcode)) return fail('postcode-wrong');
  const postcode = address.postcode || (possible.length === 1 ? possible[0]! : '');
  if (postcode === '') return fail('postcode-ambiguous');
  const local: LocalAddress = { street: street.name, houseNumber, postcode };
  return found ? { ok: true, address: local } : { ok: false, reason: 'number-unknown', soft: true, address: local };
}

/** For an unknown number: the postcodes of the same number without its letter, else of the street, else of the city. */
function nearPostcodes(
  street: Street,
  number: HouseNumber | null,
  cityPostcodes: readonly string[],
): readonly string[] {
  const plain = number && findNumber(street, { from: number.from, to: number.from, letter: '', lastLetter: '' });
  if (plain) return plain.postcodes;
  return street.postcodes.length > 0 ? street.postcodes : cityPostcodes;
}

const spelled = (text: string): string => {
  const number = parseHouseNumber(text);
  return number ? formatHouseNumber(number) : text.trim().replace(/\s+/g, ' ');
};

interface Typed {
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
}
