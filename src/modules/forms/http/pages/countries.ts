import type { Language } from '#kernel/language';
import { countryName } from '../../domain/value-lines.ts';

/** Every country with its name, Germany first, then by name as the language sorts. */
export function countries(language: Language): readonly { readonly value: string; readonly label: string }[] {
  const known = lists.get(language);
  if (known) return known;
  const all = codes.split(' ').map((value) => ({ value, label: countryName(value, language) }));
  const list = all.toSorted((a, b) =>
    a.value === 'DE' ? -1 : b.value === 'DE' ? 1 : a.label.localeCompare(b.label, language),
  );
  lists.set(language, list);
  return list;
}

const lists = new Map<Language, readonly { readonly value: string; readonly label: string }[]>();
/** ISO 3166-1 alpha-2 and XK for Kosovo, as German registers use it. */
const codes =
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NU NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW';
