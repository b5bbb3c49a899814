/** Splits a German compound into words that are known (`hundesteuer` -> `hunde`, `steuer`); null when it is not made of them. */
export function splitCompound(word: string, known: ReadonlySet<string>): readonly string[] | null {
  if (word.length < 7) return null;
  const parts = split(word, known, new Map());
  return parts && parts.length > 1 ? parts : null;
}

/** Words that compounds of the administration are made of, beside those of the catalogue itself. */
export const commonParts: readonly string[] =
  `abgabe abmeldung adresse aenderung amt anmeldung antrag anzeige arbeit aufenthalt ausweis auto bad behoerde bescheid
   bescheinigung bestaetigung betreuung bewohner buerger bus einwohner eltern erlaubnis ermaessigung fahrzeug familie
   feuer fuehrer fuehrung garten geburt geburts geld gewerbe haupt haus heirat hund hunde jugend karte kind kinder kita kosten kranken
   land marke meister melde meldung miet miete mieter mutter namen nebenwohnung ordnung parken pass person personal pflege plan platz
   rad recht rathaus reise rente rundfunk schein schul schule schutz sozial sperr staats stadt steuer stelle strasse tier titel
   ummeldung umzug unterlagen urkunde urlaub vater verein verkehr versicherung wagen wechsel wohn wohngeld wohnsitz wohnung
   wohnungsgeber zeugnis zulassung zuzug`.split(/\s+/);

/** The split with the fewest words; `s`, `es`, `n`, `en` and `er` may join two of them. */
function split(
  word: string,
  known: ReadonlySet<string>,
  seen: Map<string, readonly string[] | null>,
): readonly string[] | null {
  if (word === '') return [];
  const before = seen.get(word);
  if (before !== undefined) return before;
  let best: readonly string[] | null = null;
  for (let end = word.length; end >= 3; end--) {
    const part = word.slice(0, end);
    if (!isPart(part, known)) continue;
    for (const joint of joints) {
      if (!word.startsWith(joint, end) || (joint !== '' && word.length === end + joint.length)) continue;
      const rest = split(word.slice(end + joint.length), known, seen);
      if (rest && (best === null || rest.length + 1 < best.length)) best = [part, ...rest];
    }
  }
  seen.set(word, best);
  return best;
}

const isPart = (part: string, known: ReadonlySet<string>): boolean =>
  known.has(part) && (part.length > 3 || shortParts.has(part));

const joints = ['', 's', 'es', 'n', 'en', 'er', 'e'];
const shortParts: ReadonlySet<string> = new Set(['amt', 'bad', 'bus', 'kfz', 'ort', 'rad', 'weg']);
