import type { Bilingual } from '#kernel/language';
import type { ReadFault } from '../domain/read-plan.ts';

/** What is wrong in `appointments.yaml` and what to do, in both languages. */
export function planFaultWords({ code, path, found }: ReadFault): Bilingual {
  const key = path.join('.') || 'appointments.yaml';
  const [de, en] = words[code];
  return { de: `${key}: ${de(found)}`, en: `${key}: ${en(found)}` };
}

type Word = (found: string) => string;
const words: Readonly<Record<ReadFault['code'], readonly [Word, Word]>> = {
  shape: [
    (found) => `Diese Angabe passt nicht (${found}). Vergleichen Sie sie mit den anderen Einträgen.`,
    (found) => `This entry does not fit (${found}). Compare it with the other entries.`,
  ],
  'id-twice': [
    (found) => `Die id ${found} gibt es zweimal. Geben Sie einer einen anderen Namen.`,
    (found) => `The id ${found} is there twice. Give one of them another name.`,
  ],
  'service-unknown': [
    (found) => `Die Leistung ${found} gibt es nicht. Prüfen Sie den Namen unter services.`,
    (found) => `There is no service ${found}. Check its name under services.`,
  ],
  'office-unknown': [
    (found) => `Das Amt ${found} steht nicht in offices.yaml. Prüfen Sie den Namen.`,
    (found) => `The office ${found} is not in offices.yaml. Check its name.`,
  ],
  'policy-unknown': [
    (found) => `Die Freigabe ${found} gibt es nicht. Legen Sie sie unter policies an.`,
    (found) => `There is no release policy ${found}. Add it under policies.`,
  ],
  'policies-unordered': [
    (found) => `Die Tage sind nicht in ihrer Reihenfolge: ${found}. Ordnen Sie sie vom ältesten zum neuesten.`,
    (found) => `The days are not in order: ${found}. Put the oldest first.`,
  ],
  'desk-unknown': [
    (found) => `Den Platz ${found} gibt es in diesem Amt nicht. Prüfen Sie die Nummer.`,
    (found) => `There is no desk ${found} in this office. Check its number.`,
  ],
  'skill-unknown': [
    (found) => `${found} steht nicht unter services. Prüfen Sie den Namen.`,
    (found) => `${found} is not among the services. Check its name.`,
  ],
  'hours-reversed': [
    (found) => `Das Ende liegt nicht nach dem Anfang: ${found}. Tauschen Sie die Zeiten.`,
    (found) => `The end is not after the beginning: ${found}. Swap the times.`,
  ],
  'shares-above-one': [
    (found) => `Die Anteile ergeben zusammen ${found}. Mehr als 1 geht nicht.`,
    (found) => `The shares add up to ${found}. They cannot be more than 1.`,
  ],
  'release-missing': [
    () => 'Ein Anteil für online braucht eine Freigabe. Ein Anteil für den Schalter hat keine.',
    () => 'A share for online needs a release. A share for the counter has none.',
  ],
};
