import type { Bilingual } from '#kernel/language';
import type { StrategyFault } from '../domain/read-strategy.ts';

/** What is wrong in `strategy.yaml` and what to do, in both languages. */
export function strategyFaultWords({ code, path, found }: StrategyFault): Bilingual {
  const key = path.join('.') || 'strategy.yaml';
  const [de, en] = words[code];
  return { de: `${key}: ${de(found)}`, en: `${key}: ${en(found)}` };
}

type Word = (found: string) => string;
const words: Readonly<Record<StrategyFault['code'], readonly [Word, Word]>> = {
  shape: [
    (found) => `Diese Angabe passt nicht (${found}). Vergleichen Sie sie mit den anderen Einträgen.`,
    (found) => `This entry does not fit (${found}). Compare it with the other entries.`,
  ],
  'id-twice': [
    (found) => `${found} gibt es zweimal. Geben Sie einem Eintrag einen anderen Namen.`,
    (found) => `${found} is there twice. Give one entry another name.`,
  ],
  'owner-unknown': [
    (found) => `Das Amt ${found} steht nicht in offices.yaml. Nennen Sie eines von dort.`,
    (found) => `The office ${found} is not in offices.yaml. Name one from there.`,
  ],
  'share-of-nothing': [
    (found) => `Ein Anteil an ${found} braucht unter counted die Werte, die zählen.`,
    (found) => `A share of ${found} needs the values that count, under counted.`,
  ],
  'word-unknown': [
    (found) => `Den Wert ${found} gibt es hier nicht. Prüfen Sie die Schreibweise.`,
    (found) => `There is no value ${found} here. Check the spelling.`,
  ],
  'no-number': [
    (found) => `${found} ist keine Zahl. Nehmen Sie als measure share oder count.`,
    (found) => `${found} is no number. Use share or count as the measure.`,
  ],
  'unit-wrong': [
    (found) => `Die Einheit ${found} passt nicht zum Maß. Anteile sind percent, alles andere nicht.`,
    (found) => `The unit ${found} does not fit the measure. Shares are percent, nothing else is.`,
  ],
  'target-impossible': [
    (found) => `Ein Anteil von ${found} Prozent ist nicht möglich. Nehmen Sie 0 bis 100.`,
    (found) => `A share of ${found} per cent is impossible. Use 0 to 100.`,
  ],
  'too-few': [
    (found) => `Mit least: ${found} könnte man einzelne Menschen erkennen. Nehmen Sie mindestens 10.`,
    (found) => `With least: ${found}, single persons could be recognised. Use at least 10.`,
  ],
  'due-before-begin': [
    (found) => `Das Ziel endet am ${found}, bevor es beginnt. Ändern Sie due oder from.`,
    (found) => `The goal ends on ${found}, before it begins. Change due or from.`,
  ],
};
