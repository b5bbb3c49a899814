import { type Draw, dayOf } from './draw.ts';
import type { Town } from './residents.ts';

/** One home for all; some moved in from another one, some keep a secondary one, and a few couples live apart. */
export function addHomes(town: Town, members: readonly string[], born: number, isCouple: boolean): void {
  const { draw, residents } = town;
  const now = { ...drawAddress(town), ...settledOn(draw, born + 18) };
  const before = draw.chance(0.3) ? drawAddress(town) : null;
  const apart = isCouple && draw.chance(0.04) ? { ...drawAddress(town), ...settledOn(draw, born + 18) } : null;
  for (const [place, person] of members.entries()) {
    const hasSecond = place === 0 && draw.chance(0.02);
    const home = apart && place === 1 ? apart : now;
    residents.homes.push({ person, ...home, kind: hasSecond ? 'main' : 'only', movedOutOn: null });
    if (hasSecond)
      residents.homes.push({
        person,
        ...drawAddress(town),
        ...yearsBefore(now, 1),
        kind: 'secondary',
        movedOutOn: null,
      });
    if (before && home === now && place < 2) {
      residents.homes.push({ person, ...before, ...yearsBefore(now, 3), kind: 'only', movedOutOn: now.movedInOn });
    }
  }
}

/** Grown up at the earliest, not in the year the demo plays in, and registered within two weeks. */
export function settledOn(draw: Draw, firstYear: number) {
  const year = draw.between(Math.min(Math.max(firstYear, 1970), 2025), 2025);
  const [month, day] = [draw.between(1, 12), draw.between(1, 14)];
  return { movedInOn: dayOf(year, month, day), registeredOn: dayOf(year, month, day + draw.below(14)) };
}
function yearsBefore({ movedInOn }: { readonly movedInOn: string }, years: number) {
  const day = `${Number(movedInOn.slice(0, 4)) - years}${movedInOn.slice(4)}`;
  return { movedInOn: day, registeredOn: day };
}
function drawAddress({ draw, blocks, cityName }: Town) {
  const { street, postcode, numbers } = draw.one(blocks);
  return { street, houseNumber: draw.one(numbers), postcode, city: cityName, addition: '' };
}
