import { randomInt } from 'node:crypto';

const syllables = ['be', 'da', 'fi', 'go', 'hu', 'ka', 'le', 'mi', 'no', 'pu', 'ra', 'se', 'ti', 'vo', 'wu', 'za'];

/** Made-up names, common ones common and rare ones rare, as in a city: the most frequent family name has 7 of 1,000 people. */
export const familyNames: Names = ranked(20_000, 20, ['er', 'mann', 'ke', 'ow', 'sky', 'bach', 'stein', 'hoff']);
export const givenNames: Names = ranked(3_000, 10, ['a', 'ine', 'o', 'us', 'ian', 'ette', 'ik', 'old']);

/** One of the names, by how common it is. */
export function pick({ names, shares }: Names): string {
  const wanted = Math.random();
  let [low, high] = [0, names.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shares[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return names[low]!;
}

/** A birth date of somebody between 18 and 88 years. */
export const born = (): string =>
  new Date(Date.UTC(1938, 0, 1) + randomInt(70 * 365) * 86_400_000).toISOString().slice(0, 10);

function ranked(count: number, flat: number, endings: readonly string[]): Names {
  const names = Array.from({ length: count }, (_, rank) => nameOf(rank, endings));
  let sum = 0;
  const sums = names.map((_, rank) => {
    sum += 1 / (rank + flat);
    return sum;
  });
  return { names, shares: sums.map((share) => share / sum) };
}

function nameOf(rank: number, endings: readonly string[]): string {
  let [rest, name] = [rank, ''];
  do {
    name += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
  } while (rest > 0);
  return name.charAt(0).toUpperCase() + name.slice(1) + endings[rank % endings.length];
}

export interface Names {
  readonly names: readonly string[];
  /** Summed up: the share of all people with this name or a more common one. */
  readonly shares: readonly number[];
}
