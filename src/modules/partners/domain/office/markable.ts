import type { JsonObject } from '#kernel/json';

/** Address and account of a form in one spelling each, so that the same ones are equal however they were typed; null where the form has none. */
export function markable(
  answers: JsonObject,
  questions: { readonly address: string | null; readonly ibans: readonly string[] },
): { readonly address: string | null; readonly iban: string | null } {
  const place = questions.address ? answers[questions.address] : null;
  const iban = questions.ibans.map((id) => answers[id]).find((one) => typeof one === 'string');
  return {
    address: place && typeof place === 'object' && !Array.isArray(place) ? addressOf(place as JsonObject) : null,
    iban: typeof iban === 'string' ? iban.replaceAll(/\s/gu, '').toUpperCase() || null : null,
  };
}

function addressOf(place: JsonObject): string | null {
  const part = (name: string): string => plain(typeof place[name] === 'string' ? (place[name] as string) : '');
  const street = part('street').replace(/str(a(ß|ss)e|\.)?$/u, 'str');
  const houseNumber = part('houseNumber').replaceAll(' ', '');
  return street && houseNumber ? [street, houseNumber, part('postcode'), part('city')].join('|') : null;
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
