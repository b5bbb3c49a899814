/**
 * The places among the answers that a question means: `vorname`, `hunde.1.name`; `hunde` means everything in the list and
 * `hunde.name` that answer of each item. What is not asked (any more) is left out.
 */
export const namedPlaces = (named: readonly string[], places: readonly string[]): readonly string[] =>
  places.filter((place) =>
    named.some((name) => place === name || place.startsWith(`${name}.`) || withoutItem(place) === name),
  );

/** `hunde.1.name` as `hunde.name`. */
const withoutItem = (place: string): string => place.replace(/\.\d+\./, '.');
