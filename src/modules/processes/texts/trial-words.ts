import type { Bilingual } from '#kernel/language';
import type { ProblemCode } from '../domain/feel/index.ts';

/** Why a decision that is tried out has no result, in words; codes without words of their own are named. */
export function trialWords(code: TrialCode, detail: string): Bilingual {
  const own = words[code];
  return (
    own ?? {
      de: `Die Rechnung ging nicht auf (${code}${detail}).`,
      en: `The calculation did not work out (${code}${detail}).`,
    }
  );
}

const words: Partial<Record<TrialCode, Bilingual>> = {
  'rules-unreadable': { de: 'Die Regeln lassen sich nicht lesen.', en: 'The rules cannot be read.' },
  'dmn.several-rules': {
    de: 'Mehrere Zeilen passen zugleich. Es darf nur eine passen.',
    en: 'Several rows fit at once. Only one may fit.',
  },
  'dmn.different-outputs': {
    de: 'Mehrere Zeilen passen und sagen Verschiedenes.',
    en: 'Several rows fit and say different things.',
  },
  'dmn.input-not-allowed': {
    de: 'Ein Wert steht nicht in der Liste der erlaubten Werte.',
    en: 'A value is not in the list of allowed values.',
  },
  'dmn.no-expression': { de: 'Die Entscheidung ist noch leer.', en: 'The decision is still empty.' },
  'dmn.unknown-decision': { de: 'Diese Entscheidung gibt es nicht.', en: 'There is no such decision.' },
  'dmn.type-mismatch': { de: 'Ein Wert hat die falsche Art.', en: 'A value is of the wrong kind.' },
  'dmn.circular': {
    de: 'Die Entscheidungen brauchen sich im Kreis.',
    en: 'The decisions need each other in a circle.',
  },
  'feel.too-many-steps': { de: 'Die Rechnung dauert zu lange.', en: 'The calculation takes too long.' },
};

export type TrialCode = ProblemCode | 'rules-unreadable';
