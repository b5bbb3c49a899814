import type { Draw } from './draw.ts';

/** A family name that nobody takes for a real one: words for "example" in many languages, and German place endings behind them. */
export function drawFamilyName(draw: Draw): string {
  if (draw.chance(0.22)) return draw.one(foreignExamples);
  const name = draw.one(examples) + draw.one(endings);
  return draw.chance(0.05) ? `${name}-${draw.one(examples)}${draw.one(endings)}` : name;
}

/** One to three given names, and the usual one where it is marked. */
export function drawGivenNames(draw: Draw, sex: 'weiblich' | 'maennlich'): GivenNames {
  const list = givenNames[sex];
  const count = draw.chance(0.45) ? 2 : draw.chance(0.1) ? 3 : 1;
  const names = new Set<string>();
  while (names.size < count) names.add(draw.one(list));
  const all = [...names];
  return { givenNames: all.join(' '), usualName: count > 1 && draw.chance(0.6) ? draw.one(all) : null };
}

const examples = [
  ...['Muster', 'Probe', 'Beispiel', 'Modell', 'Übungs', 'Phantasie', 'Erdacht', 'Schein', 'Vorlage', 'Entwurfs'],
  ...['Test', 'Versuchs', 'Schablonen', 'Attrappen', 'Märchen', 'Fabel', 'Dichter', 'Kulissen', 'Spielzeug', 'Nirgend'],
];
const endings = [
  ...['mann', 'berg', 'thal', 'hof', 'bach', 'feld', 'wald', 'stein', 'huber', 'meier', 'müller', 'schmidt', 'höfer'],
  ...['kämper', 'brück', 'weiß', 'grün', 'heim', 'hausen', 'städter', 'wiese', 'see', 'rode', 'itz', 'ow', 'ke'],
];
const foreignExamples = [
  ...['Przykładowski', 'Próbkowska', 'Příkladová', 'Príkladný', 'Örnekoğlu', 'Örnekçi', 'Primjerić', 'Primerović'],
  ...['Exempleanu', 'Pildoiu-Țest', 'Minta', 'Példaházy', 'Näidissoo', 'Paraugniece', 'Pavyzdžiūnas', 'Esimerkkilä'],
  ...['Dæmisson', 'Eksempelsen', 'Exempelström', 'Voorbeeldstra', "D'Esempio", 'Ejemplónez', 'Exempleau', 'O’Sample'],
  ...['Mẫuthử', 'Shembulli', 'Eġempju', 'Adibideñe', 'Enghraifft-ŵyn', 'Ċampjun', 'Ňepravdivý', 'Đemoski'],
];
const givenNames = {
  weiblich: [
    ...['Anna', 'Berta', 'Clara', 'Dora', 'Emma', 'Frieda', 'Greta', 'Hanna', 'Ida', 'Johanna', 'Karla', 'Lena'],
    ...['Marie', 'Nele', 'Olga', 'Paula', 'Rosa', 'Sophie', 'Thea', 'Ulla', 'Viola', 'Wanda', 'Zoë', 'Jördis'],
    ...['Şule', 'Ayşe', 'Łucja', 'Małgorzata', 'Žofie', 'Růžena', 'Ilknur', 'Ștefania', 'Đurđica', 'Siân', 'Nguyệt'],
    ...['Anna-Lena', 'Marie-Luise', 'Eva-Maria'],
  ],
  maennlich: [
    ...['Anton', 'Bruno', 'Carl', 'David', 'Emil', 'Fritz', 'Georg', 'Hans', 'Ivo', 'Jakob', 'Konrad', 'Leo', 'Max'],
    ...['Nils', 'Otto', 'Paul', 'Rudi', 'Sven', 'Theo', 'Uwe', 'Viktor', 'Willi', 'Jürgen', 'Jörg', 'Günther'],
    ...['Łukasz', 'Čeněk', 'Jiří', 'Đorđe', 'Çağan', 'Ştefan', 'Håkon', 'Søren', 'André', 'José', 'Đức'],
    ...['Karl-Heinz', 'Hans-Peter', 'Franz-Josef'],
  ],
} as const;

export interface GivenNames {
  readonly givenNames: string;
  readonly usualName: string | null;
}
