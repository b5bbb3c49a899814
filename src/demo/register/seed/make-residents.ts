import { nameKey } from '../match.ts';
import { createDraw, type Draw, dayIn } from './draw.ts';
import { addHomes, settledOn } from './draw-homes.ts';
import { drawFamilyName, drawGivenNames } from './names.ts';
import type { Basics, GivenPerson, ResidentOptions, ResidentPerson, Residents, Town } from './residents.ts';

/** Synthetic residents in households at real addresses: families, twins, blocks; the same for the same seed. */
export function makeResidents(options: ResidentOptions): Residents {
  const { seed, size, blocks, cityName } = options;
  const draw = createDraw(seed);
  const residents: Residents = { persons: [], homes: [], kin: [] };
  const inhabited = blocks.filter((block) => block.numbers.length > 0);
  const town: Town = { draw, blocks: inhabited, residents, size, cityName };
  for (const person of options.people) addGivenPerson(town, person);
  while (residents.persons.length < size) addHousehold(town);
  return residents;
}

/** Someone the demo names: exactly these facts, the rest drawn. */
function addGivenPerson(town: Town, given: GivenPerson): void {
  const id = addPerson(town, { ...given, usualName: null, sex: 'ohneAngabe', civilStatus: 'ledig' });
  const { street, houseNumber, postcode, city } = given.address;
  town.residents.homes.push({
    ...{ person: id, street, houseNumber, postcode, city, addition: '', kind: 'only', movedOutOn: null },
    ...settledOn(town.draw, Number(given.birthDate.slice(0, 4)) + 18),
  });
}

function addHousehold(town: Town): void {
  const { draw, residents, size } = town;
  const familyName = drawFamilyName(draw);
  const born = draw.between(1934, 2007);
  const isCouple = born < 2002 && draw.chance(0.48);
  const sex = draw.chance(0.5) ? 'weiblich' : 'maennlich';
  const status = isCouple ? 'verheiratet' : draw.one(['ledig', 'ledig', 'geschieden', 'verwitwet'] as const);
  const first = addPerson(town, adult(draw, familyName, born, sex, status));
  const members = [first];
  if (isCouple && residents.persons.length < size) {
    const ownName = draw.chance(0.25) ? drawFamilyName(draw) : familyName;
    const other = draw.chance(0.95) ? (sex === 'weiblich' ? 'maennlich' : 'weiblich') : sex;
    const second = addPerson(town, adult(draw, ownName, born + draw.between(-4, 4), other, status));
    residents.kin.push([first, second, 'spouse'], [second, first, 'spouse']);
    members.push(second);
  }
  const hasChildren = born > 1962 && born < 2003 && draw.chance(isCouple ? 0.6 : 0.2);
  const children = hasChildren ? addChildren(town, familyName, born, [...members]) : [];
  addHomes(town, [...members, ...children], born, isCouple);
}

function addChildren(town: Town, familyName: string, born: number, parents: readonly string[]): string[] {
  const { draw, residents, size } = town;
  const children: string[] = [];
  let year = Math.max(born + draw.between(22, 38), 2008);
  for (let count = draw.between(1, 3); count > 0 && year <= 2025; count--) {
    const birthDate = dayIn(draw, year);
    const births = draw.chance(0.03) ? 2 : 1;
    for (let birth = 0; birth < births && residents.persons.length < size; birth++) {
      const sex = draw.chance(0.5) ? 'weiblich' : 'maennlich';
      const child = { familyName, birthDate, sex, civilStatus: 'ledig', ...drawGivenNames(draw, sex) } as const;
      const id = addPerson(town, child);
      for (const parent of parents) residents.kin.push([parent, id, 'child']);
      children.push(id);
    }
    year += draw.between(2, 4);
  }
  return children;
}

const adult = (draw: Draw, familyName: string, year: number, sex: 'weiblich' | 'maennlich', civilStatus: string) => ({
  ...{ familyName, birthDate: dayIn(draw, year), sex, civilStatus },
  ...drawGivenNames(draw, sex),
});

function addPerson({ draw, residents }: Town, basics: Basics): string {
  const id = draw.id();
  const year = Number(basics.birthDate.slice(0, 4));
  const former = basics.civilStatus !== 'ledig' && draw.chance(0.3) ? [drawFamilyName(draw)] : [];
  residents.persons.push({
    id,
    pseudonym: basics.pseudonym ?? null,
    familyName: basics.familyName,
    givenNames: basics.givenNames,
    usualName: basics.usualName,
    doctorate: year < 1995 && draw.chance(0.02) ? 'Dr.' : null,
    birthDate: basics.birthDate,
    birthPlace: draw.one(places),
    sex: basics.sex,
    nationalities: draw.chance(0.88) ? ['DE'] : draw.one(foreignNationalities),
    religion: draw.chance(0.8) ? null : draw.one(['evangelisch', 'roemischKatholisch'] as const),
    civilStatus: basics.civilStatus,
    formerNames: former,
    nameKeys: [...new Set([basics.familyName, ...former].map(nameKey))],
    documents: documentsOf(draw, year),
    blockedUntil: !basics.pseudonym && draw.chance(0.005) ? '2028-12-31' : null,
  });
  return id;
}

/** Numbers begin with DEMO, so that none is a real one. */
function documentsOf(draw: Draw, year: number): ResidentPerson['documents'] {
  if (year > 2009 || draw.chance(0.05)) return [];
  const number = `DEMO${String(draw.below(100_000)).padStart(5, '0')}`;
  const kind = draw.chance(0.9) ? 'personalausweis' : 'reisepass';
  return [{ kind, number, validUntil: dayIn(draw, draw.between(2027, 2035)) }];
}

const places = [
  'Leipzig',
  'Leipzig',
  'Leipzig',
  'Halle (Saale)',
  'Dresden',
  'Chemnitz',
  'Berlin',
  'Gera',
  'Łódź',
  'Brno',
];
const foreignNationalities = [
  ['SY'],
  ['PL'],
  ['UA'],
  ['RO'],
  ['VN'],
  ['TR'],
  ['IT'],
  ['DE', 'PL'],
  ['DE', 'TR'],
] as const;
